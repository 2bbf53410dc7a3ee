import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asSha, createCommitIndex } from './commit-index.ts';

test('finds what begins so, as looking at every SHA would, up to two different ones', () => {
  // Few different bytes, so that long beginnings are shared.
  const sha = fc
    .tuple(
      fc.array(fc.constantFrom('00', '0f', 'f0', 'ff'), { minLength: 20, maxLength: 20 }),
      fc.constantFrom('', 'ee'.repeat(12)),
    )
    .map(([bytes, rest]) => bytes.join('') + rest);
  const twin = fc
    .tuple(sha, fc.nat({ max: 19 }))
    .map(([base, at]) => `${base.slice(0, at * 2)}aa${base.slice(at * 2 + 2)}`);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(sha, twin), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      (shas, pick, length) => {
        const builder = createCommitIndex(shas.length);
        for (const one of shas) builder.add(one);
        const prefix = (shas[pick % shas.length] ?? '').slice(0, length);
        const all = shas
          .map((one, row) => ({ row, sha: one }))
          .filter((match) => match.sha.startsWith(prefix))
          .sort((a, b) => (a.sha < b.sha ? -1 : a.sha > b.sha ? 1 : a.row - b.row));
        const firstTwo = [...new Set(all.map((match) => match.sha))].slice(0, 2);
        expect(builder.build().find(prefix)).toEqual(all.filter((match) => firstTwo.includes(match.sha)));
      },
    ),
  );
});

test('finds nothing for what no SHA begins with', () => {
  const builder = createCommitIndex(1);
  builder.add('ab'.repeat(20));
  const index = builder.build();
  expect(index.find('abababababababac')).toEqual([]);
  expect(index.find('ac')).toEqual([]);
  expect(index.find('ab'.repeat(20))).toEqual([{ row: 0, sha: 'ab'.repeat(20) }]);
});

test.each([
  [' ABCDEF1 ', 'abcdef1'],
  ['abcdef', null],
  ['release-1', null],
  ['a'.repeat(65), null],
  [null, null],
])('%j as a SHA is %j', (text, sha) => expect(asSha(text)).toBe(sha));
