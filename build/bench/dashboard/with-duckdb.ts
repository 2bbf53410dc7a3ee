import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Selection } from '../../../shared/metrics/selection.ts';
import { MS_PER_DAY } from '../../../shared/time.ts';
import { combine, type Row } from './combine.ts';
import type { Dashboard } from './dashboard.ts';
import type { Table, Tables } from './tables.ts';

interface Appender {
  appendInteger(value: number): void;
  appendBigInt(value: bigint): void;
  appendDouble(value: number): void;
  appendNull(): void;
  endRow(): void;
  closeSync(): void;
}
interface Connection {
  run(sql: string): Promise<{ getRowObjects(): Promise<readonly Row[]> }>;
  createAppender(table: string): Promise<Appender>;
  closeSync(): void;
}
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>;
  };
}

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  finished_at: 'BIGINT',
  resolved_at: 'BIGINT',
  seconds: 'DOUBLE',
};

/** `installed`: the folder with the package. Its tables in memory, in order of time, two threads. */
export async function openDuckDb(tables: Tables, installed: string) {
  const { DuckDBInstance } = createRequire(join(installed, 'package.json'))('@duckdb/node-api') as DuckDb;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  for (const [name, table] of Object.entries(tables)) await fill(connection, name, table);
  const ask = async (sql: string) => (await connection.run(sql)).getRowObjects();
  return {
    async compute({ from, to }: Selection): Promise<Dashboard> {
      const within = (column: string) => `${column} >= ${from} AND ${column} < ${to}`;
      const days = await ask(`SELECT (finished_at - ${from}) // ${MS_PER_DAY} AS day, count(*) AS deployments
        FROM deployment WHERE ${within('finished_at')} GROUP BY day`);
      const leadTimes =
        await ask(`SELECT service, quantile_cont(seconds, 0.5) AS middle, quantile_cont(seconds, 0.9) AS p90
        FROM lead_time WHERE ${within('finished_at')} GROUP BY service`);
      const failures = await ask(`SELECT d.service, count(*) AS deployments, count(i.deployment) AS failed
        FROM deployment d LEFT JOIN (SELECT DISTINCT deployment FROM incident) i ON i.deployment = d.id
        WHERE ${within('d.finished_at')} GROUP BY d.service`);
      const recoveries = await ask(`SELECT service, quantile_cont(seconds, 0.5) AS middle
        FROM incident WHERE ${within('resolved_at')} GROUP BY service`);
      return combine((to - from) / MS_PER_DAY, days, leadTimes, failures, recoveries);
    },
    close: () => connection.closeSync(),
  };
}

async function fill(connection: Connection, name: string, table: Table): Promise<void> {
  const columns = Object.entries(table).map(([column, values]) => ({
    type: COLUMN_TYPES[column] ?? 'INTEGER',
    column,
    values,
  }));
  await connection.run(`CREATE TABLE ${name} (${columns.map(({ column, type }) => `${column} ${type}`).join(', ')})`);
  const appender = await connection.createAppender(name);
  for (let row = 0; row < (columns[0]?.values.length ?? 0); row++) {
    for (const { type, values } of columns) {
      const value = values[row] ?? Number.NaN;
      if (Number.isNaN(value)) appender.appendNull();
      else if (type === 'BIGINT') appender.appendBigInt(BigInt(value));
      else if (type === 'DOUBLE') appender.appendDouble(value);
      else appender.appendInteger(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}
