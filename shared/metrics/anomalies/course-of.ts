import type { Anomaly } from '../../anomaly-answers.ts';
import { assertNever } from '../../errors.ts';
import type { MetricName } from '../../model.ts';
import { dateOf } from './anomaly-context.ts';
import type { DailyColumns } from './daily-columns.ts';
import type { FoundAnomaly } from './find-anomalies.ts';

/** Days shown on either side. */
const AROUND = 42;

export function courseOf(columns: DailyColumns, { metric, slot, from, day, to }: FoundAnomaly): Anomaly['course'] {
  const first = Math.max(from, day - AROUND);
  const cell = slot * columns.weekdays.length + first;
  const values = Array.from({ length: Math.min(to, day + AROUND) - first }, (_, k) =>
    cellValue(columns, metric, cell + k),
  );
  return { from: dateOf(columns, first), values };
}

function cellValue(columns: DailyColumns, metric: MetricName, cell: number): number | null {
  const deployments = columns.deployments[cell] as number;
  switch (metric) {
    case 'deploymentFrequency':
      return deployments;
    case 'changeFailureRate':
      return deployments === 0 ? null : (columns.failed[cell] as number) / deployments;
    case 'reworkRate':
      return deployments === 0 ? null : (columns.reworked[cell] as number) / deployments;
    case 'changeLeadTime':
      return valueOrNull(columns.leadTimes[cell] as number);
    case 'recoveryTime':
      return valueOrNull(columns.recoveries[cell] as number);
    default:
      return assertNever(metric);
  }
}

function valueOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
