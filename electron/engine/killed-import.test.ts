import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace, openWorkspace } from './db/open.ts';

const KILLS = 6;
const ROWS = 400;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-killed-'));
  path = join(folder, 'client.doradeck');
  createWorkspace(path).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Imports file after file, each of new rows, and says the number of each batch once it is acknowledged. */
function importerOf(first: number): string {
  const engine = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  return `
    import { writeFileSync } from 'node:fs';
    import { openWorkspace } from ${engine('db/open.ts')};
    import { importFile } from ${engine('import/import-file.ts')};
    const store = openWorkspace(${JSON.stringify(path)});
    const work = { signal: new AbortController().signal, onProgress() {} };
    for (let n = ${first}; ; n++) {
      const file = ${JSON.stringify(join(folder, 'rows-'))} + n + '.csv';
      const rows = Array.from({ length: ${ROWS} }, (_, i) => \`d\${n}-\${i},web,prod,2024-03-04T10:00:00Z,success\`);
      writeFileSync(file, ['deployment_id,service,environment,finished_at,status', ...rows].join('\\n'));
      const now = Date.UTC(2024, 2, 12);
      const outcome = await importFile({ db: store.writer, path: file, options: {}, appVersion: '', now, work });
      process.stdout.write(outcome.batch.id + '\\n');
    }`;
}

async function importUntilKilled(first: number, afterMs: number): Promise<number[]> {
  const script = join(folder, 'importer.mjs');
  writeFileSync(script, importerOf(first));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([ended, new Promise((resolve) => child.stdout.once('data', resolve))]);
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  return said.split('\n').slice(0, -1).map(Number);
}

test('killed at any moment, each import is wholly in or out, and what was acknowledged is in', {
  timeout: 60_000,
}, async () => {
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    acknowledged.push(...(await importUntilKilled(kill * 10_000, Math.random() * 60)));
    const store = openWorkspace(path);
    try {
      const batches = store.reader
        .prepare<[], [number, number, number]>(
          `SELECT id, rows_stored, (SELECT count(*) FROM deployment_row WHERE batch_id = batch.id) FROM batch`,
        )
        .raw()
        .all();
      expect(batches.map(([, stored, rows]) => [stored, rows])).toEqual(batches.map(() => [ROWS, ROWS]));
      const ids = batches.map(([id]) => id);
      expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
      // One more than was acknowledged can be in: it was stored, and then there was no time left to say so.
      expect(ids.length - acknowledged.length).toBeLessThanOrEqual(kill + 1);
    } finally {
      store.close();
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
});
