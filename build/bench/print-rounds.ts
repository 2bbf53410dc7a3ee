import type { Outcome } from './run-contestant.ts';

/** Outcomes of one contestant, round by round. */
export type Rounds = ReadonlyMap<string, readonly Outcome[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function range(values: readonly number[], digits: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

/** Wall time and peak memory of each: median and range. */
export function printTimes(rounds: Rounds): void {
  console.log(`  ${''.padEnd(30)} ${'seconds'.padEnd(22)} peak MB`);
  for (const [name, outcomes] of rounds) {
    const seconds = range(
      outcomes.map(({ milliseconds }) => milliseconds / 1000),
      2,
    );
    const peaks = outcomes.flatMap(({ peakMegabytes }) => (peakMegabytes === null ? [] : [peakMegabytes]));
    console.log(`  ${name.padEnd(30)} ${seconds.padEnd(22)} ${peaks.length === 0 ? 'unknown' : range(peaks, 0)}`);
  }
}

/** What one took to what another took in the same round; nothing where either was left out. */
export function printRatio(rounds: Rounds, name: string, other: string, most: number | null): void {
  const [above, below] = [rounds.get(name), rounds.get(other)];
  if (above === undefined || below === undefined) return;
  const ratios = above.map(({ milliseconds }, round) => milliseconds / (below[round]?.milliseconds ?? Number.NaN));
  const aim = most === null ? '' : `  aim ≤ ${most}: ${median(ratios) <= most ? 'met' : 'missed'}`;
  console.log(`  ${`${name} / ${other}`.padEnd(52)} ${range(ratios, 2)}${aim}`);
}
