import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REMEDIATIONS } from '../model.ts';
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { FAILURE_RULES } from './resolution.ts';
import { resolve } from './resolve.ts';

/** Per deployment, in order of finishing: what it is, and why it failed. */
function found(plain: PlainFacts) {
  const resolution = resolve(buildFacts(plain), rules);
  return {
    remediation: Array.from(resolution.remediation, (code) => REMEDIATIONS[code]),
    failedBy: Array.from(resolution.failedBy, (code) => FAILURE_RULES[code]),
  };
}

function versions(names: readonly string[], more: Partial<PlainDeployment> = {}): readonly PlainDeployment[] {
  return names.map((version, i) => ({ version, finishedAt: i, ...more }));
}

describe('a rollback', () => {
  test.each([
    ['V1 V2 V3 V1', [3], [1]],
    ['V1 V1', [], []],
    ['V1 V2 V1', [2], [1]],
    ['V1 V1 V2 V1', [3], [2]],
    ['V1 V2 V2 V1', [3], [1]],
    ['V1 V2 V3', [], []],
    ['V1 V2 V1 V2', [2, 3], [1, 2]],
  ])('%s', (sequence, rollbacks, failures) => {
    const names = sequence.split(' ');
    const expected = {
      remediation: names.map((_, i) => (rollbacks.includes(i) ? 'rollback' : null)),
      failedBy: names.map((_, i) => (failures.includes(i) ? 'rollback' : null)),
    };
    expect(found({ deployments: versions(names) })).toEqual(expected);
    expect(found({ deployments: names.map((sha, i) => ({ sha, finishedAt: i })) })).toEqual(expected);
  });

  test('goes by the SHA where a version is used again for other code', () => {
    const deployments = ['a', 'b', 'c'].map((sha, i) => ({ sha, version: i === 1 ? 'rc' : 'latest', finishedAt: i }));
    expect(found({ deployments }).remediation).toEqual([null, null, null]);
  });

  test('is found by version where one of the two rows has no SHA', () => {
    const deployments: PlainDeployment[] = [
      { version: 'V1', sha: 'a', finishedAt: 0 },
      { version: 'V2', sha: 'b', finishedAt: 1 },
      { version: 'V1', finishedAt: 2 },
    ];
    expect(found({ deployments }).failedBy).toEqual([null, 'rollback', null]);
  });

  test('stays within its service and environment', () => {
    const deployments: PlainDeployment[] = [
      { version: 'V1', environment: 'prod-eu', finishedAt: 0 },
      { version: 'V2', environment: 'prod-eu', finishedAt: 1 },
      { version: 'V1', environment: 'prod-us', finishedAt: 2 },
      { version: 'V1', service: 'other', environment: 'prod-eu', finishedAt: 3 },
    ];
    expect(found({ deployments }).remediation).toEqual([null, null, null, null]);
  });

  test('passes over deployments that don’t count', () => {
    const [v1, v2, back] = versions(['V1', 'V2', 'V1']) as [PlainDeployment, PlainDeployment, PlainDeployment];
    const deployments: PlainDeployment[] = [v1, { ...v2, status: 'failure' }, back];
    expect(found({ deployments })).toEqual({ remediation: [null, null, null], failedBy: [null, null, null] });
  });

  test('that the data tells of blames the deployment just before, unless the version says which', () => {
    expect(
      found({
        deployments: [{ finishedAt: 0 }, { finishedAt: 1 }, { finishedAt: 2, remediation: 'rollback' }],
      }),
    ).toEqual({ remediation: [null, null, 'rollback'], failedBy: [null, 'rollback', null] });
    const [a, b, c, d] = versions(['V1', 'V2', 'V3', 'V1']) as PlainDeployment[];
    expect(found({ deployments: [a, b, c, { ...d, remediation: 'rollback' }] as PlainDeployment[] }).failedBy).toEqual([
      null,
      'rollback',
      null,
      null,
    ]);
  });

  test('blames no more deployments than there are rollbacks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('V1', 'V2', 'V3', 'V4'), { maxLength: 30 }), (names) => {
        const { remediation, failedBy } = found({ deployments: versions(names) });
        expect(failedBy.filter((rule) => rule === 'rollback').length).toBeLessThanOrEqual(
          remediation.filter((kind) => kind === 'rollback').length,
        );
        for (const [i, kind] of remediation.entries()) {
          expect(kind === 'rollback').toBe(
            names.slice(0, i).some((name) => name === names[i]) && names[i - 1] !== names[i],
          );
        }
      }),
    );
  });
});

