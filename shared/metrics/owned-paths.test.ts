import { expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { PLAIN_RULES } from './plain-question.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;
const commit = (n: number, more = {}) => ({
  sha: `c${n}`,
  parents: n === 0 ? [] : [`c${n - 1}`],
  at: n * HOUR,
  ...more,
});

/** Both services deploy c0, then c4. */
const HISTORY: PlainFacts = {
  repositories: {
    shop: [commit(0), commit(1), commit(2, { hotfix: true }), commit(3, { reverts: 'c1' }), commit(4)],
  },
  deployments: ['cart', 'web'].flatMap((service) => [
    { service, environment: 'prod', sha: 'c0', finishedAt: 10 * HOUR },
    { service, environment: 'prod', sha: 'c4', finishedAt: 20 * HOUR },
  ]),
};

function resolved(plain: PlainFacts) {
  const facts = buildFacts(plain);
  const { leadOffset, leadCommit, remediation, failedBy } = resolve(facts, PLAIN_RULES);
  return Object.fromEntries(
    Array.from({ length: facts.deployments.count }, (_, i) => {
      const service = facts.names.services[facts.deployments.service[i] ?? 0];
      const commits = Array.from(leadCommit.subarray(leadOffset[i], leadOffset[i + 1]), (row) => `c${row}`);
      return [`${service} ${facts.deployments.finishedAt[i]}`, [commits, remediation[i], failedBy[i]]];
    }),
  );
}

test('a service that owns paths is charged with the commits that touch them, and repaired by no other', () => {
  const all = ['c1', 'c2', 'c3', 'c4'];
  const whole = resolved(HISTORY);
  expect(whole[`cart ${20 * HOUR}`]?.[0]).toEqual(all);
  const paths = [{ service: 'cart', repository: 'shop', commits: ['c1', 'c4'] }];
  const owned = resolved({ ...HISTORY, paths });
  expect(owned).toEqual({
    ...whole,
    [`cart ${20 * HOUR}`]: [['c1', 'c4'], 0, 0],
    [`cart ${10 * HOUR}`]: [[], 0, 0],
  });
  // The other service takes the hotfix for its own, as before.
  expect(owned[`web ${10 * HOUR}`]?.[2]).not.toBe(0);
});
