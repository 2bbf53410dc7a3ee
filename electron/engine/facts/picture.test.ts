import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MISSING_COMMITS } from '../../../shared/metrics/facts.ts';
import { DEPLOYMENT_STATUSES, REMEDIATIONS } from '../../../shared/model.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from './picture.ts';
import { hex, storeDeployments, storeIncidents, storeRepository } from './store-rows.ts';

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
});
afterEach(() => void db.close());

/** Deployments as records: what their columns say. */
function deployments() {
  const { facts, repositoryOf } = buildPicture(db);
  const { names, deployments: columns, commits } = facts;
  return Array.from({ length: columns.count }, (_, i) => ({
    id: columns.id[i],
    service: names.services[columns.service[i] ?? 0],
    team: names.teams[columns.team[i] ?? 0],
    environment: names.environments[columns.environment[i] ?? 0],
    repository: names.repositories[columns.repository[i] ?? 0],
    status: DEPLOYMENT_STATUSES[columns.status[i] ?? 0],
    startedAt: columns.startedAt[i],
    finishedAt: columns.finishedAt[i],
    committedAt: columns.committedAt[i],
    outcome: columns.outcome[i],
    remediation: REMEDIATIONS[columns.remediation[i] ?? 0],
    commits: Array.from(
      columns.commitRef.subarray(columns.commitOffset[i], columns.commitOffset[i + 1]),
      (row) => `${names.repositories[repositoryOf(row)]} ${row - (commits.repositoryStart[repositoryOf(row)] ?? 0)}`,
    ),
  }));
}

describe('rows with the same key', () => {
  test('are one deployment: first start, last finish, status of the last to finish, otherwise the later word', () => {
    storeDeployments(db, [
      { key: 'a', service: 'web', team: 'red', startedAt: 100, finishedAt: 300, status: 'failure', committedAt: 50 },
      { key: 'b', service: 'api', finishedAt: 200 },
      { key: 'a', service: 'web', team: 'blue', startedAt: 150, finishedAt: 400, status: 'success' },
      {
        key: 'a',
        service: 'web',
        environment: 'prod',
        startedAt: 90,
        finishedAt: 350,
        status: 'cancelled',
        changeFailure: true,
        remediation: 'rollback',
      },
    ]);
    const none = { team: '', environment: '', repository: '', commits: [] };
    expect(deployments()).toEqual([
      {
        ...none,
        id: 2,
        service: 'api',
        status: 'success',
        startedAt: Number.NaN,
        finishedAt: 200,
        committedAt: Number.NaN,
        outcome: 0,
        remediation: null,
      },
      {
        ...none,
        id: 1,
        service: 'web',
        team: 'blue',
        environment: 'prod',
        status: 'success',
        startedAt: 90,
        finishedAt: 400,
        committedAt: 50,
        outcome: 2,
        remediation: 'rollback',
      },
    ]);
  });

  test('leave out rows that repeat earlier ones', () => {
    storeDeployments(db, [
      { key: 'a', finishedAt: 1 },
      { key: 'a', finishedAt: 9, repeats: true },
      { key: 'b', finishedAt: 5, repeats: true },
    ]);
    expect(deployments().map(({ id, finishedAt }) => [id, finishedAt])).toEqual([[1, 1]]);
  });

  test('are found again by any of their ids', () => {
    storeDeployments(db, [
      { key: 'a', finishedAt: 7 },
      { key: 'b', finishedAt: 3 },
      { key: 'a', finishedAt: 5 },
      { key: 'b', repeats: true },
    ]);
    const { deploymentOf } = buildPicture(db);
    expect([1, 2, 3, 4, 5].map(deploymentOf)).toEqual([1, 0, 1, -1, -1]);
  });
});

test('deployments are in order of time, then of their ids', () => {
  storeDeployments(db, [{ finishedAt: 30 }, { finishedAt: 10 }, { finishedAt: 30 }, { finishedAt: 20 }]);
  expect(deployments().map(({ id }) => id)).toEqual([2, 4, 1, 3]);
});

