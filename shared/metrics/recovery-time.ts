/**
 * Failed deployment recovery time: start → resolved, of the counted incidents resolved in the period; the headline is the
 * profile's statistic, the other stands beside it. Incidents still open when the period ends are counted apart: their time
 * isn't known yet.
 *
 * Example: incidents of 20, 36 and 90 minutes resolved in the period and one still open: median 36 min, n = 3, open 1.
 */
import { meanInterval, medianInterval } from '../intervals.ts';
import type { Reason, RecoveryTimeFigure } from '../report.ts';
import { mean, median } from '../stats.ts';
import type { Facts } from './facts.ts';
import type { MeasureInput } from './measure-input.ts';

export function measureRecoveryTime({
  facts,
  profile,
  rows,
  seed,
}: Pick<MeasureInput, 'facts' | 'profile' | 'rows' | 'seed'>): RecoveryTimeFigure {
  const values = recoverySeconds(facts, rows.resolved);
  const meanSeconds = mean(values);
  const medianSeconds = median(values);
  const any = rows.started.length + rows.open.length > 0;
  const reason: Reason | null = values.length > 0 ? null : any ? 'no-resolved-incidents' : 'no-incidents';
  return {
    n: values.length,
    reason,
    interval: profile.recoveryTime.statistic === 'median' ? medianInterval(values, seed) : meanInterval(values),
    open: rows.open.length,
    medianSeconds,
    meanSeconds,
  };
}

/** Of resolved incidents. */
export function recoverySeconds({ incidents }: Facts, rows: Int32Array): Float64Array {
  return Float64Array.from(
    rows,
    (row) => ((incidents.resolvedAt[row] as number) - (incidents.startedAt[row] as number)) / 1000,
  );
}
