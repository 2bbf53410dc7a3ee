import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { commitsBetween } from './commits-between.ts';
import { PLAIN_RULES } from './plain-question.ts';
import { UNREACHED } from './propagate.ts';
import { resolve } from './resolve.ts';
import { sweepSincePrevious } from './since-previous.ts';

const HOUR = 3_600_000;

/** Lines, merges and several roots, in two repositories, deployed by two services to two environments. */
const histories: fc.Arbitrary<PlainFacts> = fc
  .record({
    parents: fc.array(fc.array(fc.nat({ max: 40 }), { maxLength: 3 }), { minLength: 2, maxLength: 30 }),
    deployed: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1 }), fc.nat({ max: 1 })), { maxLength: 15 }),
    merged: fc.array(fc.nat(), { maxLength: 10 }),
  })
  .map(({ parents, deployed, merged }) => {
    const repositoryOf = (i: number) => (i % 5 === 0 ? 'lib' : 'app');
    const commits = parents.map((of, i) => ({
      sha: `c${i}`,
      at: i * HOUR,
      parents: [...new Set(of)].filter((p) => p < i && repositoryOf(p) === repositoryOf(i)).map((p) => `c${p}`),
    }));
    const shaAt = (i: number) => `c${i % parents.length}`;
    return {
      repositories: {
        app: commits.filter((_, i) => repositoryOf(i) === 'app'),
        lib: commits.filter((_, i) => repositoryOf(i) === 'lib'),
      },
      deployments: deployed.map(([commit, service, environment], i) => ({
        sha: shaAt(commit),
        service: `s${service}`,
        environment: ['prod-eu', 'prod-us'][environment] as string,
        finishedAt: (50 + i) * HOUR,
      })),
      pulls: merged.map((commit, i) => ({ number: i, mergedAt: i, mergeSha: shaAt(commit) })),
    };
  });

/** Row of the deployed commit of the deployment before of the same service, environment and repository, else -1. */
function previousCommit({ deployments, commits }: ReturnType<typeof buildFacts>, i: number): number {
  const { service, environment, commitRef } = deployments;
  const repository = (row: number) => (row >= (commits.repositoryStart[2] as number) ? 2 : 1);
  for (let before = i - 1; before >= 0; before--) {
    const same = service[before] === service[i] && environment[before] === environment[i];
    if (same && repository(commitRef[before] as number) === repository(commitRef[i] as number)) {
      return commitRef[before] as number;
    }
  }
  return -1;
}

test.each([false, true])('each deployment brings previous..deployed (with the first: %s)', (withFirst) => {
  fc.assert(
    fc.property(histories, (plain) => {
      const facts = buildFacts(plain);
      const { count, commitRef } = facts.deployments;
      const labels = new Int32Array(facts.commits.count).fill(UNREACHED);
      const found = Array.from({ length: count }, (): number[] => []);
      const counted = new Uint8Array(count).fill(1);
      sweepSincePrevious(
        facts,
        counted,
        labels,
        withFirst,
        () => true,
        ({ deployment }, row) => {
          found[deployment]?.push(row);
        },
      );
      const expected = Array.from({ length: count }, (_, i) => {
        const previous = previousCommit(facts, i);
        if (previous < 0 && !withFirst) return [];
        return commitsBetween(facts.commits, previous < 0 ? [] : [previous], [commitRef[i] as number]);
      });
      expect(found).toEqual(expected);
      expect(labels.every((label) => label === UNREACHED)).toBe(true);
    }),
  );
});

test('datadog charges those less merges; devlake gives a pull request to the first that brings its merge', () => {
  fc.assert(
    fc.property(histories, (plain) => {
      const facts = buildFacts(plain);
      const { commits, deployments, pulls } = facts;
      const rows = (i: number) => {
        const previous = previousCommit(facts, i);
        return previous < 0 ? [] : commitsBetween(commits, [previous], [deployments.commitRef[i] as number]);
      };
      const isMerge = (row: number) =>
        (commits.parentOffset[row + 1] as number) - (commits.parentOffset[row] as number) > 1;
      const datadog = resolve(facts, { ...PLAIN_RULES, profile: 'datadog' });
      const devlake = resolve(facts, { ...PLAIN_RULES, profile: 'devlake-2023' });
      const given = new Set<number>();
      for (let i = 0; i < deployments.count; i++) {
        const commitsOf = datadog.leadCommit.slice(datadog.leadOffset[i], datadog.leadOffset[i + 1]);
        expect([...commitsOf]).toEqual(
          rows(i)
            .filter((row) => !isMerge(row))
            .toReversed(),
        );
        const expected = Array.from({ length: pulls.count }, (_, pull) => pull).filter(
          (pull) => !given.has(pull) && rows(i).includes(pulls.mergeCommit[pull] as number),
        );
        for (const pull of expected) given.add(pull);
        const pullsOf = devlake.leadPull.slice(devlake.leadOffset[i], devlake.leadOffset[i + 1]);
        expect([...pullsOf].sort((a, b) => a - b)).toEqual(expected);
      }
    }),
  );
});
