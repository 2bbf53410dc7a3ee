/**
 * Change failure rate: counted deployments that failed ÷ counted deployments (resolve.ts says which failed, and by what).
 * Several incidents of one deployment count once. Profile `deck-2024` divides incidents that started in the period instead,
 * which may exceed 1. Interval: Wilson; Poisson over the deployments where incidents are counted.
 *
 * While nothing tells of any of the deployments whether it failed (no incident anywhere, no word in the data, no rollback,
 * revert or hotfix) there is no rate (`no-outcomes`), not 0.
 *
 * Example: 20 deployments, one with two incidents and one rolled back: 2 ÷ 20 = 10 %; incidents ÷ deployments also 10 %.
 */
import { poissonInterval, wilsonInterval } from '../intervals.ts';
import type { ChangeFailureRateFigure, Reason } from '../report.ts';
import type { MeasureInput } from './measure-input.ts';

export function measureChangeFailureRate({ facts, resolution, profile, rows }: MeasureInput): ChangeFailureRateFigure {
  const { deployments } = rows;
  const n = deployments.length;
  const incidents = rows.started.length;
  let failed = 0;
  let unknownOutcome = 0;
  for (let k = 0; k < n; k++) {
    const row = deployments[k] as number;
    if (resolution.failedBy[row] !== 0) failed++;
    unknownOutcome += resolution.outcomeUnknown[row] as number;
  }
  const ofIncidents = profile.changeFailureRate.numerator === 'incidents';
  const silent = ofIncidents ? facts.incidents.count === 0 : unknownOutcome === n;
  const reason: Reason | null = n === 0 ? 'no-deployments' : silent ? 'no-outcomes' : null;
  const counts = { n, failed, incidents, unknownOutcome };
  if (reason !== null) return { ...counts, reason, rate: null, interval: null };
  if (!ofIncidents) return { ...counts, reason, rate: failed / n, interval: wilsonInterval(failed, n) };
  const [low, high] = poissonInterval(incidents);
  return { ...counts, reason, rate: incidents / n, interval: [low / n, high / n] };
}
