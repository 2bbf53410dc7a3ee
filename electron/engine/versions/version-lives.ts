/** When the versions of a service ran, side by side. */
import { type Arrival, type Reigns, reignsOf } from '../../../shared/versions/reigns.ts';
import type { VersionLife } from '../../../shared/versions/version-life.ts';
import { latest } from './read-error-groups.ts';
import type { VersionDraft } from './version-drafts.ts';

export interface VersionLives {
  /** By version; no verdict yet. */
  readonly lives: readonly VersionLife[];
  readonly reigns: Reigns;
}

/** `drafts` in the order of first seen; `finishedAt` by deployment. */
export function livesOf(drafts: readonly VersionDraft[], finishedAt: Float64Array): VersionLives {
  const arrivals = arrivalsOf(drafts, finishedAt);
  const reigns = reignsOf(arrivals, drafts.length);
  const newestDeployed = arrivals.findLast(({ deployment }) => deployment >= 0) ?? null;
  const lastTraffic = lastInterval(drafts);
  const lives = drafts.map((draft, i): VersionLife => {
    const own = reigns.of[i] ?? [];
    const { measured, deployments } = draft;
    const isBusy = lastTraffic !== null && measured.lastTrafficAt === lastTraffic.at;
    // What was deployed after the series ended may have replaced it.
    const isStillBusy = isBusy && (newestDeployed === null || newestDeployed.at <= lastTraffic.end);
    const isDeployed = deployments.length > 0;
    // Others served the last requests, and that after it was deployed: it was replaced by what no deployment tells of.
    const hasEnded =
      measured.lastTrafficAt !== null &&
      lastTraffic !== null &&
      measured.lastTrafficAt < lastTraffic.at &&
      lastTraffic.at >= (newestDeployed?.at ?? 0);
    const isNewest = newestDeployed?.version === i && !hasEnded;
    const ended = own.at(-1)?.to ?? Number.POSITIVE_INFINITY;
    const lastDeployedAt = isDeployed ? (finishedAt[deployments.at(-1) ?? 0] ?? null) : null;
    const replacedAt = isDeployed && Number.isFinite(ended) ? ended : null;
    return {
      version: draft.joined.name,
      firstSeenAt: draft.firstSeenAt,
      lastSeenAt: latest(latest(lastDeployedAt, replacedAt), measured.lastSeenAt) ?? draft.firstSeenAt,
      active: isNewest || measured.saidActive || isStillBusy,
      verdict: null,
      deployed: isDeployed ? own : [],
      points: measured.points,
    };
  });
  return { lives, reigns };
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

/** With traffic, of any version. */
function lastInterval(drafts: readonly VersionDraft[]): { readonly at: number; readonly end: number } | null {
  let last: { at: number; end: number } | null = null;
  for (const { measured } of drafts) {
    const at = measured.lastTrafficAt;
    if (at !== null && (last === null || at > last.at)) last = { at, end: at + (measured.points?.step ?? 0) };
  }
  return last;
}
