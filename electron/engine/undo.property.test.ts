import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IMPORT_KINDS, type ImportKind } from '../../shared/import-batch.ts';
import { createWorkspace, type WorkspaceStore } from './db/open.ts';
import { buildPicture } from './facts/picture.ts';
import { importFile } from './import/import-file.ts';
import { listImports } from './import/store/list-imports.ts';
import { ROW_TABLES } from './import/store/row-store.ts';
import { undoImport } from './import/store/undo-import.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-undo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = Date.UTC(2024, 2, 12);
const FILES = 4;
const OTHER_KINDS = IMPORT_KINDS.filter((kind) => kind !== 'deployments' && kind !== 'incidents');
const work = { signal: new AbortController().signal, onProgress: () => {} };

/** So few rows that files repeat, update and contradict one another. */
const deployment = fc.constantFrom(
  'd1,web,red,prod,2024-03-04T10:00:00Z,success,1',
  'd1,web,red,prod,2024-03-04T11:00:00Z,failure,1',
  'd1,web,blue,prod,2024-03-04T09:00:00Z,success,',
  'd2,web,,prod,2024-03-04T10:00:00Z,success,2',
  'd3,api,red,stage,2024-03-04T12:00:00Z,success,2',
  ',api,,prod,2024-03-04T12:00:00Z,success,3',
  ',api,,prod,2024-03-04T13:00:00Z,success,3',
);
const incident = fc.constantFrom(
  { id: 'i1', service: 'web', started_at: '2024-03-04T10:30:00Z', resolved_at: null, severity: 'high' },
  { id: 'i1', service: 'web', started_at: '2024-03-04T10:30:00Z', resolved_at: '2024-03-04T20:00:00Z', severity: null },
  { id: 'i1', service: 'api', started_at: '2024-03-04T10:40:00Z', resolved_at: null, severity: 'low' },
  { id: 'i2', service: 'web', started_at: '2024-03-04T12:30:00Z', resolved_at: null, severity: 'high' },
);
/** Of the kinds that no figure is made of: few things, said again and said otherwise. */
const others = fc.constantFrom(
  {
    name: 'pulls.csv',
    header: 'pr_number,repository,author,created_at,merged_at',
    rows: [
      '1,web,kim,2024-03-04T10:00:00Z,',
      '1,web,kim,2024-03-04T10:00:00Z,2024-03-05T10:00:00Z',
      '1,api,,2024-03-04T10:00:00Z,',
    ],
  },
  {
    name: 'runs.csv',
    header: 'run_id,run_attempt,workflow,team,environment,repository,started_at',
    rows: [
      '1,1,ci,red,prod,web,2024-03-04T10:00:00Z',
      '1,1,ci,blue,prod,web,2024-03-04T10:00:00Z',
      '1,2,ci,,,web,2024-03-04T11:00:00Z',
    ],
  },
  {
    name: 'versions.csv',
    header: 'service,env,version,first_seen,last_seen,p95',
    rows: [
      'web,prod,1,2024-03-04T10:00:00Z,ACTIVE,8 ms',
      'web,prod,1,2024-03-04T10:00:00Z,2 days ago,9 ms',
      'api,,1,,,',
    ],
  },
  {
    name: 'issues.csv',
    header: 'issue_key,issue_type,component,team,environment,created,resolved',
    rows: [
      'A-1,Bug,web,red,prod,2024-03-04T10:00:00Z,',
      'A-1,Bug,"web,api",,,2024-03-04T10:00:00Z,2024-03-05T10:00:00Z',
      'A-2,Task,,,,2024-03-04T10:00:00Z,',
    ],
  },
  {
    name: 'commits.csv',
    header: 'sha,repository,author,author_date,committed_at',
    rows: [
      'aaaaaaa,web,kim,,2024-03-04T10:00:00Z',
      'aaaaaaa,web,lee,,2024-03-04T11:00:00Z',
      'aaaaaaa,api,,,2024-03-04T10:00:00Z',
    ],
  },
);
const file = fc.oneof(
  others.chain(({ name, header, rows }) =>
    fc
      .array(fc.constantFrom(...rows), { minLength: 1, maxLength: 5 })
      .map((chosen) => ({ name, text: [header, ...chosen].join('\n') })),
  ),
  fc.array(deployment, { minLength: 1, maxLength: 6 }).map((rows) => ({
    name: 'deployments.csv',
    text: ['deployment_id,service,team,environment,finished_at,status,version', ...rows].join('\n'),
  })),
  fc
    .array(incident, { minLength: 1, maxLength: 5 })
    .map((rows) => ({ name: 'incidents.json', text: JSON.stringify(rows) })),
);
const step = fc.record({ undo: fc.boolean(), which: fc.nat({ max: FILES - 1 }) });

