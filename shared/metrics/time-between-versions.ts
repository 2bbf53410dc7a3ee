import type { Facts } from './facts.ts';

/**
 * Mean time between deployments of different versions, in seconds: of each service, from its newest deployment of a version
 * to the newest of the different version after it, over all services. A version deployed again before another comes counts
 * once, at its last deployment. Where rows name no version, the SHA stands for it. null = no version followed another.
 *
 * Example: X at 20, Y at 30 and 45: 45 − 20 = 25. (Datadog's documentation of deployment tracking, 2025.)
 *
 * @param rows deployments in order of finishing
 */
export function meanSecondsBetweenVersions({ deployments }: Facts, rows: Int32Array): number | null {
  const { service, version, sha, finishedAt } = deployments;
  /** By service. */
  const live = new Map<number, { version: number; newest: number; before: number }>();
  let total = 0;
  let count = 0;
  for (const row of rows) {
    // A row that names neither is a version of its own.
    const own = (version[row] as number) || -(sha[row] as number) || Number.NaN;
    const at = finishedAt[row] as number;
    const known = live.get(service[row] as number);
    if (known === undefined) {
      live.set(service[row] as number, { version: own, newest: at, before: Number.NaN });
      continue;
    }
    if (known.version !== own) {
      known.before = known.newest;
      known.version = own;
      count++;
    } else if (!Number.isNaN(known.before)) {
      total -= known.newest - known.before;
    }
    known.newest = at;
    if (!Number.isNaN(known.before)) total += at - known.before;
  }
  return count === 0 ? null : total / 1000 / count;
}
