import { expect, test } from 'vitest';
import { buildFacts, type PlainDeployment } from './build-facts.ts';
import { resolve } from './resolve.ts';
import { incidentsDuring, versionsOf } from './versions.ts';

const RULES = {
  profile: 'doradeck',
  environmentPattern: '^prod',
  environmentsAsSaid: true,
  linkWindowSeconds: 7 * 86_400,
  excludeBots: false,
} as const;

function deployed(finishedAt: number, named: Partial<PlainDeployment>): PlainDeployment {
  return { service: 'cart', environment: 'prod', status: 'success', finishedAt, ...named };
}

test('one version whatever its deployments call it, and when each ran', () => {
  const facts = buildFacts({
    repositories: { cart: [{ sha: 'a' }, { sha: 'b', parents: ['a'] }, { sha: 'c', parents: ['b'] }] },
    deployments: [
      deployed(10, { sha: 'a', version: '1.0' }),
      deployed(20, { sha: 'b' }),
      deployed(25, { sha: 'c', environment: 'staging' }),
      deployed(30, { sha: 'c', version: '1.2' }),
      deployed(35, { service: 'other', version: '9' }),
      // Back to 1.0, which only its SHA tells.
      deployed(40, { sha: 'a' }),
      deployed(50, { sha: 'c', version: '1.2' }),
    ],
    incidents: [
      { services: ['cart'], startedAt: 10 },
      { services: ['other', 'cart'], startedAt: 45 },
      { services: ['other'], startedAt: 46 },
    ],
  });
  const cart = facts.names.services.indexOf('cart');
  const versions = versionsOf(facts, resolve(facts, RULES), cart);
  expect(versions.map(({ deployments, commits, runs }) => ({ deployments, commits, runs }))).toEqual([
    {
      deployments: [0, 5],
      commits: [0],
      runs: [
        { from: 10, to: 20 },
        { from: 40, to: 50 },
      ],
    },
    { deployments: [1], commits: [1], runs: [{ from: 20, to: 30 }] },
    {
      deployments: [3, 6],
      commits: [2],
      runs: [
        { from: 30, to: 40 },
        { from: 50, to: Number.POSITIVE_INFINITY },
      ],
    },
  ]);
  expect(versions[1]?.version).toBe(0);
  expect(versions[0]?.version).not.toBe(versions[2]?.version);
  // An incident at the very moment of a deployment is not of that deployment: it had not run yet.
  expect(versions.map((version) => incidentsDuring(facts, cart, version))).toEqual([[1], [], []]);
});