/** All that later questions depend on, without the row numbers that the store gave; what was noticed while a file was read
 * stays as it was said then. */
function contentOf({ reader }: WorkspaceStore): unknown {
  const { facts } = buildPicture(reader);
  const { id: _, ...deployments } = facts.deployments;
  const { id: __, ...incidents } = facts.incidents;
  const imports = listImports(reader).map(({ id: ___, notices: ____, ...batch }) => batch);
  return {
    names: facts.names,
    deployments,
    incidents,
    imports,
    others: OTHER_KINDS.map((kind) => rowsOf(reader, kind)),
  };
}

const NAMES = {
  service_id: 'service',
  team_id: 'team',
  environment_id: 'environment',
  repository_name_id: 'repository_name',
};

/** The rows of a kind in their order, each with its names for their numbers. */
function rowsOf(db: WorkspaceStore['reader'], kind: ImportKind): unknown {
  const rows = db.prepare(`SELECT * FROM ${ROW_TABLES[kind]} ORDER BY id`).all() as Record<string, unknown>[];
  const nameOf = (table: string, id: unknown) => db.prepare(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(id);
  return rows.map(({ id: _, batch_id: __, ...row }) => {
    for (const [column, table] of Object.entries(NAMES)) if (row[column]) row[column] = nameOf(table, row[column]);
    if (kind === 'issues')
      row.service_ids = (JSON.parse(String(row.service_ids)) as number[]).map((id) => nameOf('service', id));
    return row;
  });
}

async function importInto(store: WorkspaceStore, path: string): Promise<number | null> {
  const outcome = await importFile({ db: store.writer, path, options: {}, appVersion: '', now: NOW, work });
  if (outcome.kind === 'imported') return outcome.batch.id;
  expect(outcome.error.code).toBe('already-imported');
  return null;
}

test('after any imports and undos a workspace is as if what is left were imported alone', {
  timeout: 120_000,
}, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: FILES, maxLength: FILES }),
      fc.array(step, { minLength: 2, maxLength: 10 }),
      async (files, steps) => {
        run++;
        const paths = files.map(({ name, text }, i) => {
          const path = join(folder, `${run}-${i}-${name}`);
          writeFileSync(path, text);
          return path;
        });
        const store = createWorkspace(join(folder, `${run}-a.doradeck`));
        const alone = createWorkspace(join(folder, `${run}-b.doradeck`));
        try {
          let left: { path: string; batch: number }[] = [];
          for (const { undo, which } of steps) {
            const path = paths[which] ?? '';
            const present = left.find((one) => one.path === path);
            if (undo) {
              if (!present) continue;
              await undoImport(store.writer, present.batch);
              left = left.filter((one) => one !== present);
            } else {
              const batch = await importInto(store, path);
              if (batch !== null) left.push({ path, batch });
            }
          }
          for (const { path } of left) await importInto(alone, path);
          expect(contentOf(store)).toEqual(contentOf(alone));
        } finally {
          store.close();
          alone.close();
        }
      },
    ),
    { numRuns: 30 },
  );
});