test('a row without a team has the one its service was last said to have', () => {
  storeDeployments(db, [
    { service: 'web', team: 'red', finishedAt: 1 },
    { service: 'web', finishedAt: 2 },
    { service: 'api', finishedAt: 3 },
    { service: 'web', team: 'blue', finishedAt: 4 },
  ]);
  expect(deployments().map(({ team }) => team)).toEqual(['red', 'blue', '', 'blue']);
});

describe('what a row says was deployed', () => {
  const commitsOf = () => deployments().map(({ commits }) => commits);

  test('is found by a SHA, whole or short in any case, if only one commit has it', () => {
    storeRepository(db, { name: 'shop', commits: [{ sha: 'abcdef1234' }, { sha: 'abcdef12ff' }, { sha: '0123456' }] });
    storeDeployments(db, [
      { sha: hex('abcdef1234') },
      { sha: 'ABCDEF12F' },
      { sha: 'abcdef12' },
      { sha: '012345' },
      { sha: '0123456' },
      { sha: hex('dead') },
      { sha: 'not a sha' },
    ]);
    expect(commitsOf()).toEqual([['shop 0'], ['shop 1'], [], [], ['shop 2'], [], []]);
  });

  test('is found by a tag that is its version, with or without v, plain or with the name of the service', () => {
    storeRepository(db, {
      name: 'shop',
      commits: [{ sha: 'a1' }, { sha: 'a2' }, { sha: 'a3' }, { sha: 'a4' }],
      tags: { 'v1.0': 'a1', '2.0': 'a2', 'cart@3.0': 'a3', '3.0': 'a4' },
    });
    storeDeployments(db, [
      { service: 'cart', version: '1.0' },
      { service: 'cart', version: 'v2.0' },
      { service: 'cart', version: '3.0' },
      { service: 'search', version: '3.0' },
      { service: 'search', version: '4.0' },
    ]);
    expect(commitsOf()).toEqual([['shop 0'], ['shop 1'], ['shop 2'], ['shop 3'], []]);
  });

  test('is found by a version that git describe made, if no tag has that name', () => {
    storeRepository(db, {
      name: 'shop',
      commits: [{ sha: 'abcdef1' }, { sha: 'abcdef2' }],
      tags: { 'v1-2-gabcdef2': 'abcdef1' },
    });
    storeDeployments(db, [
      { version: 'v1.2.0-14-gabcdef1' },
      { version: 'v1.2.0-0-gabcdef2-dirty' },
      { version: 'v1-2-gabcdef2' },
      { version: 'v1.2.0-gabcdef1' },
      { version: 'v1.2.0-14-gabcdef3' },
    ]);
    expect(commitsOf()).toEqual([['shop 0'], ['shop 1'], ['shop 0'], [], []]);
  });

  test('is no tag of another repository than the one that it names, that the user says or that has the name of the service', () => {
    storeRepository(db, { name: 'cart', commits: [{ sha: 'a1' }], tags: { '1.0': 'a1' } });
    storeRepository(db, { name: 'search', commits: [{ sha: 'b1' }], tags: { '1.0': 'b1' }, services: ['find'] });
    storeRepository(db, { name: 'other', commits: [{ sha: 'c1' }], tags: { '1.0': 'c1', '2.0': 'c1' } });
    storeDeployments(db, [
      { service: 'web', version: '1.0' },
      { service: 'web', version: '1.0', repository: 'https://git.example.com/shop/search.git' },
      { service: 'web', version: '1.0', repository: 'https://git.example.com/shop/unknown' },
      { service: 'find', version: '1.0' },
      { service: 'find', version: '2.0' },
      { service: 'cart', version: '1.0' },
      { service: 'web', version: '2.0' },
      { service: 'web', version: '2.0', sha: hex('feed') },
    ]);
    expect(commitsOf()).toEqual([[], ['search 0'], [], ['search 0'], [], ['cart 0'], ['other 0'], []]);
  });

  test('is looked for in the repository that it names first: forks share commits', () => {
    storeRepository(db, { name: 'shop', commits: [{ sha: 'a1' }, { sha: 'abcdef01' }] });
    storeRepository(db, { name: 'fork', commits: [{ sha: 'a1' }, { sha: 'abcdef02' }] });
    storeDeployments(db, [
      { sha: hex('a1') },
      { sha: hex('a1'), repository: 'fork' },
      { sha: 'abcdef0' },
      { sha: 'abcdef0', repository: 'git@example.com:we/fork.git' },
    ]);
    expect(commitsOf()).toEqual([['shop 0'], ['fork 0'], [], ['fork 1']]);
  });

  test('is one commit a repository, the last said of several rows', () => {
    storeRepository(db, { name: 'shop', commits: [{ sha: 'a1' }, { sha: 'a2' }] });
    storeRepository(db, { name: 'lib', commits: [{ sha: 'b1' }] });
    storeDeployments(db, [
      { key: 'a', sha: hex('b1'), repository: 'lib' },
      { key: 'a', sha: hex('a1'), repository: 'shop' },
      { key: 'a', sha: hex('a2'), repository: 'shop' },
    ]);
    expect(commitsOf()).toEqual([['shop 1', 'lib 0']]);
  });
});

