/** Many rows, one thing: what becomes of histories, event logs, updates and lists of commits, however their rows lie. */
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEPLOYMENT_STATUSES, REMEDIATIONS } from '../../../shared/model.ts';
import { importInto, memoryWorkspace, type TestFolder, testFolder } from '../import/fixture.ts';
import { undoImport } from '../import/store/undo-import.ts';
import { deploymentTexts, incidentTexts } from '../queries/row-texts.ts';
import { buildPicture } from './picture.ts';
import { hex, storeRepository } from './store-rows.ts';

let folder: TestFolder;
let db: Database;

beforeEach(() => {
  folder = testFolder();
  db = memoryWorkspace();
});
afterEach(() => {
  db.close();
  folder.remove();
});

let files = 0;

/** Imports a table; its id. */
async function put(header: string, rows: readonly string[], into: Database = db): Promise<number> {
  const outcome = await importInto(into, folder.write(`${files++}.csv`, `${[header, ...rows].join('\n')}\n`));
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  expect(outcome.batch.rejected).toBe(0);
  return outcome.batch.id;
}

const iso = (time: number | undefined) =>
  time === undefined || Number.isNaN(time) ? null : new Date(time).toISOString();

function incidents(of: Database = db) {
  const { names, incidents: columns } = buildPicture(of).facts;
  const textsOf = incidentTexts(of);
  return Array.from({ length: columns.count }, (_, i) => ({
    externalId: textsOf(columns.id[i] ?? 0).externalId,
    title: textsOf(columns.id[i] ?? 0).title,
    services: [...columns.serviceRef.subarray(columns.serviceOffset[i], columns.serviceOffset[i + 1])].map(
      (code) => names.services[code],
    ),
    severity: names.severities[columns.severity[i] ?? 0],
    startedAt: iso(columns.startedAt[i]),
    acknowledgedAt: iso(columns.acknowledgedAt[i]),
    resolvedAt: iso(columns.resolvedAt[i]),
  }));
}

function deployments(of: Database = db) {
  const { facts, repositoryOf } = buildPicture(of);
  const { names, deployments: columns, commits } = facts;
  const textsOf = deploymentTexts(of);
  return Array.from({ length: columns.count }, (_, i) => ({
    id: textsOf(columns.id[i] ?? 0).externalId,
    version: textsOf(columns.id[i] ?? 0).version,
    team: names.teams[columns.team[i] ?? 0],
    status: DEPLOYMENT_STATUSES[columns.status[i] ?? 0],
    startedAt: iso(columns.startedAt[i]),
    finishedAt: iso(columns.finishedAt[i]),
    outcome: columns.outcome[i],
    remediation: REMEDIATIONS[columns.remediation[i] ?? 0],
    commits: [...columns.commitRef.subarray(columns.commitOffset[i], columns.commitOffset[i + 1])].map(
      (row) => row - (commits.repositoryStart[repositoryOf(row)] ?? 0),
    ),
  }));
}

/** The same figures from every order of the rows of one file. */
async function expectSameInAnyOrder<T>(
  header: string,
  rows: readonly string[],
  read: (of: Database) => T,
  expected: T,
) {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...rows], { minLength: rows.length }), async (shuffled) => {
      const other = memoryWorkspace();
      try {
        await put(header, shuffled, other);
        expect(read(other)).toEqual(expected);
      } finally {
        other.close();
      }
    }),
    { numRuns: 25 },
  );
}

describe('an incident', () => {
  const HEADER = 'incident_id,service,title,severity,started_at,acknowledged_at,resolved_at';
  const start = '2025-03-01T10:00:00Z';
  const HISTORY = [
    `INC1,web,Down,SEV3,${start},,`,
    `INC1,web,Down,SEV1,${start},2025-03-01T10:05:00Z,`,
    `INC1,web;api,Down: checkout,SEV1,${start},2025-03-01T10:05:00Z,2025-03-01T11:00:00Z`,
    `INC1,,,,${start},2025-03-01T10:09:00Z,2025-03-01T12:30:00Z`,
  ];
  const FOLDED = {
    externalId: 'INC1',
    title: 'Down: checkout',
    severity: 'SEV1',
    startedAt: '2025-03-01T10:00:00.000Z',
    acknowledgedAt: '2025-03-01T10:05:00.000Z',
    resolvedAt: '2025-03-01T12:30:00.000Z',
  };

  test('with a row a change is one, the same in any order of the rows', async () => {
    await expectSameInAnyOrder(HEADER, HISTORY, (of) => incidents(of).map(({ services: _, ...rest }) => rest), [
      FOLDED,
    ]);
  });

  test('of an event log: triggered, acknowledged and resolved rows, each with its own time of beginning', async () => {
    const log = [
      'Q1,web,Down,high,2025-03-01T10:00:00Z,,',
      'Q1,web,Down,high,2025-03-01T10:04:00Z,2025-03-01T10:04:00Z,',
      'Q1,web,Down,high,2025-03-01T10:40:00Z,,2025-03-01T10:40:00Z',
      'Q2,web,Slow,low,2025-03-02T10:00:00Z,,',
    ];
    const first = { title: 'Down', services: ['web'], severity: 'high', startedAt: '2025-03-01T10:00:00.000Z' };
    await expectSameInAnyOrder(HEADER, log, incidents, [
      {
        ...first,
        externalId: 'Q1',
        acknowledgedAt: '2025-03-01T10:04:00.000Z',
        resolvedAt: '2025-03-01T10:40:00.000Z',
      },
      {
        externalId: 'Q2',
        title: 'Slow',
        services: ['web'],
        severity: 'low',
        startedAt: '2025-03-02T10:00:00.000Z',
        acknowledgedAt: null,
        resolvedAt: null,
      },
    ]);
  });

  test('of a later file has the later words, but its beginnings stay the earliest', async () => {
    await put(HEADER, [`I1,web,Down,SEV1,2025-03-01T10:10:00Z,2025-03-01T10:20:00Z,2025-03-01T12:00:00Z`]);
    await put(HEADER, [`I1,api,Down,SEV2,2025-03-01T10:00:00Z,2025-03-01T10:30:00Z,2025-03-01T11:00:00Z`]);
    expect(incidents()).toEqual([
      {
        externalId: 'I1',
        title: 'Down',
        services: ['api'],
        severity: 'SEV2',
        startedAt: '2025-03-01T10:00:00.000Z',
        acknowledgedAt: '2025-03-01T10:20:00.000Z',
        resolvedAt: '2025-03-01T11:00:00.000Z',
      },
    ]);
  });

  test('stays resolved where a later export has no time of resolution, until the import that resolved it is undone', async () => {
    const resolved = await put(HEADER, [`I1,web,Down,SEV1,${start},,2025-03-01T11:00:00Z`]);
    await put(HEADER, [`I1,web,Down again,SEV1,${start},,`]);
    expect(incidents()).toMatchObject([{ title: 'Down again', resolvedAt: '2025-03-01T11:00:00.000Z' }]);
    await undoImport(db, resolved);
    expect(incidents()).toMatchObject([{ title: 'Down again', resolvedAt: null }]);
  });

  test('that was resolved a second time ends with the second resolution', async () => {
    await put(HEADER, [`I1,web,Down,SEV1,${start},,2025-03-01T11:00:00Z`]);
    await put(HEADER, [`I1,web,Down,SEV1,${start},,2025-03-02T09:00:00Z`]);
    expect(incidents()).toMatchObject([{ resolvedAt: '2025-03-02T09:00:00.000Z' }]);
  });
});

