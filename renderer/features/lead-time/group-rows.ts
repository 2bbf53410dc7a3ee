/** The groups in the order asked for. */
import type { LeadTimeGroup } from '../../../shared/lead-time-answers.ts';

export type GroupColumn = 'name' | 'n' | 'median' | 'mean' | 'p90' | 'change';

export interface GroupOrder {
  readonly column: GroupColumn;
  readonly descending: boolean;
}

/** Slowest first: the question of the screen is where changes wait. */
export const DEFAULT_ORDER: GroupOrder = { column: 'median', descending: true };

/** Clicking a column sorts by it, most first; again the other way. Names begin at A. */
export function nextOrder(order: GroupOrder, column: GroupColumn): GroupOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'name' };
}

/** Rows without a value stay at the end whichever way the others are sorted; equals by name. */
export function sortGroups(groups: readonly LeadTimeGroup[], { column, descending }: GroupOrder) {
  const sign = descending ? -1 : 1;
  return groups.toSorted((one, other) => {
    const byName = one.key < other.key ? -1 : Number(one.key > other.key);
    if (column === 'name') return sign * byName;
    const [a, b] = [figureOf(one, column), figureOf(other, column)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName;
    return sign * (a - b) || byName;
  });
}

function figureOf(group: LeadTimeGroup, column: Exclude<GroupColumn, 'name'>): number | null {
  switch (column) {
    case 'n':
      return group.n;
    case 'median':
      return group.medianSeconds;
    case 'mean':
      return group.meanSeconds;
    case 'p90':
      return group.p90Seconds;
    case 'change':
      return medianChange(group);
  }
}

/** (this − previous) ÷ previous of the median; null where either is absent. */
export function medianChange({ medianSeconds, previousMedianSeconds }: LeadTimeGroup): number | null {
  if (medianSeconds === null || previousMedianSeconds === null || previousMedianSeconds === 0) return null;
  return (medianSeconds - previousMedianSeconds) / previousMedianSeconds;
}
