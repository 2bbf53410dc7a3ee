import type { Outcome } from './run-contestant.ts';

/** Outcomes of one contestant, round by round. */
export type Rounds = ReadonlyMap<string, readonly Outcome[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Nearest rank. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
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

export interface Aim {
  readonly most?: number;
  readonly least?: number;
}

/** What one took to what another took in the same round; nothing where either was left out. */
export function printRatio(rounds: Rounds, name: string, other: string, most: number | null): void {
  const ratios = ratiosOf(rounds, name, other, ({ milliseconds }) => milliseconds);
  printAim(`${name} / ${other}`, ratios, 2, most === null ? {} : { most });
}

/** The same of the highest memory of each. */
export function printMemoryRatio(rounds: Rounds, name: string, other: string): void {
  const ratios = ratiosOf(rounds, name, other, ({ peakMegabytes }) => peakMegabytes ?? Number.NaN);
  printAim(`${name} / ${other}, memory`, ratios, 2, {});
}

export function ratiosOf(rounds: Rounds, name: string, other: string, of: (outcome: Outcome) => number): number[] {
  const [above = [], below = []] = [rounds.get(name), rounds.get(other)];
  return above.flatMap((outcome, round) => {
    const beside = below[round];
    return beside === undefined ? [] : [of(outcome) / of(beside)];
  });
}

/** Median and range of some values, and whether the median is what it should be. */
export function printAim(what: string, values: readonly number[], digits: number, { most, least }: Aim): void {
  if (values.length === 0) return;
  const isMet = median(values) <= (most ?? Number.POSITIVE_INFINITY) && median(values) >= (least ?? 0);
  const aim = most !== undefined ? `  aim ≤ ${most}` : least !== undefined ? `  aim ≥ ${least}` : '';
  console.log(`  ${what.padEnd(52)} ${range(values, digits)}${aim}${aim === '' ? '' : isMet ? ': met' : ': missed'}`);
}