describe('a deployment', () => {
  const HEADER =
    'deployment_id,service,team,environment,version,started_at,finished_at,status,commit_sha,change_failure';
  const from = '2025-03-01T10:00:00Z';

  test('with a row an update is one, the same in any order of the rows', async () => {
    const updates = [
      `d1,web,red,prod,,${from},${from},running,,`,
      `d1,web,,prod,v1,${from},2025-03-01T10:05:00Z,running,,`,
      `d1,web,,prod,v2,${from},2025-03-01T10:07:00Z,failure,,`,
      `d1,web,blue,prod,,${from},2025-03-01T10:09:00Z,success,,false`,
      `d2,web,,prod,v3,,2025-03-02T10:00:00Z,success,,`,
    ];
    const none = { outcome: 0, remediation: null, commits: [] };
    await expectSameInAnyOrder(HEADER, updates, deployments, [
      {
        ...none,
        id: 'd1',
        version: 'v2',
        team: 'blue',
        status: 'success',
        startedAt: '2025-03-01T10:00:00.000Z',
        finishedAt: '2025-03-01T10:09:00.000Z',
        outcome: 1,
      },
      {
        ...none,
        id: 'd2',
        version: 'v3',
        team: 'blue',
        status: 'success',
        startedAt: null,
        finishedAt: '2025-03-02T10:00:00.000Z',
      },
    ]);
  });

  test('has a result even where a row that still runs tells of a later moment, or comes with a later file', async () => {
    const result = `d1,web,,prod,v1,${from},2025-03-01T10:05:00Z,success,,`;
    const running = `d1,web,,prod,v1,${from},2025-03-01T10:30:00Z,running,,`;
    const expected = { status: 'success', finishedAt: '2025-03-01T10:05:00.000Z' };
    await put(HEADER, [result]);
    await put(HEADER, [running]);
    expect(deployments()).toMatchObject([expected]);
    await expectSameInAnyOrder(HEADER, [result, running], (of) => deployments(of)[0]?.status, 'success');
  });

  test('that ended twice at one moment failed, in any order of the rows', async () => {
    const rows = ['success', 'failure', 'cancelled'].map((status) => `d1,web,,prod,v1,${from},${from},${status},,`);
    await expectSameInAnyOrder(HEADER, rows, (of) => deployments(of)[0]?.status, 'failure');
  });

  test('with a row a commit deployed the newest of them, in any order of the rows', async () => {
    const shas = ['a1', 'b2', 'c3', 'd4'];
    const commits = shas.map((sha, n) => ({ sha, ...(n > 0 && { parents: [shas[n - 1] ?? ''] }) }));
    const rows = shas.map((sha) => `d1,web,,prod,v1,${from},2025-03-01T10:05:00Z,success,${hex(sha)},`);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const other = memoryWorkspace();
        storeRepository(other, { name: 'web', commits });
        await put(HEADER, shuffled, other);
        expect(deployments(other)).toMatchObject([{ commits: [3] }]);
        other.close();
      }),
      { numRuns: 20 },
    );
  });

  test('is the same however its rows are spread over files that repeat each other', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => {
      const at = `2025-03-0${1 + (n % 3)}T10:${String(10 + n)}:00Z`;
      return `d${n % 3},web,,prod,v${n},,${at},${n % 4 === 0 ? 'failure' : 'success'},,`;
    });
    await put(HEADER, rows);
    const whole = deployments();
    const apart = memoryWorkspace();
    await put(HEADER, rows.slice(0, 8), apart);
    await put(HEADER, rows.slice(4, 12), apart);
    await put(HEADER, rows.slice(2, 6), apart);
    expect(deployments(apart)).toEqual(whole);
    apart.close();
  });
});