describe('a revert', () => {
  const commits: readonly PlainCommit[] = [
    { sha: 'base', at: 0 },
    { sha: 'feature', parents: ['base'], at: 1 },
    { sha: 'other', parents: ['feature'], at: 2 },
    { sha: 'revert', parents: ['other'], at: 3, reverts: 'feature' },
  ];
  const deploy = (...shas: string[]) => shas.map((sha, i) => ({ sha, finishedAt: 10 + i }));

  test('blames the deployment that carried the change', () => {
    expect(
      found({ repositories: { app: commits }, deployments: deploy('base', 'feature', 'other', 'revert') }),
    ).toEqual({
      remediation: [null, null, null, 'revert'],
      failedBy: [null, 'revert', null, null],
    });
  });

  test('in the same deployment as the change is nothing', () => {
    expect(found({ repositories: { app: commits }, deployments: deploy('base', 'revert') })).toEqual({
      remediation: [null, null],
      failedBy: [null, null],
    });
  });

  test('of what was live before the records begin is unplanned work that blames none', () => {
    expect(found({ repositories: { app: commits }, deployments: deploy('other', 'revert') })).toEqual({
      remediation: [null, 'revert'],
      failedBy: [null, null],
    });
  });

  test('of a merge blames the deployment that brought the merge', () => {
    const merged: readonly PlainCommit[] = [
      { sha: 'base', at: 0 },
      { sha: 'side', parents: ['base'], at: 1 },
      { sha: 'merge', parents: ['base', 'side'], at: 2 },
      { sha: 'revert', parents: ['merge'], at: 3, reverts: 'merge' },
    ];
    expect(found({ repositories: { app: merged }, deployments: deploy('base', 'merge', 'revert') }).failedBy).toEqual([
      null,
      'revert',
      null,
    ]);
  });
});

describe('a hotfix', () => {
  test('blames the deployment just before', () => {
    const commits: readonly PlainCommit[] = [
      { sha: 'a', at: 0 },
      { sha: 'b', parents: ['a'], at: 1 },
      { sha: 'c', parents: ['b'], at: 2, hotfix: true },
      { sha: 'd', parents: ['c'], at: 3 },
    ];
    const deployments = [...'abcd'].map((sha, i) => ({ sha, finishedAt: 10 + i }));
    expect(found({ repositories: { app: commits }, deployments })).toEqual({
      remediation: [null, null, 'hotfix', null],
      failedBy: [null, 'hotfix', null, null],
    });
  });

  test('that the data tells of does too; rework blames none', () => {
    const deployments: PlainDeployment[] = [
      { finishedAt: 0 },
      { finishedAt: 1, remediation: 'hotfix' },
      { finishedAt: 2, remediation: 'rework' },
    ];
    expect(found({ deployments })).toEqual({
      remediation: [null, 'hotfix', 'rework'],
      failedBy: ['hotfix', null, null],
    });
  });
});

