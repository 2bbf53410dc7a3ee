/** Version statistics by way of files of their own are the same rows as those that are inserted one by one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSource } from '../bytes/open-source.ts';
import { memoryWorkspace, NOW, quietWork, testFolder } from '../fixture.ts';
import { planFile } from '../open-table.ts';
import { forEachRecord } from '../read-records.ts';
import { RecordVisitor } from '../record-visitor.ts';
import { insertBatch } from './batch-rows.ts';
import { RejectRows } from './reject-rows.ts';
import { rowStore } from './row-store.ts';
import { StagedRows } from './staged-rows.ts';

const BATCH = {
  file: 'file',
  sha256: '',
  bytes: 0,
  kind: 'versions',
  preset: 'generic-csv',
  encoding: 'utf-8',
  inputTimeZone: null,
  mapping: {},
  importedAt: NOW,
  appVersion: '',
} as const;

async function stored(path: string, isStaged: boolean): Promise<unknown> {
  const db = memoryWorkspace();
  if (isStaged) db.pragma('foreign_keys = OFF');
  const opened = await openSource({ path, entry: null, options: {}, now: NOW, work: quietWork() });
  const staged = isStaged ? new StagedRows(db, 'version_row') : null;
  try {
    const planned = await planFile(opened);
    db.exec('BEGIN');
    const batchId = insertBatch(db, { ...BATCH, columns: planned.header });
    const store = rowStore('versions', db, batchId, staged);
    const source = planned.open();
    const rejects = new RejectRows(db, batchId);
    const visitor = new RecordVisitor({ plan: planned.plan, order: null, source, store, rejects });
    await forEachRecord(source, planned.chunks(), quietWork(), (step) => visitor.visit(step));
    store.flush();
    staged?.copy();
    db.exec('COMMIT');
    const rows = ['version_row', 'service', 'environment'].map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    const types = db.prepare('SELECT typeof(requests), typeof(p95), typeof(errors) FROM version_row').all();
    return { rows, types, rejected: visitor.rejected, check: db.pragma('integrity_check') };
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    staged?.dispose();
    await opened.source.close();
    db.close();
  }
}

const HEADER =
  'timestamp,service,env,version,sha,endpoint,requests,errors,error rate,p50,p95,max,first seen,last seen,le_1,le_5';
const time = fc.constantFrom('2025-03-02T10:00:00Z', '1740909600', '', 'soon', '3 days ago');
const number = fc.constantFrom(
  '0',
  '1',
  '-1',
  '12.5',
  '12',
  '',
  '300',
  '70000',
  '9007199254740993',
  '1e300',
  '< 0.1',
  '8.70 ms',
);
const share = fc.constantFrom('0', '1', '0.1 %', '', '< 0.1 %');
const name = fc.constantFrom('web', '결제', '', ' a', 'x'.repeat(200));
const row = fc.tuple(
  ...[fc.constantFrom('2025-03-02T10:00:00Z', '2025-03-02T11:00:00Z', ''), name, name, name],
  ...[
    fc.constantFrom('', 'a'.repeat(40)),
    name,
    number,
    number,
    share,
    number,
    number,
    number,
    time,
    time,
    number,
    number,
  ],
);

test('in whatever rows', async () => {
  const folder = testFolder();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const sound = '2025-03-02T10:00:00Z,web,prod,1,,,5,1,0.1,1,2,3,,,1,2';
        const path = folder.write(
          'series.csv',
          [HEADER, sound, ...rows.map((cells) => cells.join(',')), ''].join('\n'),
        );
        expect(await stored(path, true)).toEqual(await stored(path, false));
      }),
      { numRuns: 40 },
    );
  } finally {
    folder.remove();
  }
});
