import { expect, test } from 'vitest';
import type { ImportKind } from '../../../shared/import-batch.ts';
import { workspacePerTest } from './fixture.ts';
import { countsOf, storedRows, table } from './kinds-fixture.ts';
import { ROW_TABLES } from './store/row-store.ts';
import { undoImport } from './store/undo-import.ts';

const { put, batchOf, rejectsOf, db } = workspacePerTest();

const SHA_A = 'a'.repeat(40);

test.each<[ImportKind, string, readonly (readonly [line: number, column: string, code: string, value: string])[]]>([
  [
    'pulls',
    table(
      'id,repo,created_at,merged_at,closed_at,commits,additions',
      ',a,2025-03-01T10:00:00Z,,,,',
      '1,a,,,,,',
      '2,a,2025-03-01T10:00:00Z,2025-02-28T10:00:00Z,,,',
      '3,a,2025-03-01T10:00:00Z,,2025-02-28T10:00:00Z,,',
      '4,a,2025-03-01T10:00:00Z,,,oops,',
      '5,a,2025-03-01T10:00:00Z,,,,1.5',
      '6,a,2025-03-01T10:00:00Z,,,12,-',
    ),
    [
      [2, 'id', 'id-missing', ''],
      [3, 'created_at', 'time-missing', ''],
      [4, 'merged_at', 'end-before-start', '2025-02-28T10:00:00Z'],
      [5, 'closed_at', 'end-before-start', '2025-02-28T10:00:00Z'],
      [6, 'commits', 'sha-unreadable', 'oops'],
      [7, 'additions', 'value-wrong-type', '1.5'],
    ],
  ],
  [
    'runs',
    table(
      'run_id,attempt,workflow,status,started_at,finished_at',
      ',,ci,ok,2025-03-01T10:00:00Z,',
      '1,,,ok,2025-03-01T10:00:00Z,',
      '2,,ci,ok,,',
      '3,,ci,ok,2025-03-01T10:00:00Z,2025-03-01T09:00:00Z',
      '4,0,ci,ok,2025-03-01T10:00:00Z,',
      '5,,ci,ok,2025-03-01T10:00:00Z,',
    ),
    [
      [2, 'run_id', 'id-missing', ''],
      [3, 'workflow', 'service-missing', ''],
      [4, 'started_at', 'time-missing', ''],
      [5, 'finished_at', 'end-before-start', '2025-03-01T09:00:00Z'],
      [6, 'attempt', 'value-wrong-type', '0'],
    ],
  ],
  [
    'versions',
    table(
      'service,version,first_seen,last_seen,error_rate,error_types,p95',
      ',1,,,,,',
      'a,,,,,,',
      'a,1,2025-03-02T10:00:00Z,2025-03-01T10:00:00Z,,,',
      'a,2,,,120 %,,',
      'a,3,,,,1.5,',
      'a,4,,,,,slow',
      'a,5,,,,,',
    ),
    [
      [2, 'service', 'service-missing', ''],
      [3, 'version', 'version-missing', ''],
      [4, 'last_seen', 'end-before-start', '2025-03-01T10:00:00Z'],
      [5, 'error_rate', 'number-out-of-range', '120 %'],
      [6, 'error_types', 'value-wrong-type', '1.5'],
      [7, 'p95', 'value-wrong-type', 'slow'],
    ],
  ],
  [
    'errors',
    table(
      'service,version,error_type,message,count,first_seen,last_seen',
      ',1,TypeError,,,,',
      'a,,TypeError,,,,',
      'a,1,,,5,,',
      'a,1,TypeError,,-5,,',
      'a,1,TypeError,,,2025-03-02T10:00:00Z,2025-03-01T10:00:00Z',
      'a,1,TypeError,,,,',
    ),
    [
      [2, 'service', 'service-missing', ''],
      [3, 'version', 'version-missing', ''],
      [4, 'error_type', 'id-missing', ''],
      [5, 'count', 'value-wrong-type', '-5'],
      [6, 'last_seen', 'end-before-start', '2025-03-01T10:00:00Z'],
    ],
  ],
  [
    'issues',
    table(
      'issue_key,created,resolved',
      ',2025-03-01T10:00:00Z,',
      'A-1,,',
      'A-2,2025-03-01T10:00:00Z,2025-02-01T10:00:00Z',
      'A-3,2025-03-01T10:00:00Z,',
    ),
    [
      [2, 'issue_key', 'id-missing', ''],
      [3, 'created', 'time-missing', ''],
      [4, 'resolved', 'end-before-start', '2025-02-01T10:00:00Z'],
    ],
  ],
  [
    'commits',
    table(
      'sha,committed_at',
      ',2025-03-01T10:00:00Z',
      '1.23457E+16,2025-03-01T10:00:00Z',
      `${SHA_A},`,
      `${SHA_A},2025-03-01T10:00:00Z`,
    ),
    [
      [2, 'sha', 'id-missing', ''],
      [3, 'sha', 'sha-unreadable', '1.23457E+16'],
      [4, 'committed_at', 'time-missing', ''],
    ],
  ],
])('%s that can be none are rejected, the others kept', async (kind, text, rejects) => {
  expect(await rejectsOf(text, { kind })).toEqual(rejects);
  expect(storedRows(db(), kind)).toHaveLength(1);
});

