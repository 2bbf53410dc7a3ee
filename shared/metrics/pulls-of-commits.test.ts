import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import { pullsOfCommits } from './pulls-of-commits.ts';

/** Commits of up to three parents among those before them. */
const histories = fc
  .array(fc.tuple(fc.nat(), fc.array(fc.nat(), { maxLength: 2 }), fc.boolean()), { minLength: 2, maxLength: 40 })
  .map((all) =>
    all.map(([first, others, isRoot], i): PlainCommit => {
      const parents = i === 0 || (isRoot && i % 7 === 0) ? [] : [...new Set([first, ...others].map((n) => n % i))];
      return { sha: `c${i}`, at: i * 1000, parents: parents.map((n) => `c${n}`) };
    }),
  );

/** Everything that these commits contain, they themselves too. */
function containedIn(commits: readonly PlainCommit[], shas: readonly string[]): ReadonlySet<string> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const found = new Set<string>();
  const open = [...shas];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (found.has(sha)) continue;
    found.add(sha);
    open.push(...(bySha.get(sha)?.parents ?? []));
  }
  return found;
}

test('a merge brings what is reachable from its other parents and not from the first', () => {
  fc.assert(
    fc.property(histories, (commits) => {
      for (const [i, merge] of commits.entries()) {
        const [first, ...others] = merge.parents ?? [];
        if (first === undefined || others.length === 0) continue;
        const base = containedIn(commits, [first]);
        const brought = [...containedIn(commits, others)].filter((sha) => !base.has(sha));
        const facts = buildFacts({ repositories: { app: commits }, pulls: [{ mergedAt: i, mergeSha: merge.sha }] });
        const pullOf = pullsOfCommits(facts)?.pullOf ?? new Int32Array();
        const found = commits.flatMap(({ sha }, row) => (pullOf[row] === 0 ? [sha] : []));
        expect(found.toSorted()).toEqual([...brought, merge.sha].toSorted());
      }
    }),
    { numRuns: 300 },
  );
});

test('a commit belongs to the pull request merged first, in whatever order they come', () => {
  const pulls = fc.array(
    fc.record({ merge: fc.nat(), mergedAt: fc.nat(50), listed: fc.array(fc.nat(), { maxLength: 4 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(histories, pulls, (commits, all) => {
      const shaAt = (n: number) => commits[n % commits.length]?.sha ?? '';
      const plain = all.map(({ merge, mergedAt, listed }, i) => ({
        number: i,
        // One at a time.
        mergedAt: mergedAt * 10 + i,
        mergeSha: shaAt(merge),
        commits: [...new Set(listed.map(shaAt))].map((sha) => ({ sha })),
      }));
      const ofEach = plain.map((pull) => {
        const pullOf = pullsOfCommits(buildFacts({ repositories: { app: commits }, pulls: [pull] }))?.pullOf;
        return new Set([...commits.keys()].filter((row) => pullOf?.[row] === 0));
      });
      const facts = buildFacts({ repositories: { app: commits }, pulls: plain });
      const pullOf = pullsOfCommits(facts)?.pullOf ?? new Int32Array();
      const order = plain.map((_, i) => i).toSorted((a, b) => (plain[a]?.mergedAt ?? 0) - (plain[b]?.mergedAt ?? 0));
      for (const row of commits.keys()) {
        expect(pullOf[row]).toBe(order.findIndex((pull) => ofEach[pull]?.has(row)));
      }
    }),
    { numRuns: 100 },
  );
});

test('facts without pull requests need no columns', () => {
  expect(pullsOfCommits(buildFacts({ repositories: { app: [{ sha: 'a' }] } }))).toBeNull();
});
