import { byCodeUnits } from '../metrics/row-order.ts';
import { firstAtOrAfter } from '../metrics/search-sorted.ts';
import type { Period } from '../time.ts';
import type { VersionLane, VersionTimeline } from '../version-answers.ts';
import { runsOf, type VersionLife } from './version-life.ts';

const MOST_LANES = 30;
const MOST_BUCKETS = 200;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Lengths in seconds that a reader knows. */
const LENGTHS = [1, 5, 15, 30, 60, 120, 300, 600, 900, 1800]
  .concat([1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 3, 4, 7, 14, 28, 56, 112, 364].map((days) => days * DAY));

/** What ran when. `now`: what still runs has run until then. */
export function buildTimeline(
  lives: readonly VersionLife[],
  period: Period,
  incidents: VersionTimeline['incidents'],
  now: number,
): VersionTimeline {
  const bucketSeconds = bucketLength(period, lives);
  const all = lives
    .map((life) => ({ life, lane: laneOf(life, period, bucketSeconds * 1000, now) }))
    .filter(({ lane }) => lane.runs.length > 0)
    .sort(
      (a, b) => (a.life.firstSeenAt ?? 0) - (b.life.firstSeenAt ?? 0) || byCodeUnits(a.life.version, b.life.version),
    );
  const shown = all.slice(-MOST_LANES);
  return {
    from: period.from,
    to: period.to,
    lanes: shown.map(({ lane }) => lane),
    laneCount: all.length,
    bucketSeconds,
    traffic: trafficOf(
      shown.map(({ life }) => life),
      all.slice(0, -MOST_LANES).map(({ life }) => life),
      period,
      bucketSeconds,
    ),
    incidents,
  };
}

function laneOf(life: VersionLife, period: Period, gap: number, now: number): VersionLane {
  const { runs, basis } = runsOf(life, gap);
  const end = Math.min(period.to, Math.max(now, life.lastSeenAt ?? now));
  const inside = runs
    .map(({ from, to }) => ({ from: Math.max(from, period.from), to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to);
  return { version: life.version, verdict: life.verdict, active: life.active, runs: inside, basis };
}

/** The shortest that makes few enough, and is no shorter than the series' own intervals. */
function bucketLength({ from, to }: Period, lives: readonly VersionLife[]): number {
  const step = lives.reduce((longest, { points }) => Math.max(longest, points?.step ?? 0), 0) / 1000;
  const needed = Math.max(step, (to - from) / 1000 / MOST_BUCKETS);
  return LENGTHS.find((seconds) => seconds >= needed) ?? Math.ceil(needed / DAY) * DAY;
}

function trafficOf(
  shown: readonly VersionLife[],
  others: readonly VersionLife[],
  { from, to }: Period,
  bucketSeconds: number,
): VersionTimeline['traffic'] {
  if (![...shown, ...others].some(({ points }) => points !== null)) return [];
  const length = bucketSeconds * 1000;
  const count = Math.ceil((to - from) / length);
  const rated = { requests: new Float64Array(count), errors: new Float64Array(count) };
  const lanes = shown.map((life) => requestsByBucket([life], { from, to }, length, rated));
  const rest = requestsByBucket(others, { from, to }, length, rated);
  return Array.from({ length: count }, (_, bucket) => {
    const requests = rated.requests[bucket] as number;
    return {
      at: from + bucket * length,
      requests: lanes.map((lane) => lane[bucket] as number),
      others: rest[bucket] as number,
      errorRate: requests > 0 ? (rated.errors[bucket] as number) / requests : null,
    };
  });
}

/** `rated`: adds what both is known of. */
function requestsByBucket(
  lives: readonly VersionLife[],
  { from, to }: Period,
  length: number,
  rated: { readonly requests: Float64Array; readonly errors: Float64Array },
): Float64Array {
  const sums = new Float64Array(rated.requests.length);
  for (const { points } of lives) {
    if (points === null) continue;
    const first = firstAtOrAfter(points.count, (i) => points.at[i] as number, from);
    for (let i = first; i < points.count && (points.at[i] as number) < to; i++) {
      const bucket = Math.floor(((points.at[i] as number) - from) / length);
      const requests = points.requests[i] as number;
      if (Number.isNaN(requests)) continue;
      sums[bucket] = (sums[bucket] as number) + requests;
      const errors = points.errors[i] as number;
      if (Number.isNaN(errors)) continue;
      rated.requests[bucket] = (rated.requests[bucket] as number) + requests;
      rated.errors[bucket] = (rated.errors[bucket] as number) + errors;
    }
  }
  return sums;
}
