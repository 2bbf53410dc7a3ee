import type { Statement } from 'better-sqlite3';
import type { Database } from './connect.ts';

/** More texts than there are questions: some hold as many parameters as there are names. */
const MOST = 100;
const statements = new WeakMap<Database, Map<string, Statement>>();

/** What is asked of one service after the other is prepared once a connection. Not to be iterated over: others use it too. */
export function prepared<Parameters extends unknown[], Row>(db: Database, sql: string): Statement<Parameters, Row> {
  const known = statements.get(db) ?? new Map<string, Statement>();
  statements.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  if (known.size >= MOST) known.clear();
  known.set(sql, statement);
  return statement as Statement<Parameters, Row>;
}