test('commits that rows name and no repository has: all of a deployment’s, some, none', () => {
  storeRepository(db, { name: 'shop', commits: [{ sha: 'aa11' }, { sha: 'bb22' }], tags: { 'v1.0': 'aa11' } });
  storeRepository(db, { name: 'cart', commits: [{ sha: 'cc33' }] });
  const [ours, other, gone] = [hex('bb22'), hex('cc33'), hex('dd44')];
  storeDeployments(db, [
    { sha: ours },
    { sha: gone },
    { sha: gone, version: '1.0' },
    { version: '1.0' },
    { version: '2.0' },
    {},
    { key: 'both', sha: ours },
    { key: 'both', sha: other },
    { key: 'half', sha: ours },
    { key: 'half', sha: gone },
    { key: 'neither', sha: gone },
    { key: 'neither', sha: hex('ee55') },
    { key: 'said once', sha: ours },
    { key: 'said once', version: '3.0' },
  ]);
  const { deployments } = buildPicture(db).facts;
  expect(Array.from(deployments.missing, (index) => MISSING_COMMITS[index])).toEqual([
    'none',
    'all',
    'all',
    'none',
    'all',
    'none',
    'none',
    'some',
    'all',
    'none',
  ]);
});

describe('codes of SHAs and versions', () => {
  function codes() {
    const { sha, version } = buildPicture(db).facts.deployments;
    return { sha: [...sha], version: [...version] };
  }

  test('are the same for a whole and a short SHA, with a repository and without', () => {
    storeDeployments(db, [{ sha: 'abcdef1' }, { sha: hex('abcdef12') }, { sha: 'ABCDEF12' }, { sha: 'abcdef2' }, {}]);
    const [short, whole, upper, other, none] = codes().sha;
    expect([whole, upper, none]).toEqual([short, short, 0]);
    expect(other).not.toBe(short);
    storeRepository(db, { name: 'shop', commits: [{ sha: 'abcdef12' }, { sha: 'abcdef2' }] });
    const [again, ...rest] = codes().sha;
    expect(rest).toEqual([again, again, rest[2], 0]);
  });

  test('are the same for 1.0 and v1.0', () => {
    storeDeployments(db, [{ version: 'v1.0' }, { version: '1.0' }, { version: 'vanilla' }, { version: 'anilla' }]);
    const [v, plain, vanilla, anilla] = codes().version;
    expect(plain).toBe(v);
    expect(anilla).not.toBe(vanilla);
  });
});

describe('commits', () => {
  test('are runs of rows a repository, with parents, reverts and flags', () => {
    storeRepository(db, {
      name: 'shop',
      commits: [
        { sha: 'a1', subject: 'start', at: 10 },
        { sha: 'a2', parents: ['a1'], subject: 'Hotfix: totals', at: 20 },
        { sha: 'a3', parents: ['a2', 'missing'], author: 'renovate[bot]', reverts: 'a1', at: 30 },
      ],
    });
    storeRepository(db, { name: 'empty', commits: [] });
    storeRepository(db, {
      name: 'lib',
      commits: [{ sha: 'b1' }, { sha: 'b2', parents: ['b1'], reverts: 'a1', subject: 'photofixture' }],
    });
    storeDeployments(db, [{ repository: 'elsewhere' }]);
    const { facts, repositoryIds, commitPosition, repositoryOf } = buildPicture(db);
    expect(facts.names.repositories).toEqual(['', 'shop', 'empty', 'lib', 'elsewhere']);
    expect(facts.commits).toEqual({
      count: 5,
      repositoryStart: Int32Array.of(0, 0, 3, 3, 5, 5),
      authorAt: Float64Array.of(10, 20, 30, 0, 1),
      committerAt: Float64Array.of(10, 20, 30, 0, 1),
      parentOffset: Int32Array.of(0, 0, 1, 3, 3, 4),
      parentRef: Int32Array.of(0, 1, -1, 3),
      reverts: Int32Array.of(-1, -1, 0, -1, -1),
      flags: Uint8Array.of(0, 1, 2, 0, 0),
    });
    expect(repositoryIds).toEqual([0, 1, 2, 3]);
    expect([...commitPosition]).toEqual([0, 1, 2, 0, 1]);
    expect([0, 2, 3, 4].map(repositoryOf)).toEqual([1, 1, 3, 3]);
  });
});