/** Two files of each kind: the second repeats one row, says something else of one, and brings one. */
const OVERLAPS: readonly (readonly [ImportKind, string, readonly string[], readonly string[]])[] = [
  [
    'pulls',
    'id,repo,created_at,title',
    ['1,a,2025-03-01T10:00:00Z,x', '2,a,2025-03-01T10:00:00Z,x'],
    ['1,a,2025-03-01T10:00:00Z,x', '2,a,2025-03-01T10:00:00Z,y', '2,b,2025-03-01T10:00:00Z,x'],
  ],
  [
    'runs',
    'run_id,attempt,workflow,started_at,branch',
    ['1,1,w,2025-03-01T10:00:00Z,x', '2,1,w,2025-03-01T10:00:00Z,x'],
    ['1,1,w,2025-03-01T10:00:00Z,x', '2,1,w,2025-03-01T10:00:00Z,y', '2,2,w,2025-03-01T10:00:00Z,x'],
  ],
  ['versions', 'service,version,at,requests', ['a,1,,5', 'a,2,,5'], ['a,1,,5', 'a,2,,6', 'a,2,2025-03-01T10:00:00Z,5']],
  [
    'errors',
    'service,version,error_id,error_type,count',
    ['a,1,7,TypeError,5', 'a,2,7,TypeError,5'],
    ['a,1,7,TypeError,5', 'a,2,7,TypeError,9', 'a,2,,TypeError,5'],
  ],
  [
    'issues',
    'issue_key,created,status',
    ['1,2025-03-01T10:00:00Z,open', '2,2025-03-01T10:00:00Z,open'],
    ['1,2025-03-01T10:00:00Z,open', '2,2025-03-01T10:00:00Z,done', '3,2025-03-01T10:00:00Z,open'],
  ],
  [
    'commits',
    'sha,repo,committed_at',
    ['aaaaaaa,r,2025-03-01T10:00:00Z', 'bbbbbbb,r,2025-03-01T10:00:00Z'],
    ['aaaaaaa,r,2025-03-01T10:00:00Z', 'bbbbbbb,r,2025-03-02T10:00:00Z', 'bbbbbbb,s,2025-03-01T10:00:00Z'],
  ],
];

test.each(OVERLAPS)(
  '%s again: the same row counts once, another one of the same thing is noticed, and undo',
  async (kind, header, first, second) => {
    const one = await batchOf(table(header, ...first), { kind });
    const two = await batchOf(table(header, ...second), { kind });
    expect(countsOf(one)).toMatchObject({ kind, read: 2, stored: 2, duplicate: 0 });
    expect(countsOf(two)).toMatchObject({ kind, read: 3, stored: 2, duplicate: 1 });
    expect(two.notices).toContainEqual({ code: 'key-repeated', params: { count: 1 } });
    const keys = () => db().prepare(`SELECT key, repeats FROM ${ROW_TABLES[kind]} ORDER BY id`).all();
    expect(new Set((keys() as { key: string }[]).map(({ key }) => key)).size).toBe(3);
    await undoImport(db(), one.id);
    expect(storedRows(db(), kind)).toHaveLength(3);
    await undoImport(db(), two.id);
    expect(keys()).toEqual([]);
    for (const names of ['service', 'team', 'environment', 'repository_name'])
      expect(db().prepare(`SELECT * FROM ${names}`).all()).toEqual([]);
  },
);

test('a table of another kind can be read as one when the kind is said, and not without what it needs', async () => {
  const outcome = await put(table('number,state', '1,open'), { kind: 'pulls' });
  expect(outcome.kind === 'failed' && outcome.error.code).toBe('file-no-time-column');
});
