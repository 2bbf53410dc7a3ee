/** What a comparison of two figures says: difference, interval, verdict, or honestly why there is none. */
import {
  formatFactor,
  formatMillisecondsDifference,
  formatMillisecondsInterval,
  formatPoints,
  formatPointsInterval,
  formatProbability,
  formatTotal,
} from '../i18n/format-measured.ts';
import type { LatencyComparison, NoComparison, RateComparison } from '../version-answers.ts';
import type { WordTools } from './version-words.ts';

/** '' where there is nothing to say. */
export interface JudgedWords {
  readonly difference: string;
  /** 95 %, of the difference. */
  readonly interval: string;
  /** The verdict, or why there is none. */
  readonly words: string;
  /** null = nothing is judged. */
  readonly verdict: 'better' | 'worse' | 'undecided' | null;
}

/** From this multiple on the factor is worth telling. */
const FACTOR_FROM = 1.5;

type Tools = Pick<WordTools, 't' | 'locale'>;

/** "fails clearly more often · 5.1 times · p < 0.001" */
export function rateWords(rates: RateComparison, tools: Tools): JudgedWords {
  const { difference, interval, verdict, reason, base, head } = rates;
  const fewest = Math.min(base?.requests ?? Number.POSITIVE_INFINITY, head?.requests ?? Number.POSITIVE_INFINITY);
  return {
    difference: difference === null ? '' : formatPoints(difference, tools.locale),
    interval: interval === null ? '' : formatPointsInterval(interval, tools.locale),
    words: verdict === null ? reasonWords(reason, fewest, tools) : rateVerdict(rates, verdict, tools),
    verdict,
  };
}

function rateVerdict(
  { ratio, pValue }: RateComparison,
  verdict: NonNullable<RateComparison['verdict']>,
  { t, locale }: Tools,
): string {
  const isMultiple = verdict === 'worse' && ratio !== null && ratio >= FACTOR_FROM;
  return [
    t(`versionCompare.judged.${verdict === 'undecided' ? verdict : (`rate-${verdict}` as const)}`),
    ...(isMultiple ? [t('versionCompare.judged.times', { factor: formatFactor(ratio, locale) })] : []),
    ...(pValue === null ? [] : [formatProbability(pValue, locale)]),
  ].join(' · ');
}

/** Why there is no verdict. `fewest`: the smaller number of requests; infinite = not counted. */
function reasonWords(reason: NoComparison | null, fewest: number, { t, locale }: Tools): string {
  if (reason === null) return '';
  if (reason === 'too-few' && Number.isFinite(fewest)) {
    return t('versionCompare.reasonless.too-few-n', { n: formatTotal(fewest, locale) });
  }
  return t(`versionCompare.reasonless.${reason}`);
}

export function latencyWords(compared: LatencyComparison, tools: Tools): JudgedWords {
  const { t, locale } = tools;
  const { difference, interval, verdict, reason } = compared;
  return {
    difference: difference === null ? '' : formatMillisecondsDifference(difference, locale),
    interval: interval === null ? '' : formatMillisecondsInterval(interval, locale),
    words:
      verdict === null
        ? reasonWords(reason, Number.POSITIVE_INFINITY, tools)
        : t(`versionCompare.judged.${verdict === 'undecided' ? verdict : (`latency-${verdict}` as const)}`),
    verdict,
  };
}
