/** Which version of a service had the traffic when, by its deployments. */
import { MINUTE } from './calendar.ts';
import { MONITORED } from './monitored-services.ts';
import type { Random } from './random.ts';
import type { Release } from './release.ts';

/** A stretch of time in which a release had the same part of its service's traffic. */
export interface Run {
  readonly release: Release;
  /** What monitoring calls its version. */
  readonly version: string;
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Minutes that a canary takes, and its part of the traffic. */
const CANARY_MINUTES = [20, 120] as const;
const CANARY_SHARE = [0.05, 0.2] as const;
/** The bad release is looked at for an hour and a quarter, at a twenty-fifth of the traffic. */
const BAD_CANARY = { minutes: 75, share: 0.04 } as const;
/** A deployment gets ready before it has any traffic. */
const PREPARING = 4 * MINUTE;

/** What ran between `from` and `until`, oldest first. `releases` are of one service, in the order they finish. */
export function runVersions(releases: readonly Release[], from: number, until: number, random: Random): Run[] {
  const canaries = releases.map((release) => canaryOf(release, random));
  const runs = releases.flatMap((release, index): Run[] => {
    const own = canaries[index];
    const next = releases[index + 1];
    const nextCanary = canaries[index + 1];
    const end = next?.finishedAt ?? until;
    const run = { release, version: monitoredVersion(release) };
    return [
      ...(own && index > 0 ? [{ ...run, from: own.from, to: release.finishedAt, share: own.share }] : []),
      { ...run, from: release.finishedAt, to: nextCanary?.from ?? end, share: 1 },
      ...(nextCanary ? [{ ...run, from: nextCanary.from, to: end, share: 1 - nextCanary.share }] : []),
    ];
  });
  return runs
    .filter((run) => run.to > from && run.from < until)
    .map((run) => ({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, until) }));
}

/** It lies within the deployment, whose end brings all of the traffic. */
function canaryOf(release: Release, random: Random): { readonly from: number; readonly share: number } | null {
  const drawn = { minutes: random.integer(...CANARY_MINUTES), share: random.between(...CANARY_SHARE) };
  if (MONITORED[release.service.name]?.isCanary !== true || release.kind !== 'planned') return null;
  const { minutes, share } = release.failure?.kind === 'bad-release' ? BAD_CANARY : drawn;
  const room = release.finishedAt - release.startedAt - PREPARING;
  return room < CANARY_MINUTES[0] * MINUTE
    ? null
    : { from: release.finishedAt - Math.min(minutes * MINUTE, room), share };
}

function monitoredVersion({ service, version, head }: Release): string {
  if (version === null) return head?.sha.slice(0, 7) ?? '';
  return MONITORED[service.name]?.names === 'bare' ? version.replace(/^v/, '') : version;
}
