/** What is remembered of facts between resolutions of theirs changes none of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILE_IDS } from '../model.ts';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import { history } from './plain-charges.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;

const shop: readonly PlainCommit[] = history(`
  a:
  b: a
  c: b
  d: b
  e: c d
  f: e
  g: f
`).map((commit) => ({
  ...commit,
  ...(commit.sha === 'c' ? { hotfix: true } : {}),
  ...(commit.sha === 'd' ? { bot: true } : {}),
  ...(commit.sha === 'f' ? { reverts: 'c' } : {}),
}));
const other = history('x:\ny: x\nz: y');

const service = fc.constantFrom('web', 'api');
const environment = fc.constantFrom('prod', 'production', 'staging', undefined);
const sha = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'x', 'y', 'z', 'unknown', undefined);
const hour = fc.integer({ min: 0, max: 12 });

const deployment: fc.Arbitrary<PlainDeployment> = fc
  .record({
    service,
    environment,
    sha,
    hour,
    version: fc.constantFrom('1', '2', undefined),
    externalId: fc.constantFrom('d1', 'd2', undefined),
    status: fc.constantFrom('success', 'success', 'failure'),
    committedAt: fc.constantFrom(0, undefined),
    remediation: fc.constantFrom('rollback', 'hotfix', undefined, undefined),
    saidFailed: fc.constantFrom(true, false, undefined, undefined, undefined),
  })
  .map(({ hour: finished, ...rest }) => given({ ...rest, finishedAt: (8 + finished) * HOUR }));

const incident: fc.Arbitrary<PlainIncident> = fc
  .record({
    services: fc.uniqueArray(service),
    environment,
    sha,
    hour,
    deploymentExternalId: fc.constantFrom('d1', 'd2', undefined),
    resolved: fc.constantFrom(1, 2, undefined),
  })
  .map(({ hour: started, resolved, ...rest }) =>
    given({
      ...rest,
      startedAt: (8 + started) * HOUR,
      resolvedAt: resolved === undefined ? undefined : (8 + started + resolved) * HOUR,
    }),
  );

/** Without what is undefined. */
function given<T extends object>(record: { [key in keyof T]: T[key] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const plainFacts: fc.Arbitrary<PlainFacts> = fc.record({
  repositories: fc.constant({ shop, other }),
  deployments: fc.array(deployment, { maxLength: 20 }),
  incidents: fc.array(incident, { maxLength: 8 }),
});

const rules: fc.Arbitrary<Rules> = fc.record({
  profile: fc.constantFrom('doradeck', 'doradeck', ...PROFILE_IDS),
  environmentPattern: fc.constantFrom('^prod', '^production$', '^staging$', null),
  environmentsAsSaid: fc.boolean(),
  linkWindowSeconds: fc.constantFrom(7200, 604_800),
  excludeBots: fc.boolean(),
});

test('facts asked by one set of rules after another answer each as if it were the first', () => {
  fc.assert(
    fc.property(plainFacts, fc.array(rules, { minLength: 2, maxLength: 6 }), (plain, asked) => {
      const facts = buildFacts(plain);
      const first = asked.map((one) => resolve(buildFacts(plain), one));
      expect(asked.map((one) => resolve(facts, one))).toEqual(first);
    }),
    { numRuns: 300 },
  );
});
