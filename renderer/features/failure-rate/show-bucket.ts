import type { Report } from '../../../shared/report.ts';
import { changeFilters } from '../../store/view.ts';
import { localDayOf } from '../../store/zone.ts';
import { bucketEnd } from '../overview/main-chart-points.ts';

/** Looks at one bucket of the report alone: its figures, and the rows behind them. */
export function showBucket({ series, period }: Report, day: string): void {
  const to = bucketEnd(series, day, localDayOf(period.to, period.timeZone));
  if (day < to) changeFilters({ range: { kind: 'custom', from: day, to } });
}
