import fc from 'fast-check';
import { expect, it } from 'vitest';
import { People } from './people.ts';

function add(people: People, text: string | Buffer, encoding: string | null = null): number {
  const bytes = Buffer.concat([Buffer.from('author '), Buffer.from(text), Buffer.from(' 5 +0000')]);
  return people.add(bytes, 7, bytes.length - 8, encoding);
}

it('numbers people as they come, each once, however many share a place', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 60 }), (names) => {
      const people = new People();
      const numbers = new Map<string, number>();
      for (const name of [...names, ...names]) {
        const line = `${name} <${name.length}@example.com>`;
        const expected = numbers.get(line) ?? numbers.size;
        numbers.set(line, expected);
        expect(add(people, line)).toBe(expected);
      }
    }),
  );
  // More than there are places.
  const people = new People();
  const many = Array.from({ length: 9000 }, (_, number) => `Person ${number} <p${number}@example.com>`);
  for (const round of [1, 2]) expect([round, many.map((line) => add(people, line))]).toEqual([round, [...many.keys()]]);
});

it('decodes the same bytes by the encoding that is said of them', () => {
  const people = new People();
  const bytes = Buffer.concat([Buffer.from([0xb1, 0xe8]), Buffer.from(' <kim@example.com>')]);
  const numbers = [add(people, bytes, 'EUC-KR'), add(people, bytes, 'ISO-8859-1'), add(people, bytes)];
  expect(numbers.map((number) => people.person(number).name)).toEqual(['김', '±è', '김']);
  expect(add(people, bytes, 'EUC-KR')).toBe(numbers[0]);
});
