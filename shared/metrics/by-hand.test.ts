/** What the user says of deployments and incidents, whatever rows and rules say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ProfileId, REMEDIATIONS, type RemediationKind } from '../model.ts';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { PROFILES } from './profiles.ts';
import { FAILURE_RULES, LINK_RULES } from './resolution.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;
const TWO_DAYS = selectPeriod('1970-01-01', '1970-01-03');
const LATER = { ...TWO_DAYS, from: 10 * HOUR };
const PROFILE_IDS = Object.keys(PROFILES) as ProfileId[];

/** One an hour, of the versions named. */
function versions(...names: readonly string[]): PlainDeployment[] {
  return names.map((version, i) => ({ version, finishedAt: i * HOUR }));
}

function judged(plain: PlainFacts, profile: ProfileId = 'doradeck') {
  const resolution = resolve(buildFacts(plain), { ...PLAIN_RULES, profile });
  const { corrected, linkOffset, linkDeployment } = resolution;
  return {
    failedBy: Array.from(resolution.failedBy, (code) => FAILURE_RULES[code]),
    remediation: Array.from(resolution.remediation, (code) => REMEDIATIONS[code]),
    links: Array.from(resolution.incidentRule, (rule, i) => [
      LINK_RULES[rule],
      ...linkDeployment.subarray(linkOffset[i], linkOffset[i + 1]),
    ]),
    corrected: corrected && {
      failures: [...corrected.failures],
      rework: [...corrected.rework],
      incidents: [...corrected.incidents],
    },
  };
}

describe('an incident', () => {
  const deployments = versions('1', '2', '3');
  const startedAt = 2.5 * HOUR;

  test('attached to deployments is theirs alone, and they failed by it', () => {
    const incidents = [{ services: ['web'], startedAt, attached: [1, 0] }];
    expect(judged({ deployments, incidents })).toEqual({
      failedBy: ['incident', 'incident', null],
      remediation: [null, null, null],
      links: [['by-hand', 0, 1]],
      corrected: { failures: [1, 1, 1], rework: [0, 0, 0], incidents: [1] },
    });
  });

  test('detached from the latest deployment is nobody’s: nothing speaks against the one before', () => {
    const incidents = [{ services: ['web'], startedAt, detached: [2] }];
    expect(judged({ deployments, incidents })).toMatchObject({
      failedBy: [null, null, null],
      links: [[null]],
      corrected: { failures: [0, 0, 1], incidents: [1] },
    });
  });

  test('detached from the deployment that it names falls to the next rule', () => {
    const named = deployments.map((row, i) => ({ ...row, externalId: `d${i}` }));
    const incident = { services: ['web'], startedAt, deploymentExternalId: 'd0' };
    expect(judged({ deployments: named, incidents: [incident] }).links).toEqual([['deployment-id', 0]]);
    expect(judged({ deployments: named, incidents: [{ ...incident, detached: [0] }] }).links).toEqual([
      ['latest-before', 2],
    ]);
  });

  test('of no counted environment counts once it is attached to a deployment that does', () => {
    const production = deployments.map((row) => ({ ...row, environment: 'prod' }));
    const incident = { services: ['web'], environment: 'staging', startedAt };
    const count = (one: PlainIncident) => {
      const rules = { ...PLAIN_RULES, environmentPattern: '^prod' };
      return [...resolve(buildFacts({ deployments: production, incidents: [one] }), rules).incidentCounted];
    };
    expect(count(incident)).toEqual([0]);
    expect(count({ ...incident, attached: [1] })).toEqual([1]);
  });
});

describe('a deployment', () => {
  test('did not fail, whatever speaks for it', () => {
    const [one, two, three, again] = versions('1', '2', '3', '1') as [
      PlainDeployment,
      PlainDeployment,
      PlainDeployment,
      PlainDeployment,
    ];
    const plain: PlainFacts = {
      deployments: [one, { ...two, failed: true, saidFailed: false }, three, again],
      incidents: [{ services: ['web'], startedAt: 1.5 * HOUR }],
    };
    expect(judged(plain)).toMatchObject({
      failedBy: [null, null, null, null],
      remediation: [null, null, null, 'rollback'],
      corrected: { failures: [0, 1, 0, 0], rework: [0, 0, 0, 0] },
    });
  });

  test('failed, though nothing speaks for it', () => {
    const [one, two] = versions('1', '2') as [PlainDeployment, PlainDeployment];
    const { failedBy, corrected } = judged({ deployments: [{ ...one, saidFailed: true }, two] });
    expect(failedBy).toEqual(['by-hand', null]);
    expect(corrected).toMatchObject({ failures: [1, 0] });
  });

  test('that was planned is no rollback, and what it followed did not fail by it', () => {
    const rows = versions('1', '2', '3', '1');
    expect(judged({ deployments: rows })).toMatchObject({
      failedBy: [null, 'rollback', null, null],
      remediation: [null, null, null, 'rollback'],
    });
    expect(
      judged({ deployments: rows.with(3, { ...rows[3], finishedAt: 3 * HOUR, saidRework: 'planned' }) }),
    ).toMatchObject({
      failedBy: [null, null, null, null],
      remediation: [null, null, null, null],
      corrected: { failures: [0, 1, 0, 0], rework: [0, 0, 0, 1] },
    });
  });

  test.each([
    ['rollback', ['rollback', null, null], 'rollback'],
    ['hotfix', [null, null, 'hotfix'], 'hotfix'],
    ['rework', [null, null, null], 'rework'],
  ] as const)('that was a %s repairs as one, whatever rules make of it', (saidRework, [a, b, c], remediation) => {
    const [one, two, three, again] = versions('1', '2', '3', '1') as [
      PlainDeployment,
      PlainDeployment,
      PlainDeployment,
      PlainDeployment,
    ];
    const deployments = [one, two, three, { ...again, saidRework }];
    expect(judged({ deployments })).toMatchObject({
      failedBy: [null, a, b ?? c, null],
      remediation: [null, null, null, remediation],
    });
  });
});

