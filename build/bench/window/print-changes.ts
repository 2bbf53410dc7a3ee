import { median, printAim } from '../print-rounds.ts';
import { type ChangeKind, KINDS } from './plan-changes.ts';
import type { ChangeTimes } from './time-change.ts';

export type TimedChange = ChangeTimes & { readonly kind: ChangeKind };

const PARTS = ['total', 'ask', 'engine', 'transfer', 'render'] as const;
const MEDIAN_AIM = 100;
const P95_AIM = 200;

export function printChanges(changes: readonly TimedChange[]): void {
  console.log(`filter changes to painted, ms: median of each part, and the 95th of a hundred of the whole`);
  const line = (words: readonly string[]) => console.log(`  ${words.map((word) => word.padEnd(12)).join('')}`);
  line(['change', 'n', ...PARTS, 'p95']);
  for (const kind of ['all', ...KINDS] as const) {
    const own = changes.filter((change) => kind === 'all' || change.kind === kind);
    if (own.length === 0) continue;
    const medians = PARTS.map((part) => median(own.map((change) => change[part])).toFixed(0));
    line([kind, `${own.length}`, ...medians, percentile95(own).toFixed(0)]);
  }
  const totals = changes.map(({ total }) => total);
  printAim('filter change to painted, median, ms', [median(totals)], 0, { most: MEDIAN_AIM });
  printAim('filter change to painted, p95, ms', [percentile95(changes)], 0, { most: P95_AIM });
}

/** Nearest rank. */
function percentile95(changes: readonly TimedChange[]): number {
  const sorted = changes.map(({ total }) => total).sort((one, other) => one - other);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
}
