/**
 * Change failure rate over time, and by what the failures are known. Each bucket of the report's series is measured as a
 * period of its own would be, under the profile's rule and with its interval, so that a bucket and a period of the same days
 * say the same.
 *
 * Example: a day with 4 counted deployments of which one failed, one incident: 1 ÷ 4 = 25 %, Wilson 5 % to 70 %.
 */
import type { FailureRateAnswer, RatePoint } from '../metric-answers.ts';
import { type BucketSize, buckets } from '../time.ts';
import { measureChangeFailureRate } from './change-failure-rate.ts';
import { cutRows } from './cut-rows.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import { FAILURE_RULES, type Resolution } from './resolution.ts';
import { type SelectedRows, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

export interface FailureRateDetails extends Omit<FailureRateAnswer, 'failures'> {
  /** Rows of the counted deployments that failed, in order of time. */
  readonly failed: Int32Array;
}

export function failureRateDetails(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection,
  bucket: BucketSize,
): FailureRateDetails {
  const rows = selectRows(facts, resolution, selection);
  return {
    points: ratePoints(facts, resolution, selection, bucket, rows),
    previousPoints: ratePoints(facts, resolution, previous, bucket, selectRows(facts, resolution, previous)),
    rules: countByRule(resolution, rows.deployments),
    failed: rows.deployments.filter((row) => resolution.failedBy[row] !== 0),
  };
}

function ratePoints(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  bucket: BucketSize,
  rows: SelectedRows,
): readonly RatePoint[] {
  const profile = PROFILES[resolution.rules.profile];
  const tiles = buckets(selection, selection.timeZone, selection.weekStart, bucket);
  const deployments = cutRows(rows.deployments, facts.deployments.finishedAt, tiles);
  const started = cutRows(rows.started, facts.incidents.startedAt, tiles);
  return tiles.map(({ day }, i) => {
    const own = { deployments: deployments[i] as Int32Array, started: started[i] as Int32Array };
    const { n, failed, incidents, rate, interval } = measureChangeFailureRate({
      facts,
      resolution,
      profile,
      rows: own,
    });
    return { day, n, failed, incidents, rate, interval };
  });
}

/** The failed of the rows by the strongest evidence there is; what the profile takes for evidence is there with 0 too. */
function countByRule({ failedBy, rules }: Resolution, rows: Int32Array): FailureRateAnswer['rules'] {
  const counts = new Int32Array(FAILURE_RULES.length);
  for (let k = 0; k < rows.length; k++) {
    const rule = failedBy[rows[k] as number] as number;
    counts[rule] = (counts[rule] as number) + 1;
  }
  const { evidence } = PROFILES[rules.profile].changeFailureRate;
  return FAILURE_RULES.flatMap((rule, code) => {
    const failed = counts[code] as number;
    return rule !== null && (failed > 0 || evidence.includes(rule)) ? [{ rule, failed }] : [];
  });
}
