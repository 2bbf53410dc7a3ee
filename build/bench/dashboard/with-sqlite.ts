import Database from 'better-sqlite3';
import type { Selection } from '../../../shared/metrics/selection.ts';
import { MS_PER_DAY } from '../../../shared/time.ts';
import { combine, type Row } from './combine.ts';
import type { Dashboard } from './dashboard.ts';
import type { Table, Tables } from './tables.ts';

const INDEXES = `
  CREATE INDEX deployment_by_time ON deployment (finished_at, service, id);
  CREATE INDEX lead_time_by_service ON lead_time (service, finished_at, seconds);
  CREATE INDEX incident_by_deployment ON incident (deployment);
  CREATE INDEX incident_by_service ON incident (service, resolved_at, seconds);
  ANALYZE`;
/** The service comes first in the indexes: each of them is a range of its own. */
const SERVICES = '(SELECT DISTINCT service AS code FROM incident)';

const DAYS = `SELECT (finished_at - CAST($from AS INTEGER)) / ${MS_PER_DAY} AS day, count(*) AS deployments
  FROM deployment WHERE finished_at >= $from AND finished_at < $to GROUP BY day`;
const LEAD_TIMES = `SELECT service, median(seconds) AS middle, percentile(seconds, 90) AS p90
  FROM ${SERVICES} CROSS JOIN lead_time ON service = code AND finished_at >= $from AND finished_at < $to GROUP BY service`;
const FAILURES = `SELECT service, count(*) AS deployments,
    sum(EXISTS (SELECT 1 FROM incident WHERE incident.deployment = d.id)) AS failed
  FROM deployment AS d WHERE finished_at >= $from AND finished_at < $to GROUP BY service`;
const RECOVERIES = `SELECT service, median(seconds) AS middle
  FROM ${SERVICES} CROSS JOIN incident ON service = code AND resolved_at >= $from AND resolved_at < $to GROUP BY service`;

export function openSqlite(tables: Tables) {
  const db = new Database(':memory:');
  db.pragma('cache_size = -500000');
  for (const [name, table] of Object.entries(tables)) fill(db, name, table);
  db.exec(INDEXES);
  const [days, leadTimes, failures, recoveries] = [DAYS, LEAD_TIMES, FAILURES, RECOVERIES].map((sql) =>
    db.prepare(sql),
  );
  return {
    compute({ from, to }: Selection): Dashboard {
      const all = (statement: Database.Statement | undefined) => (statement?.all({ from, to }) ?? []) as Row[];
      return combine((to - from) / MS_PER_DAY, all(days), all(leadTimes), all(failures), all(recoveries));
    },
    close: () => db.close(),
  };
}

function fill(db: Database.Database, name: string, table: Table): void {
  const columns = Object.keys(table);
  const types = columns.map((column) => `${column} ${column === 'seconds' ? 'REAL' : 'INTEGER'}`);
  db.exec(`CREATE TABLE ${name} (${types.join(', ')})`);
  const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
  const values = Object.values(table);
  db.transaction(() => {
    for (let row = 0; row < (values[0]?.length ?? 0); row++) {
      insert.run(...values.map((column) => numberOf(column[row])));
    }
  })();
}

function numberOf(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
