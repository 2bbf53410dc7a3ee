import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitsBetween } from './commits-between.ts';
import type { CommitFacts } from './facts.ts';

/** Row i has the parents parents[i], all smaller than i (or -1). */
function commits(parents: readonly (readonly number[])[]): CommitFacts {
  const offsets = [0];
  for (const list of parents) offsets.push((offsets.at(-1) ?? 0) + list.length);
  return {
    count: parents.length,
    repositoryStart: Int32Array.of(0, 0, parents.length),
    authorAt: new Float64Array(parents.length),
    committerAt: new Float64Array(parents.length),
    parentOffset: Int32Array.from(offsets),
    parentRef: Int32Array.from(parents.flat()),
    reverts: new Int32Array(parents.length).fill(-1),
    flags: new Uint8Array(parents.length),
  };
}

function ancestors(parents: readonly (readonly number[])[], rows: readonly number[]): Set<number> {
  const seen = new Set<number>();
  const open = [...rows];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (row < 0 || seen.has(row)) continue;
    seen.add(row);
    open.push(...(parents[row] ?? []));
  }
  return seen;
}

test('a merge brings the commits of its side branch, a step back brings none', () => {
  // 0 ← 1 ← 2 ← 4 (merges 3), 1 ← 3
  const graph = commits([[], [0], [1], [1], [2, 3]]);
  expect(commitsBetween(graph, [2], [4])).toEqual([4, 3]);
  expect(commitsBetween(graph, [4], [2])).toEqual([]);
  expect(commitsBetween(graph, [], [1])).toEqual([1, 0]);
});

test('as the difference of the two sets of ancestors, whatever the graph', () => {
  const graph = fc
    .array(fc.array(fc.nat({ max: 1000 }), { maxLength: 3 }), { minLength: 1, maxLength: 40 })
    .map((lists) => lists.map((list, row) => (row === 0 ? [] : list.map((value) => (value % (row + 1)) - 1))));
  fc.assert(
    fc.property(graph, fc.array(fc.nat(), { maxLength: 3 }), fc.array(fc.nat(), { maxLength: 3 }), (parents, a, b) => {
      const from = a.map((value) => value % parents.length);
      const to = b.map((value) => value % parents.length);
      const gone = ancestors(parents, from);
      const expected = [...ancestors(parents, to)].filter((row) => !gone.has(row)).sort((one, other) => other - one);
      expect(commitsBetween(commits(parents), from, to)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
