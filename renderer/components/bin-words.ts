/** Bins of durations as people say them: "< 1 h", "1–4 h", "4 h – 1 d", "> 1 mo". */
import type { Locale } from '../../shared/i18n/catalog.ts';
import { formatNumber } from '../../shared/i18n/format.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import { DAYS_PER_MONTH } from '../../shared/time.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Largest first; a month may be thirty days or a twelfth of a year. */
const UNITS = [
  ['year', 365.25 * DAY],
  ['month', DAYS_PER_MONTH * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;
type Unit = (typeof UNITS)[number][0];

interface Amount {
  readonly value: number;
  readonly unit: Unit;
}

/** In the largest unit of which it is a whole number, within what months differ by. */
function amountOf(seconds: number): Amount {
  for (const [unit, size] of UNITS) {
    const value = Math.round(seconds / size);
    if (value >= 1 && Math.abs(seconds / size - value) < 0.02 * value) return { value, unit };
  }
  return { value: seconds / MINUTE, unit: 'minute' };
}

/** "4 h", "2 wk" */
export function durationName(seconds: number, t: Translate, locale: Locale): string {
  return amountName(amountOf(seconds), t, locale);
}

function amountName({ value, unit }: Amount, t: Translate, locale: Locale): string {
  return t(`leadTime.distribution.unit.${unit}`, { value: formatNumber(value, locale) });
}

/** [from, to), the last without an end. */
interface Bin {
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
}

export function binName({ fromSeconds, toSeconds }: Bin, t: Translate, locale: Locale): string {
  const word = (amount: Amount) => amountName(amount, t, locale);
  const from = amountOf(fromSeconds);
  if (toSeconds === null) return t('leadTime.distribution.over', { from: word(from) });
  const to = amountOf(toSeconds);
  if (fromSeconds <= 0) return t('leadTime.distribution.under', { to: word(to) });
  if (from.unit !== to.unit) return t('leadTime.distribution.between-units', { from: word(from), to: word(to) });
  return t('leadTime.distribution.between', { from: formatNumber(from.value, locale), to: word(to) });
}

/** Fewer would be blocks rather than a distribution. */
const FEWEST_BINS = 6;

/** The bins from the first to the last that has a value in either period, and some beside them where those are few. */
export function filledBins<B extends { readonly n: number; readonly previous?: number }>(
  bins: readonly B[],
): readonly B[] {
  const isFilled = ({ n, previous = 0 }: B) => n + previous > 0;
  let first = Math.max(0, bins.findIndex(isFilled));
  let last = Math.max(first, bins.findLastIndex(isFilled));
  while (last - first + 1 < Math.min(FEWEST_BINS, bins.length)) {
    if (last < bins.length - 1) last++;
    if (first > 0) first--;
  }
  return bins.slice(first, last + 1);
}

/** Share of the values under a duration, from the bins that end by then; null where a bin goes across it. */
export function shareUnder(
  bins: readonly (Bin & { readonly n: number; readonly previous?: number })[],
  seconds: number,
): number | null {
  const all = bins.reduce((sum, { n }) => sum + n, 0);
  if (all === 0 || !bins.some(({ toSeconds }) => toSeconds === seconds)) return null;
  const under = bins.filter(({ toSeconds }) => toSeconds !== null && toSeconds <= seconds);
  return under.reduce((sum, { n }) => sum + n, 0) / all;
}
