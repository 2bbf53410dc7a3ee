/** What the sentences about changes have in common. */
import type { ChangeSentence } from '../../answers.ts';
import type { Verdict } from '../../report.ts';
import type { Statistic } from '../profiles.ts';

/** Sentences before it is known whether they are good news. */
export type Untoned<C extends ChangeSentence['code']> = C extends ChangeSentence['code']
  ? Omit<Extract<ChangeSentence, { readonly code: C }>, 'tone'>
  : never;

/** A service or stage is named from this share of the whole on. */
export const NOTABLE = 1 / 3;

export function toneOf(verdict: Verdict): 'good' | 'bad' {
  return verdict === 'better' ? 'good' : 'bad';
}

export function isDecided(verdict: Verdict | null): verdict is 'better' | 'worse' {
  return verdict === 'better' || verdict === 'worse';
}

interface Typical {
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
}

/** What the profile shows of several values. */
export function typicalSeconds(
  figure: Typical | null,
  { statistic }: { readonly statistic: Statistic },
): number | null {
  if (figure === null) return null;
  return statistic === 'mean' ? figure.meanSeconds : figure.medianSeconds;
}

/** Sum and number of what a mean is of. */
export function amountOf(figure: { readonly n: number; readonly meanSeconds: number | null } | null) {
  const n = figure?.n ?? 0;
  return { n, total: n * (figure?.meanSeconds ?? 0) };
}
