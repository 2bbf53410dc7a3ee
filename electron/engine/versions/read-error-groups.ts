import { earliest, latest } from '../../../shared/time.ts';
import type { ErrorGroup } from '../../../shared/versions/version-data.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import { type IsCounted, ofServices } from './read-in-turn.ts';

/** What exports of errors say of one version text. */
export interface NamedErrors {
  readonly groups: Map<string, ErrorGroup>;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
}
export type Errors = ReadonlyMap<string, NamedErrors>;

interface Row {
  readonly key: string;
  readonly environmentId: number | null;
  readonly externalId: string | null;
  readonly version: string;
  readonly type: string | null;
  readonly title: string | null;
  readonly count: number | null;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
}

/** Of one service, in the environments that count. */
export function readErrorGroups(db: Database, serviceIds: readonly number[], isCounted: IsCounted): Errors {
  const rows = prepared<number[], Row>(
    db,
    `SELECT key, environment_id AS environmentId, external_id AS externalId, version, type, title, count,
         first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt
       FROM error_row WHERE ${ofServices(serviceIds)} AND repeats = 0 ORDER BY id`,
  ).all(...serviceIds);
  const folded = new Map<string, Row>();
  for (const row of rows) {
    if (!isCounted(row.environmentId)) continue;
    const known = folded.get(row.key);
    folded.set(row.key, known === undefined ? row : fold(known, row));
  }
  const errors = new Map<string, NamedErrors>();
  for (const row of folded.values()) addRow(errors, row);
  return errors;
}

/** What is said later goes before, field by field. */
function fold(earlier: Row, later: Row): Row {
  return { ...earlier, ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== null)) };
}

function addRow(errors: Map<string, NamedErrors>, row: Row): void {
  const named = errors.get(row.version) ?? { groups: new Map(), firstSeenAt: null, lastSeenAt: null };
  errors.set(row.version, named);
  named.firstSeenAt = earliest(named.firstSeenAt, row.firstSeenAt);
  named.lastSeenAt = latest(named.lastSeenAt, row.lastSeenAt);
  const { externalId, type, title, count } = row;
  const key = externalId ?? JSON.stringify([type, title]);
  named.groups.set(key, addGroups(named.groups.get(key), { key, type: type ?? title ?? key, title, count }));
}

/** Of several environments, or under several names of one version. */
export function addGroups(one: ErrorGroup | undefined, other: ErrorGroup): ErrorGroup {
  if (one === undefined) return other;
  const count = one.count === null && other.count === null ? null : (one.count ?? 0) + (other.count ?? 0);
  return { ...one, title: one.title ?? other.title, count };
}
