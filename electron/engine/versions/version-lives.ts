/** When the versions of a service ran, side by side. */
import { latest } from '../../../shared/time.ts';
import { type Arrival, type Reigns, reignsOf } from '../../../shared/versions/reigns.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import type { VersionDraft } from './version-drafts.ts';

export interface VersionLives {
  /** By version; no verdict yet. */
  readonly lives: readonly VersionLife[];
  readonly reigns: Reigns;
}

export interface LifeSources {
  /** By deployment. */
  readonly finishedAt: Float64Array;
  /** The last instant of any deployment or incident; null = there is none. */
  readonly dataEnd: number | null;
}

/** `drafts` in the order of first seen. */
export function livesOf(drafts: readonly VersionDraft[], { finishedAt, dataEnd }: LifeSources): VersionLives {
  const arrivals = arrivalsOf(drafts, finishedAt);
  const reigns = reignsOf(arrivals, drafts.length);
  const newestDeployed = arrivals.findLast(({ deployment }) => deployment >= 0) ?? null;
  const lastTraffic = lastInterval(drafts);
  // A table of what runs is often younger than the newest deployment.
  const known = drafts.reduce(
    (end, { firstSeenAt, measured }) => latest(end, latest(firstSeenAt, measured.lastSeenAt)),
    dataEnd,
  );
  const lives = drafts.map((draft, i): VersionLife => {
    const own = reigns.of[i] ?? [];
    const { measured, deployments } = draft;
    const isDeployed = deployments.length > 0;
    const active = measured.saidActive || isRunning(measured, i, newestDeployed, lastTraffic);
    const ended = own.at(-1)?.to ?? Number.POSITIVE_INFINITY;
    const lastDeployedAt = isDeployed ? (finishedAt[deployments.at(-1) ?? 0] ?? null) : null;
    const replacedAt = isDeployed && Number.isFinite(ended) ? ended : null;
    // What nothing replaced was still there when the data end.
    const lastMeasuredAt = measured.lastSeenAt ?? (active ? known : null);
    return {
      version: draft.joined.name,
      firstSeenAt: draft.firstSeenAt,
      lastSeenAt: latest(latest(lastDeployedAt, replacedAt), lastMeasuredAt) ?? draft.firstSeenAt,
      active,
      verdict: null,
      deployed: isDeployed ? own : [],
      points: measured.points,
    };
  });
  return { lives, reigns };
}

/** By traffic in the last interval, or as the newest that was deployed. */
function isRunning(
  { lastTrafficAt }: VersionDraft['measured'],
  version: number,
  newestDeployed: Arrival | null,
  lastTraffic: Interval | null,
): boolean {
  const isBusy = lastTraffic !== null && lastTrafficAt === lastTraffic.at;
  // What was deployed after the series ended may have replaced it.
  if (isBusy && (newestDeployed === null || newestDeployed.at <= lastTraffic.end)) return true;
  if (newestDeployed?.version !== version) return false;
  // Others served the last requests, and that after it was deployed: it was replaced by what no deployment tells of.
  const hasEnded =
    lastTrafficAt !== null &&
    lastTraffic !== null &&
    lastTrafficAt < lastTraffic.at &&
    lastTraffic.at >= newestDeployed.at;
  return !hasEnded;
}

/** Deployments, and the first sight of each version that none of them brought. */
function arrivalsOf(drafts: readonly VersionDraft[], finishedAt: Float64Array): readonly Arrival[] {
  const arrivals = drafts.flatMap(({ deployments, firstSeenAt }, version): Arrival[] => {
    if (deployments.length > 0) {
      return deployments.map((deployment) => ({ at: finishedAt[deployment] ?? 0, version, deployment }));
    }
    return firstSeenAt === null ? [] : [{ at: firstSeenAt, version, deployment: -1 }];
  });
  return arrivals.sort((a, b) => a.at - b.at || a.deployment - b.deployment || a.version - b.version);
}

interface Interval {
  readonly at: number;
  readonly end: number;
}

/** With traffic, of any version. */
function lastInterval(drafts: readonly VersionDraft[]): Interval | null {
  let last: Interval | null = null;
  for (const { measured } of drafts) {
    const at = measured.lastTrafficAt;
    if (at !== null && (last === null || at > last.at)) last = { at, end: at + (measured.points?.step ?? 0) };
  }
  return last;
}
