import type { Database } from '../db/connect.ts';
import { readGenerations } from '../db/settings.ts';

interface Kept {
  /** Of what is imported or read. */
  readonly rows: number;
  readonly values: Map<string, unknown>;
}

const kept = new WeakMap<Database, Kept>();

/** What was made before of the same rows, or `make()`. One key always means one type, and there are few. */
export function rememberByGeneration<T>(db: Database, key: string, make: () => T): T {
  const { rows } = readGenerations(db);
  const before = kept.get(db);
  const values = before?.rows === rows ? before.values : new Map<string, unknown>();
  kept.set(db, { rows, values });
  const value = values.has(key) ? (values.get(key) as T) : make();
  values.set(key, value);
  return value;
}