describe('a deployment failed', () => {
  test('by the strongest evidence there is', () => {
    const deployments: PlainDeployment[] = [
      { version: 'V1', finishedAt: 0 },
      { version: 'V2', finishedAt: 1000, failed: true },
      { version: 'V1', finishedAt: 5000 },
    ];
    expect(found({ deployments }).failedBy).toEqual([null, 'data', null]);
    expect(found({ deployments, incidents: [{ services: ['web'], startedAt: 2000 }] }).failedBy).toEqual([
      null,
      'incident',
      null,
    ]);
  });

  test('or it isn’t known, while no incident and no word of the data tells', () => {
    const unknown = (plain: PlainFacts) => [...resolve(buildFacts(plain), rules).outcomeUnknown];
    const deployments: PlainDeployment[] = [
      { finishedAt: 0 },
      { finishedAt: 1, failed: false },
      { finishedAt: 2, remediation: 'rollback' },
    ];
    expect(unknown({ deployments })).toEqual([1, 0, 1]);
    expect(unknown({ deployments, incidents: [{ startedAt: 5 }] })).toEqual([0, 0, 0]);
  });
});

describe('pull requests that deployments carry', () => {
  const commits: readonly PlainCommit[] = ['base', 'one', 'two', 'three'].map((sha, i) => ({
    sha,
    at: i,
    parents: i === 0 ? [] : [['base', 'one', 'two'][i - 1] as string],
  }));
  const deployments = commits.map(({ sha }, i) => ({ sha, finishedAt: 10 + i }));
  const up: PlainPull = { number: 1, mergedAt: 1, mergeSha: 'one' };
  const back: PlainPull = { number: 2, mergedAt: 3, mergeSha: 'three', reverts: 1 };

  test('that revert another one: the deployment that had carried it failed', () => {
    expect(found({ repositories: { app: commits }, deployments, pulls: [up, back] })).toEqual({
      remediation: [null, null, null, 'revert'],
      failedBy: [null, 'revert', null, null],
    });
  });

  test('are found by their own commits where what they became is not known', () => {
    const own = { number: 1, mergedAt: 1, mergeSha: 'gone', commits: [{ sha: 'one' }] };
    expect(found({ repositories: { app: commits }, deployments, pulls: [own, back] }).failedBy[1]).toBe('revert');
  });

  test('that revert what came with them, or before the records begin, fail nothing', () => {
    const together = deployments.filter(({ sha }) => sha !== 'one' && sha !== 'two');
    expect(found({ repositories: { app: commits }, deployments: together, pulls: [up, back] })).toEqual({
      remediation: [null, null],
      failedBy: [null, null],
    });
    const old = { ...up, mergeSha: 'base' };
    expect(found({ repositories: { app: commits }, deployments, pulls: [old, back] })).toEqual({
      remediation: [null, null, null, 'revert'],
      failedBy: [null, null, null, null],
    });
  });

  test('that are hotfixes: the deployment just before failed', () => {
    const fix = { number: 3, mergedAt: 2, mergeSha: 'two', hotfix: true };
    expect(found({ repositories: { app: commits }, deployments, pulls: [fix] })).toEqual({
      remediation: [null, null, 'hotfix', null],
      failedBy: [null, 'hotfix', null, null],
    });
  });

  test('say nothing of a service whose paths they don’t touch', () => {
    const paths = [{ service: 'web', repository: 'app', commits: ['base', 'one', 'two'] }];
    expect(
      found({ repositories: { app: commits }, deployments, pulls: [up, { ...back, hotfix: true }], paths }),
    ).toEqual({
      remediation: [null, null, null, null],
      failedBy: [null, null, null, null],
    });
  });

  test('that deployments name: each counts for its own service', () => {
    const named: readonly PlainDeployment[] = [
      { service: 'web', pulls: [1], finishedAt: 10 },
      { service: 'api', pulls: [1], finishedAt: 11 },
      { service: 'web', pulls: [3], finishedAt: 12 },
      { service: 'web', pulls: [2], finishedAt: 13 },
      { service: 'web', pulls: [1, 2], finishedAt: 14 },
    ];
    const pulls = [up, back, { number: 3, mergedAt: 2 }];
    expect(found({ deployments: named, pulls })).toEqual({
      remediation: [null, null, null, 'revert', null],
      failedBy: ['revert', null, null, null, null],
    });
  });
});
