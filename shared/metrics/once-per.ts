import type { Facts } from './facts.ts';

/** What is computed from an object alone, once, and forgotten with it. The object must never change. */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** What settings and the user's word leave as it is: facts that differ in nothing else share these objects. */
export type Rows = Pick<Facts, 'deployments' | 'commits' | 'incidents' | 'pulls'>;

/** What is computed from rows alone, once. `compute` must hold on to nothing but them. */
export function oncePerRows<Value>(compute: (rows: Rows) => Value): (rows: Rows) => Value {
  const known = oncePer(
    (_: Rows['deployments']): { latest: { readonly rows: Rows; readonly value: Value } | null } => ({
      latest: null,
    }),
  );
  return ({ deployments, commits, incidents, pulls }) => {
    const entry = known(deployments);
    const { latest } = entry;
    if (latest?.rows.commits === commits && latest.rows.incidents === incidents && latest.rows.pulls === pulls) {
      return latest.value;
    }
    const rows = { deployments, commits, incidents, pulls };
    const value = compute(rows);
    entry.latest = { rows, value };
    return value;
  };
}
