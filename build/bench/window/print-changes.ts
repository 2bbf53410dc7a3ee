import { median, percentile95, printAim } from '../print-rounds.ts';
import type { ChangeTimes } from './time-change.ts';

export type TimedChange = ChangeTimes & { readonly kind: string };

const PARTS = ['total', 'ask', 'engine', 'transfer', 'render'] as const;
const MEDIAN_AIM = 100;
const P95_AIM = 200;

export function printChanges(changes: readonly TimedChange[]): void {
  console.log(`changes to painted, ms: median of each part, and the 95th of a hundred of the whole`);
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const widest = Math.max(...kinds.map(({ length }) => length), 10) + 2;
  const line = ([kind = '', ...words]: readonly string[]) =>
    console.log(`  ${kind.padEnd(widest)}${words.map((word) => word.padEnd(12)).join('')}`);
  line(['change', 'n', ...PARTS, 'p95']);
  for (const kind of ['all', ...kinds]) {
    const own = changes.filter((change) => kind === 'all' || change.kind === kind);
    if (own.length === 0) continue;
    const medians = PARTS.map((part) => median(own.map((change) => change[part])).toFixed(0));
    line([kind, `${own.length}`, ...medians, percentile95(own.map(({ total }) => total)).toFixed(0)]);
  }
  const totals = changes.map(({ total }) => total);
  printAim('change to painted, median, ms', [median(totals)], 0, { most: MEDIAN_AIM });
  printAim('change to painted, p95, ms', [percentile95(totals)], 0, { most: P95_AIM });
}
