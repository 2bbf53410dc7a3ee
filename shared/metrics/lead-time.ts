/**
 * Change lead time: from a commit's author time to the finish of the deployment that brought it (attribution.ts says
 * which). Values ≤ 0 — clocks that disagree, commits made after they were deployed — are set aside and counted. The headline
 * is the profile's statistic over the values; mean, p75, p90 and the median over deployments of each one's median stand
 * beside it.
 *
 * Stages divide the same values: time to deploy (commit → deployment start), deploy (start → finish). A deployment without a
 * start has no stages, and a commit made after the start counts in neither; a stage without values is left out, not zero.
 *
 * Example: commits at 15:00 and 16:00, deployed from 18:30 to 19:00: lead times 4 h and 3 h, median 3.5 h; time to deploy
 * 3.5 h and 2.5 h, deploy 0.5 h twice.
 */
import { meanInterval, medianInterval } from '../intervals.ts';
import type { ChangeLeadTimeFigure, Reason, StageFigure, StageName } from '../report.ts';
import { mean, median, quantiles, sum } from '../stats.ts';
import type { Facts } from './facts.ts';
import type { MeasureInput } from './measure-input.ts';
import type { Profile } from './profiles.ts';
import type { Resolution } from './resolution.ts';

export interface LeadTimes {
  /** Seconds, all > 0. */
  readonly values: Float64Array;
  readonly timeToDeploy: Float64Array;
  readonly deploy: Float64Array;
  /** Median of each deployment that has values. */
  readonly deploymentMedians: Float64Array;
  /** Deployments that charge anything, values set aside included. */
  readonly deployments: number;
  readonly nonPositive: number;
}

export function measureLeadTime({ facts, resolution, profile, rows, seed }: MeasureInput): ChangeLeadTimeFigure {
  const times = collectLeadTimes(facts, resolution, rows.deployments);
  return {
    ...describeValues(times.values, profile, seed),
    reason: times.values.length > 0 ? null : whyNone(facts, rows.deployments, times),
    medianPerDeploymentSeconds: median(times.deploymentMedians),
    deployments: times.deployments,
    nonPositive: times.nonPositive,
    stages: [...describeStage('time_to_deploy', times.timeToDeploy), ...describeStage('deploy_time', times.deploy)],
  };
}

/** What is said of a column of seconds; reorders it. */
export function describeValues(
  values: Float64Array,
  profile: Profile,
  seed: number,
): Pick<ChangeLeadTimeFigure, 'n' | 'interval' | 'medianSeconds' | 'meanSeconds' | 'p75Seconds' | 'p90Seconds'> {
  const meanSeconds = mean(values);
  const [medianSeconds, p75Seconds, p90Seconds] = quantiles(values, [0.5, 0.75, 0.9]);
  return {
    n: values.length,
    interval: profile.leadTime.statistic === 'median' ? medianInterval(values, seed) : meanInterval(values),
    medianSeconds: medianSeconds ?? null,
    meanSeconds,
    p75Seconds: p75Seconds ?? null,
    p90Seconds: p90Seconds ?? null,
  };
}

function whyNone({ deployments }: Facts, rows: Int32Array, times: LeadTimes): Reason {
  if (rows.length === 0) return 'no-deployments';
  const { commitOffset } = deployments;
  const known = times.deployments > 0 || rows.some((row) => commitOffset[row] !== commitOffset[row + 1]);
  return known ? 'no-lead-times' : 'no-commits';
}

/** The lead times of these deployments. */
export function collectLeadTimes({ deployments }: Facts, resolution: Resolution, rows: Int32Array): LeadTimes {
  const { leadOffset, leadSeconds } = resolution;
  const { startedAt, finishedAt } = deployments;
  let upTo = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    upTo += (leadOffset[row + 1] as number) - (leadOffset[row] as number);
  }
  const values = new Float64Array(upTo);
  const timeToDeploy = new Float64Array(upTo);
  const deploy = new Float64Array(upTo);
  const deploymentMedians = new Float64Array(rows.length);
  let n = 0;
  let staged = 0;
  let withMedian = 0;
  let charging = 0;
  let nonPositive = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const [start, end] = [leadOffset[row] as number, leadOffset[row + 1] as number];
    if (start === end) continue;
    charging++;
    const first = n;
    const deploySeconds = ((finishedAt[row] as number) - (startedAt[row] as number)) / 1000;
    for (let lead = start; lead < end; lead++) {
      const seconds = leadSeconds[lead] as number;
      if (seconds <= 0) {
        nonPositive++;
        continue;
      }
      values[n++] = seconds;
      // NaN, from a start that isn't known, is not ≥ either.
      if (!(seconds >= deploySeconds)) continue;
      timeToDeploy[staged] = seconds - deploySeconds;
      deploy[staged++] = deploySeconds;
    }
    // The whole column is reordered by its quantiles later: each deployment's part of it may be now.
    if (n > first) deploymentMedians[withMedian++] = median(values.subarray(first, n)) as number;
  }
  return {
    values: values.subarray(0, n),
    timeToDeploy: timeToDeploy.subarray(0, staged),
    deploy: deploy.subarray(0, staged),
    deploymentMedians: deploymentMedians.subarray(0, withMedian),
    deployments: charging,
    nonPositive,
  };
}

/** Nothing of a stage without values. */
export function describeStage(stage: StageName, values: Float64Array): readonly StageFigure[] {
  if (values.length === 0) return [];
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    smallest = Math.min(smallest, values[i] as number);
    largest = Math.max(largest, values[i] as number);
  }
  return [
    {
      stage,
      n: values.length,
      meanSeconds: mean(values),
      sumSeconds: sum(values),
      minSeconds: smallest,
      maxSeconds: largest,
      medianSeconds: median(values),
    },
  ];
}
