import type { Facts } from './facts.ts';

/**
 * Times between deployments of different versions, in seconds: of each service, from its newest deployment of a version to
 * the newest of the different version after it. A version deployed again before another comes counts once, at its last
 * deployment. Where rows name no version, the SHA stands for it. None = no version followed another.
 *
 * Example: X at 20, Y at 30 and 45: 45 − 20 = 25. (Datadog's documentation of deployment tracking, 2025.)
 *
 * @param rows deployments in order of finishing
 */
export function secondsBetweenVersions({ deployments }: Facts, rows: Int32Array): Float64Array {
  const { service, version, sha, finishedAt } = deployments;
  /** By service; `gap` is the number of the one that its newest version ends, -1 = it has none before it. */
  const live = new Map<number, { version: number; newest: number; before: number; gap: number }>();
  const gaps = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    // A row that names neither is a version of its own.
    const own = (version[row] as number) || -(sha[row] as number) || Number.NaN;
    const at = finishedAt[row] as number;
    const known = live.get(service[row] as number);
    if (known === undefined) {
      live.set(service[row] as number, { version: own, newest: at, before: Number.NaN, gap: -1 });
      continue;
    }
    if (known.version !== own) {
      known.before = known.newest;
      known.version = own;
      known.gap = count++;
    }
    known.newest = at;
    if (known.gap >= 0) gaps[known.gap] = (at - known.before) / 1000;
  }
  return gaps.subarray(0, count);
}
