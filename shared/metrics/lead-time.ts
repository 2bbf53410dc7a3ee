/**
 * Change lead time: from a commit's author time to the finish of the deployment that brought it (attribution.ts says
 * which). Values ≤ 0 — clocks that disagree, commits made after they were deployed — are set aside and counted. The headline
 * is the profile's statistic over the values; mean, p75, p90 and the median over deployments of each one's median stand
 * beside it.
 *
 * Stages (stages.ts) divide the same values; a stage without values is left out, not zero.
 *
 * Example: commits at 15:00 and 16:00, deployed from 18:30 to 19:00: lead times 4 h and 3 h, median 3.5 h; time to deploy
 * 3.5 h and 2.5 h, deploy 0.5 h twice.
 */
import { meanInterval, quantilesAndInterval } from '../intervals.ts';
import { type ChangeLeadTimeFigure, type Reason, STAGE_NAMES, type StageFigure, type StageName } from '../report.ts';
import { lowerMedian, median, quantiles } from '../stats.ts';
import type { Facts } from './facts.ts';
import type { MeasureInput } from './measure-input.ts';
import type { Profile } from './profiles.ts';
import type { StageTimes } from './stage-times.ts';

export type LeadTimeInput = Pick<MeasureInput, 'facts' | 'profile' | 'rows' | 'leadTimes' | 'seed'>;

export function measureLeadTime({ facts, profile, rows, leadTimes, seed }: LeadTimeInput): ChangeLeadTimeFigure {
  const { stages, deploymentMedians, deployments, nonPositive } = leadTimes;
  return {
    ...describeValues(leadTimes, profile, seed),
    reason: leadTimes.values.length > 0 ? null : whyNone(facts, profile, rows.deployments, deployments),
    medianPerDeploymentSeconds: median(deploymentMedians),
    deployments,
    nonPositive,
    stages: describeStages(stages),
  };
}

/** What is said of a column of seconds that add up to `sum`; reorders it. */
export function describeValues(
  { values, sum }: Pick<StageTimes, 'values' | 'sum'>,
  profile: Profile,
  seed: number,
): Pick<ChangeLeadTimeFigure, 'n' | 'interval' | 'medianSeconds' | 'meanSeconds' | 'p75Seconds' | 'p90Seconds'> {
  const meanSeconds = values.length === 0 ? null : sum / values.length;
  // Sums depend on the order by their last digit: they come before it changes.
  const ofMean = profile.leadTime.statistic === 'mean' ? meanInterval(values) : null;
  const { quantiles, interval } = quantilesAndInterval(values, [0.5, 0.75, 0.9], seed);
  const [medianSeconds, p75Seconds, p90Seconds] = quantiles;
  return {
    n: values.length,
    interval: profile.leadTime.statistic === 'mean' ? ofMean : interval,
    medianSeconds: profile.leadTime.statistic === 'lower-median' ? lowerMedian(values) : (medianSeconds ?? null),
    meanSeconds,
    p75Seconds: p75Seconds ?? null,
    p90Seconds: p90Seconds ?? null,
  };
}

function whyNone({ deployments, pulls }: Facts, profile: Profile, rows: Int32Array, charging: number): Reason {
  if (rows.length === 0) return 'no-deployments';
  if (profile.leadTime.pulls !== null) return pulls.count === 0 ? 'no-pulls' : 'no-lead-times';
  const { commitOffset } = deployments;
  const known = charging > 0 || rows.some((row) => commitOffset[row] !== commitOffset[row + 1]);
  return known ? 'no-lead-times' : 'no-commits';
}

/** `stages` in the order of STAGE_NAMES; nothing of a stage without values. */
export function describeStages(stages: readonly StageTimes[]): readonly StageFigure[] {
  return STAGE_NAMES.flatMap((stage, i) => {
    const times = stages[i];
    return times === undefined || times.values.length === 0 ? [] : [describeStage(stage, times)];
  });
}

/** Of a stage that has values; reorders them. */
export function describeStage(stage: StageName, { values, sum, partial, last }: StageTimes): StageFigure {
  const n = values.length;
  const [minSeconds, medianSeconds, maxSeconds] = quantiles(values, [0, 0.5, 1]) as [number, number, number];
  return {
    stage,
    n,
    meanSeconds: sum / n,
    sumSeconds: sum,
    minSeconds,
    maxSeconds,
    medianSeconds,
    lastSeconds: last,
    partial,
  };
}
