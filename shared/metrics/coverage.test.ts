import { expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import { coverage } from './coverage.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 2, 1);

test('commits that are missing, and pull requests that were deployed, each once', () => {
  const at = (day: number) => START + day * DAY;
  const facts = buildFacts({
    repositories: {
      app: [
        { sha: 'a', at: at(-9) },
        { sha: 'b', parents: ['a'], at: at(-8) },
        { sha: 'c', parents: ['b'], at: at(-7) },
        { sha: 'd', parents: ['c'], at: at(-6) },
      ],
    },
    deployments: [
      { sha: 'a', finishedAt: at(0) },
      { sha: 'd', finishedAt: at(1) },
      { sha: 'gone', finishedAt: at(2) },
      { version: '7', finishedAt: at(3) },
      { sha: 'gone too', finishedAt: at(30) },
    ],
    pulls: [
      { number: 1, mergedAt: at(-6), commits: [{ sha: 'b' }, { sha: 'c' }] },
      { number: 2, mergedAt: at(-5), mergeSha: 'd' },
      { number: 3, mergedAt: at(-4), mergeSha: 'elsewhere' },
    ],
  });
  const { deployments, commits, pulls } = coverage(
    facts,
    resolve(facts, PLAIN_RULES),
    selectPeriod('2024-03-01', '2024-03-08'),
  );
  expect(deployments).toMatchObject({ counted: 4, withSha: 3, withCommits: 2, missing: 1, partlyMissing: 0 });
  expect(commits.deployed).toBe(3);
  expect(pulls).toEqual({ stored: 0, deployed: 2 });
});
