/** Typed columns in DuckDB's own format, two threads. `node with-duckdb.ts FILE FOLDER PACKAGE` */
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Result {
  getRows(): Promise<readonly (readonly unknown[])[]>;
}
interface DuckDb {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<{ run(sql: string): Promise<Result>; closeSync(): void }> }>;
  };
}

const [, , file = '', folder = '', installed = ''] = process.argv;
const { DuckDBInstance } = createRequire(join(installed, 'package.json'))('@duckdb/node-api') as DuckDb;
const begun = performance.now();
const instance = await DuckDBInstance.create(join(folder, 'bench.duckdb'), { threads: '2' });
const connection = await instance.connect();
await connection.run(`
  CREATE TABLE deployment AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', header = true, columns = {
    deployment_id: 'VARCHAR', service: 'VARCHAR', team: 'VARCHAR', environment: 'VARCHAR', commit_sha: 'VARCHAR',
    version: 'VARCHAR', started_at: 'TIMESTAMPTZ', finished_at: 'TIMESTAMPTZ', status: 'VARCHAR', note: 'VARCHAR' })`);
await connection.run('CHECKPOINT');
const milliseconds = performance.now() - begun;
const [row] = await (await connection.run('SELECT count(*) FROM deployment')).getRows();
connection.closeSync();
console.log(JSON.stringify({ milliseconds, rows: Number(row?.[0]) }));
