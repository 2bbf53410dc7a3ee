/**
 * An import as it is usually written: csv-parse, zod, one prepared statement a row in one transaction, indexes first.
 * `node with-typical-code.ts FILE FOLDER`
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';
import { z } from 'zod';

const [, , file = '', folder = ''] = process.argv;
const name = z
  .string()
  .trim()
  .transform((text) => text || null);
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const deployment = z.object({
  deployment_id: z.string().min(1),
  service: z.string().min(1),
  team: name,
  environment: name,
  commit_sha: z.string().regex(/^[0-9a-f]{40}$/),
  version: name,
  started_at: time,
  finished_at: time,
  status: z.enum(['success', 'failed', 'canceled']),
});

const begun = performance.now();
const db = new Database(join(folder, 'typical.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE deployment (id INTEGER PRIMARY KEY, deployment_id TEXT NOT NULL, service TEXT NOT NULL, team TEXT,
    environment TEXT, sha TEXT NOT NULL, version TEXT, started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL,
    status TEXT NOT NULL);
  CREATE UNIQUE INDEX deployment_key ON deployment (deployment_id, service, environment);
  CREATE INDEX deployment_time ON deployment (finished_at);
  CREATE INDEX deployment_service ON deployment (service, finished_at);
  CREATE INDEX deployment_sha ON deployment (sha);`);
const insert = db.prepare(`
  INSERT INTO deployment (deployment_id, service, team, environment, sha, version, started_at, finished_at, status)
  VALUES (@deployment_id, @service, @team, @environment, @commit_sha, @version, @started_at, @finished_at, @status)`);
db.exec('BEGIN');
for await (const record of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
  insert.run(deployment.parse(record));
}
db.exec('COMMIT');
const milliseconds = performance.now() - begun;
const rows = db.prepare('SELECT count(*) FROM deployment').pluck().get();
db.close();
console.log(JSON.stringify({ milliseconds, rows }));
