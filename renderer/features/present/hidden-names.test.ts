import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenNames, letters, type NameKind, type Names } from './hidden-names.ts';

const WORDS = { client: 'The client', named: (kind: NameKind, mark: string) => `${kind} ${mark}` };

function names(named: Partial<Names['named']>, client = 'Acme'): Names {
  const none = { service: [], team: [], repository: [], person: [], version: [], environment: [] };
  return { client, named: { ...none, ...named } };
}

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('letter of %i is %s', (index, letter) => {
  expect(letters(index)).toBe(letter);
});

describe('hiddenNames', () => {
  const hidden = hiddenNames(names({ service: ['cart', 'cart-api', '주문'], team: ['cart', 'Core'] }), WORDS);

  test('each kind has marks of its own, the same each time', () => {
    expect([hidden.of('service', 'cart-api'), hidden.of('team', 'cart'), hidden.of('service', 'cart-api')]).toEqual([
      'service B',
      'team 1',
      'service B',
    ]);
    expect(hidden.of('service', 'never heard of')).toBe('service ?');
    expect(hidden.ofAny('Core')).toBe('team 2');
  });

  test('texts: the longest name first, whole words only, whatever the case; particles may follow', () => {
    expect(hidden.within('cart-api broke CART, not carting; ACME’s 주문은 늦다')).toBe(
      'service B broke service A, not carting; The client’s service C은 늦다',
    );
  });

  test('without names nothing is replaced', () => {
    expect(hiddenNames(names({}, ''), WORDS).within('anything at all')).toBe('anything at all');
  });

  test('no name is left in any text made of names', () => {
    const name = fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom(...'xyz.*+?()[]\\ßİ한글-/ ') });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), fc.nat(), (all, seed) => {
        const known = all.map((each) => each.trim()).filter((each) => each.length > 2);
        fc.pre(known.length > 0);
        const text = `… ${known[seed % known.length]} …`;
        const said = hiddenNames(names({ service: known }), WORDS).within(text);
        expect(said.includes(known[seed % known.length] ?? '')).toBe(false);
      }),
    );
  });
});
