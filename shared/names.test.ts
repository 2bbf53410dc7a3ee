import { expect, test } from 'vitest';
import type { MappedService, NameChoice, NameMapping } from './name-mapping.ts';
import { applyChoices, follow, suggestAliases, takeBack } from './names.ts';

function service(name: string, deployments = 0, more: Partial<MappedService> = {}): MappedService {
  return { name, deployments, incidents: 0, aliasOf: null, aliases: [], rowTeam: null, team: null, ...more };
}

test('what a name means is followed to its end, and never round in circles', () => {
  const means = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['x', 'y'],
    ['y', 'x'],
  ]);
  expect(['a', 'b', 'c', 'd', 'x'].map(follow(means))).toEqual(['c', 'c', 'c', 'd', 'x']);
});

test('names of the same letters are likely one service, that with the most deployments', () => {
  const services = [
    service('cart', 5),
    service('Cart_Service', 9),
    service('cart-svc', 1),
    service('cartservice'),
    service('checkout', 3),
    service('check-out', 3),
    service('장바구니 서비스', 2),
    service('장바구니', 4),
    service('service', 1),
    service('svc', 1),
    service('CART', 2, { aliasOf: 'cart' }),
    service('cart-api', 2),
    service('---'),
  ];
  expect(suggestAliases(services)).toEqual([
    { service: 'cart', aliasOf: 'Cart_Service' },
    { service: 'cart-svc', aliasOf: 'Cart_Service' },
    { service: 'cartservice', aliasOf: 'Cart_Service' },
    { service: 'check-out', aliasOf: 'checkout' },
    { service: '장바구니 서비스', aliasOf: '장바구니' },
  ]);
});

const MAPPING: NameMapping = {
  services: [service('a'), service('b', 0, { aliases: ['c'] }), service('c', 0, { aliasOf: 'b' })],
  teams: ['red'],
  environments: [{ name: 'prod', deployments: 1, byPattern: true, production: null }],
  repositories: [
    {
      id: 1,
      name: 'shop',
      commits: 1,
      lastCommitAt: null,
      cloned: false,
      services: [{ service: 'a', paths: [], touching: null }],
    },
  ],
  people: [
    {
      key: 'k',
      name: 'K',
      email: 'k',
      commits: 1,
      looksLikeBot: false,
      bot: null,
      sameAs: null,
      domain: null,
      group: null,
    },
    {
      key: 'l',
      name: 'L',
      email: 'l',
      commits: 1,
      looksLikeBot: false,
      bot: null,
      sameAs: null,
      domain: null,
      group: null,
    },
  ],
};

const CHOICES: readonly NameChoice[] = [
  { kind: 'alias', service: 'b', aliasOf: 'a' },
  { kind: 'team', service: 'a', team: 'red' },
  { kind: 'team', service: 'a', team: 'blue' },
  { kind: 'environment', environment: 'prod', production: false },
  { kind: 'repository', repositoryId: 1, services: [{ service: 'c', paths: ['x'] }] },
  { kind: 'bot', person: 'k', bot: true },
  { kind: 'group', person: 'k', group: 'partners' },
  { kind: 'same-person', person: 'k', sameAs: 'l' },
];

test('choices change the mapping, aliases of aliases too', () => {
  expect(applyChoices(MAPPING, CHOICES)).toEqual({
    services: [
      service('a', 0, { aliases: ['b', 'c'], team: 'blue' }),
      service('b', 0, { aliasOf: 'a' }),
      service('c', 0, { aliasOf: 'a' }),
    ],
    teams: ['red', 'blue'],
    environments: [{ name: 'prod', deployments: 1, byPattern: true, production: false }],
    repositories: [{ ...MAPPING.repositories[0], services: [{ service: 'c', paths: ['x'], touching: null }] }],
    people: [{ ...MAPPING.people[0], bot: true, sameAs: 'l', group: 'partners' }, MAPPING.people[1]],
  });
});

test('choices taken back leave what was', () => {
  const after = applyChoices(MAPPING, CHOICES);
  const back = applyChoices(after, takeBack(MAPPING, CHOICES));
  expect({ ...back, teams: MAPPING.teams, services: back.services.map((one) => [one.name, one.team]) }).toEqual({
    ...MAPPING,
    services: [
      ['a', null],
      ['b', null],
      ['c', null],
    ],
  });
  expect(back.services[1]?.aliasOf).toBeNull();
});
