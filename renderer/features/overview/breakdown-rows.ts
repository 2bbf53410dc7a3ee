/** The rows of the breakdown in the order asked for. */
import { headline } from '../../../shared/metrics/headline.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { ProfileId } from '../../../shared/model.ts';
import type { BreakdownRow } from '../../../shared/report.ts';

export const BREAKDOWN_DIMENSIONS = ['service', 'env', 'team', 'repo'] as const;
export type BreakdownDimension = (typeof BREAKDOWN_DIMENSIONS)[number];

export type BreakdownColumn =
  | 'name'
  | 'frequency'
  | 'frequency-change'
  | 'lead-time'
  | 'lead-time-change'
  | 'failed'
  | 'recovery';

export interface BreakdownOrder {
  readonly column: BreakdownColumn;
  readonly descending: boolean;
}

export const DEFAULT_ORDER: BreakdownOrder = { column: 'frequency', descending: true };

/** Clicking a column sorts by it, most first; again the other way. Names begin at A. */
export function nextOrder(order: BreakdownOrder, column: BreakdownColumn): BreakdownOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'name' };
}

/** Rows without a value stay at the end whichever way the others are sorted; equals by name. */
export function sortRows(
  rows: readonly BreakdownRow[],
  order: BreakdownOrder,
  profile: ProfileId,
): readonly BreakdownRow[] {
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (order.column === 'name') return sign * compareNames(one, other);
    const a = sortValue(one, order.column, profile);
    const b = sortValue(other, order.column, profile);
    if (a === null || b === null) return Number(a === null) - Number(b === null) || compareNames(one, other);
    return sign * (a - b) || compareNames(one, other);
  });
}

/** What rows are set side by side by: whole numbers of different periods can't be, the deployments behind them can. */
export function frequencyOf({ metrics }: BreakdownRow, profile: ProfileId): number | null {
  const rule = PROFILES[profile];
  if (rule.deploymentFrequency.headline === 'whole-deployments') return metrics.deploymentFrequency.n;
  return headline(metrics, rule, 'deploymentFrequency');
}

function compareNames(one: BreakdownRow, other: BreakdownRow): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

function sortValue(row: BreakdownRow, column: Exclude<BreakdownColumn, 'name'>, profile: ProfileId): number | null {
  const { metrics } = row;
  switch (column) {
    case 'frequency':
      return frequencyOf(row, profile);
    case 'frequency-change':
      return metrics.deploymentFrequency.change;
    case 'lead-time':
      return headline(metrics, PROFILES[profile], 'changeLeadTime');
    case 'lead-time-change':
      return metrics.changeLeadTime.change;
    case 'failed':
      return metrics.changeFailureRate.rate;
    case 'recovery':
      return headline(metrics, PROFILES[profile], 'recoveryTime');
  }
}
