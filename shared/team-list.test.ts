import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MappedService, NameChoice } from './name-mapping.ts';
import { applyChoices } from './names.ts';
import { readTeamList, teamListText } from './team-list.ts';

function service(name: string, more: Partial<MappedService> = {}): MappedService {
  return { name, deployments: 0, incidents: 0, aliasOf: null, aliases: [], rowTeam: null, team: null, ...more };
}

const SERVICES = [
  service('cart', { rowTeam: 'red' }),
  service('web', { team: 'blue', rowTeam: 'red' }),
  service('api'),
  service('=SUM(A1)'),
  service('cart-svc', { aliasOf: 'cart' }),
];
const team = (name: string, said: string | null): NameChoice => ({ kind: 'team', service: name, team: said });

test('the list names each service and the team it has', () => {
  expect(teamListText(SERVICES)).toBe("service\tteam\ncart\tred\nweb\tblue\napi\t\n'=SUM(A1)\t");
});

describe('a list that is read', () => {
  test.each<[string, string, readonly NameChoice[], readonly string[]]>([
    ['changes nothing where it says what is so', teamListText(SERVICES), [], []],
    ['gives teams, and takes them back', 'cart\tgreen\nweb\t\napi\t', [team('cart', 'green'), team('web', null)], []],
    ['may have commas and quotes', 'Service,Team\r\n"api", "a, ""b"""\n', [team('api', 'a, "b"')], []],
    ['may have semicolons, and commas in names', '서비스;팀\napi;a, b', [team('api', 'a, b')], []],
    ['knows services by their other names, the last word holds', 'cart-svc\tx\ncart\ty', [team('cart', 'y')], []],
    ['tells names that nobody has', 'ghost\tx\nghost\ty\napi\tz', [team('api', 'z')], ['ghost']],
    ['takes a formula for a name', "'=SUM(A1)\tx", [team('=SUM(A1)', 'x')], []],
    ['passes over lines of one column', 'api\n\n', [], []],
  ])('%s', (_, text, choices, unknown) => {
    expect(readTeamList(text, SERVICES)).toEqual({ choices, unknown });
  });

  test('is what was written, whatever the names', () => {
    const name = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => /^\S(.*\S)?$/.test(text) && !/[\t\r\n"\u0085\u2028\u2029]/.test(text));
    const named = fc.uniqueArray(fc.record({ name, team: fc.option(name) }), { selector: (one) => one.name });
    fc.assert(
      fc.property(named, (drawn) => {
        const bare = drawn.map((one) => service(one.name));
        const said = drawn.map((one) => service(one.name, { team: one.team }));
        const mapping = { services: bare, teams: [], environments: [], repositories: [], people: [] };
        const { choices, unknown } = readTeamList(teamListText(said), bare);
        expect({ services: applyChoices(mapping, choices).services, unknown }).toEqual({ services: said, unknown: [] });
      }),
    );
  });
});
