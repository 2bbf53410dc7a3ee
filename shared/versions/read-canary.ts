/**
 * Two versions at once, read as a sequential test that head fails more often than base.
 *
 * Given all errors of an interval, head's are binomial with its share of the requests if both fail alike, whatever the
 * rate of that hour is; for rates that aren't small the true (hypergeometric) distribution is tamer still (W.
 * Hoeffding 1963, theorem 4). How much likelier they are if head's rate is r times base's, multiplied up over the
 * intervals and averaged over r from 1.3 to 13, is an e-process: however often one looks, it gets above 20 in at most
 * 5 % of cases in which both fail alike or head less (J. Ville 1939; R. Turner, A. Ly & P. Grünwald, "Generic
 * e-variables for exact sequential k-sample tests", 2024).
 *
 * Where rates vary by more than chance between intervals, each factor is flattened by as much (pair-dispersion.ts).
 */
import type { CanaryPoint, CanaryReading } from '../version-answers.ts';
import { createPairDispersion } from './pair-dispersion.ts';
import { type PairedInterval, pairPoints } from './pair-points.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';
import { logSum, RISES } from './weigh-rise.ts';

const THRESHOLD = 20;
const MOST_POINTS = 500;
/** One interval is a change of versions, not two at once. */
const FEWEST_INTERVALS = 2;
/** Evidence is told up to here; more says nothing more. */
const MOST_EVIDENCE = 1e12;

/** null = they never ran at once for two intervals, or nobody counted errors of both. */
export function readCanary(base: VersionPoints, head: VersionPoints): CanaryReading | null {
  const { pairs, step } = pairPoints(base, head);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined || pairs.length < FEWEST_INTERVALS) return null;
  const points = accumulate(base, head, pairs, step);
  const total = points.at(-1) as CanaryPoint;
  const known = points.findIndex(({ evidence }) => evidence >= THRESHOLD);
  return {
    from: first.at,
    to: last.at + step,
    headShare: total.headRequests / (total.headRequests + total.baseRequests),
    points: thin(points, known),
    threshold: THRESHOLD,
    ...whenKnown(head, pairs, points, known, step),
  };
}

/** What was counted after each interval, and the evidence. */
function accumulate(
  base: VersionPoints,
  head: VersionPoints,
  pairs: readonly PairedInterval[],
  step: number,
): readonly CanaryPoint[] {
  const dispersion = createPairDispersion(base, head);
  const logEvidence = new Float64Array(RISES.length);
  let [baseRequests, baseErrors, headRequests, headErrors] = [0, 0, 0, 0];
  return pairs.map((pair) => {
    multiply(logEvidence, pair, dispersion.factor());
    dispersion.add(pair);
    baseRequests += pair.baseRequests;
    baseErrors += pair.baseErrors;
    headRequests += pair.headRequests;
    headErrors += pair.headErrors;
    const evidence = Math.min(MOST_EVIDENCE, Math.exp(logSum(logEvidence) - Math.log(RISES.length)));
    return { at: pair.at + step, baseRequests, baseErrors, headRequests, headErrors, evidence };
  });
}

/** By how much likelier the interval is at each rise. */
function multiply(logEvidence: Float64Array, pair: PairedInterval, factor: number): void {
  const errors = pair.baseErrors + pair.headErrors;
  if (errors === 0) return;
  const share = pair.headRequests / (pair.headRequests + pair.baseRequests);
  for (let i = 0; i < RISES.length; i++) {
    const logRise = RISES[i] as number;
    const likelihood = pair.headErrors * logRise - errors * Math.log1p(share * Math.expm1(logRise));
    logEvidence[i] = (logEvidence[i] as number) + likelihood / factor;
  }
}

type Known = Pick<CanaryReading, 'knownAt' | 'requestsUntilKnown' | 'secondsUntilKnown' | 'saved'>;

function whenKnown(
  head: VersionPoints,
  pairs: readonly PairedInterval[],
  points: readonly CanaryPoint[],
  known: number,
  step: number,
): Known {
  const [first, pair, point, total] = [pairs[0], pairs[known], points[known], points.at(-1)];
  if (first === undefined || pair === undefined || point === undefined || total === undefined) {
    return { knownAt: null, requestsUntilKnown: null, secondsUntilKnown: null, saved: null };
  }
  const knownAt = pair.at + step;
  const start = head.at[0] as number;
  return {
    knownAt,
    requestsUntilKnown: countBefore(head, knownAt),
    secondsUntilKnown: (knownAt - start) / 1000,
    saved: savedAfter(head, knownAt, total.baseErrors / total.baseRequests),
  };
}

/** Head's requests in intervals that began before. */
function countBefore(head: VersionPoints, end: number): number {
  let requests = 0;
  for (let i = 0; i < head.count && (head.at[i] as number) < end; i++) requests += ratedRequestsAt(head, i);
  return requests;
}

/** What head still did: its requests, its errors above what base's rate would have made, the time until it stopped. */
function savedAfter(head: VersionPoints, knownAt: number, baseRate: number): CanaryReading['saved'] {
  let [requests, errors, end] = [0, 0, knownAt];
  for (let i = 0; i < head.count; i++) {
    const at = head.at[i] as number;
    const counted = ratedRequestsAt(head, i);
    if (at < knownAt || counted === 0) continue;
    requests += counted;
    errors += errorsAt(head, i);
    end = at + head.step;
  }
  return {
    requests,
    errors: Math.max(0, Math.round(errors - baseRate * requests)),
    seconds: (end - knownAt) / 1000,
  };
}

/** At most 500 points, the one at which it was known and the last among them. */
function thin(points: readonly CanaryPoint[], known: number): readonly CanaryPoint[] {
  if (points.length <= MOST_POINTS) return points;
  const every = Math.ceil(points.length / (MOST_POINTS - 2));
  return points.filter((_, index) => index % every === 0 || index === known || index === points.length - 1);
}