describe('incidents', () => {
  test('are folded: rows with the same key are updates of one', () => {
    storeIncidents(db, [
      { key: 'i', services: ['web', 'api', 'web'], severity: 'high', startedAt: 500 },
      { key: 'j', services: [], startedAt: 100, resolvedAt: 150 },
      { key: 'i', services: [], startedAt: 500, detectedAt: 510, acknowledgedAt: 520, resolvedAt: 600 },
      { key: 'i', services: ['api'], severity: 'low', startedAt: 500, team: 'red' },
    ]);
    const { facts, incidentOf } = buildPicture(db);
    expect(facts.names).toEqual({
      services: ['', 'api'],
      teams: ['', 'red'],
      environments: [''],
      repositories: [''],
      severities: ['', 'low'],
    });
    const none = Int32Array.of(0, 0);
    expect(facts.incidents).toEqual({
      count: 2,
      id: Float64Array.of(2, 1),
      startedAt: Float64Array.of(100, 500),
      detectedAt: Float64Array.of(Number.NaN, 510),
      acknowledgedAt: Float64Array.of(Number.NaN, 520),
      resolvedAt: Float64Array.of(150, 600),
      serviceOffset: Int32Array.of(0, 0, 1),
      serviceRef: Int32Array.of(1),
      team: Int32Array.of(0, 1),
      environment: none,
      severity: Int32Array.of(0, 1),
      repository: none,
      deploymentExternalId: none,
      sha: none,
      version: none,
      commitRef: Int32Array.of(-1, -1),
    });
    expect([1, 2, 3, 4, 5].map(incidentOf)).toEqual([1, 0, 1, 1, -1]);
  });

  test('name their cause with the codes of deployments, -1 for what no deployment has', () => {
    storeRepository(db, { name: 'shop', commits: [{ sha: 'abcdef12' }] });
    storeDeployments(db, [
      { externalId: 'd1', version: 'v1.0', sha: 'abcdef1' },
      { externalId: 'd2', version: '2.0', sha: 'feedbeef' },
    ]);
    storeIncidents(db, [
      { deploymentExternalId: 'd2', version: '1.0', sha: hex('abcdef12') },
      { deploymentExternalId: 'd3', version: '3.0', sha: 'abcdef2' },
      { sha: hex('feedbeef') },
      { sha: 'fee' },
    ]);
    const { deployments: d, incidents: i } = buildPicture(db).facts;
    expect([...i.deploymentExternalId]).toEqual([d.externalId[1], -1, 0, 0]);
    expect([...i.version]).toEqual([d.version[0], -1, 0, 0]);
    expect([...i.sha]).toEqual([d.sha[0], -1, d.sha[1], -1]);
    expect([...i.commitRef]).toEqual([0, -1, -1, -1]);
  });
});

test('the generation grows with each change of data', () => {
  const generations = [buildPicture(db).facts.generation];
  storeDeployments(db, [{}]);
  generations.push(buildPicture(db).facts.generation);
  storeRepository(db, { name: 'shop', commits: [] });
  generations.push(buildPicture(db).facts.generation);
  db.exec('DELETE FROM batch');
  generations.push(buildPicture(db).facts.generation);
  expect(generations).toEqual([...new Set(generations)].sort((a, b) => a - b));
  expect(generations).toHaveLength(4);
});