describe('every profile', () => {
  const deployments = versions('1', '2', '3', '4', '5', '6');
  const incidents: PlainIncident[] = [{ services: ['web'], startedAt: 1.5 * HOUR, resolvedAt: 2.5 * HOUR }];
  const rate = (plain: PlainFacts, profile: ProfileId) => measurePlain(plain, TWO_DAYS, { profile }).changeFailureRate;

  test.each(PROFILE_IDS)('%s hears that a deployment failed and that it did not', (profile) => {
    const counts = PROFILES[profile].changeFailureRate.numerator === 'incidents' ? [1, 1] : [2, 0];
    const saidFailed = (at: number, failed: boolean) =>
      deployments.map((row, i) => (i === at ? { ...row, saidFailed: failed } : row));
    const linked = [{ ...incidents[0], startedAt: 1.5 * HOUR, attached: [1] }];
    expect(rate({ deployments: saidFailed(4, true), incidents: linked }, profile)).toMatchObject({
      rate: (counts[0] as number) / 6,
      failed: 2,
      corrected: 2,
    });
    expect(rate({ deployments: saidFailed(1, false), incidents: linked }, profile)).toMatchObject({
      rate: (counts[1] as number) / 6,
      failed: 0,
      corrected: 1,
    });
  });
});

const position = fc.nat(7);
const said = fc.record(
  {
    failed: fc.dictionary(position.map(String), fc.boolean()),
    rework: fc.dictionary(
      position.map(String),
      fc.constantFrom<RemediationKind | 'planned'>('planned', 'rollback', 'hotfix'),
    ),
    attached: fc.dictionary(fc.nat(4).map(String), fc.uniqueArray(position, { maxLength: 2 })),
    detached: fc.dictionary(fc.nat(4).map(String), fc.uniqueArray(position, { maxLength: 2 })),
  },
  { noNullPrototype: true },
);
const client = fc.record({
  deployments: fc.array(
    fc.record({
      service: fc.constantFrom('web', 'api'),
      version: fc.constantFrom('1', '2', '3'),
      finishedAt: fc.nat(40).map((hours) => hours * HOUR),
    }),
    { minLength: 8, maxLength: 8 },
  ),
  incidents: fc.array(
    fc.record({
      services: fc.constantFrom(['web'], ['api'], ['web', 'api'], []),
      startedAt: fc.nat(40).map((hours) => hours * HOUR),
      resolvedAt: fc.integer({ min: 41, max: 60 }).map((hours) => hours * HOUR),
    }),
    { minLength: 5, maxLength: 5 },
  ),
});

test('a figure that does not say that it was corrected is the one without any correction', () => {
  fc.assert(
    fc.property(client, said, fc.constantFrom(...PROFILE_IDS), (plain, words, profile) => {
      const corrected: PlainFacts = {
        deployments: plain.deployments.map((row, i) => ({
          ...row,
          ...(words.failed[i] === undefined ? {} : { saidFailed: words.failed[i] }),
          ...(words.rework[i] === undefined ? {} : { saidRework: words.rework[i] }),
        })),
        incidents: plain.incidents.map((row, i) => ({
          ...row,
          ...(words.attached[i]?.length ? { attached: words.attached[i] } : {}),
          ...(words.detached[i]?.length ? { detached: words.detached[i] } : {}),
        })),
      };
      const figures = (of: PlainFacts) => measurePlain(of, LATER, { profile });
      const now = figures(corrected);
      const before = figures(plain);
      for (const metric of ['changeFailureRate', 'recoveryTime', 'reworkRate'] as const) {
        if (now[metric].corrected === undefined) expect(now[metric]).toEqual(before[metric]);
        else expect(now[metric].corrected).toBeLessThanOrEqual(8);
      }
      expect([now.deploymentFrequency, now.changeLeadTime]).toEqual([
        before.deploymentFrequency,
        before.changeLeadTime,
      ]);
    }),
    { numRuns: 300 },
  );
});
