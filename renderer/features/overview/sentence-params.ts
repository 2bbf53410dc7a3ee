/** The figures of a sentence in words, in the units of its code; names as they are. */

import type { ChangeSentence } from '../../../shared/answers.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import {
  fitPeriod,
  formatCountPerPeriod,
  formatDuration,
  formatNumber,
  formatShare,
} from '../../../shared/i18n/format.ts';
import type { TextParams, Translate } from '../../../shared/i18n/translator.ts';

export function sentenceParams(sentence: ChangeSentence, t: Translate, locale: Locale): TextParams {
  switch (sentence.code) {
    case 'frequency-service':
      return {
        service: sentence.service,
        ...frequencies(sentence, locale),
        share: formatShare(sentence.share, locale),
      };
    case 'frequency':
      return frequencies(sentence, locale);
    case 'lead-stage':
      return {
        stage: t(`metrics.stage.${sentence.stage}`),
        ...durations(sentence, locale),
        share: formatShare(sentence.share, locale),
      };
    case 'lead-service':
      return { service: sentence.service, ...durations(sentence, locale) };
    case 'recovery':
      return durations(sentence, locale);
    case 'failures':
      return { from: formatNumber(sentence.from, locale), to: formatNumber(sentence.to, locale) };
    case 'next-stage':
      return { stage: t(`metrics.stage.${sentence.stage}`), share: formatShare(sentence.share, locale) };
    case 'next-failures': {
      const { service, failed, deployments } = sentence;
      return { service, failed: formatNumber(failed, locale), deployments: formatNumber(deployments, locale) };
    }
    case 'unchanged':
      return {};
    default:
      return assertNever(sentence);
  }
}

interface Move {
  readonly from: number;
  readonly to: number;
}

/** Both in the unit of the larger, so that they can be compared at sight. */
function frequencies({ from, to }: Move, locale: Locale): TextParams {
  const { period, count } = fitPeriod(Math.max(from, to) / 7);
  const ratio = count / Math.max(from, to);
  const words = (perWeek: number) => formatCountPerPeriod(perWeek === 0 ? 0 : perWeek * ratio, period, locale);
  return { from: words(from), to: words(to) };
}

function durations({ from, to }: Move, locale: Locale): TextParams {
  return { from: formatDuration(from, locale), to: formatDuration(to, locale) };
}
