/** The words of a sentence: which text it is, and its figures in the units of its code; names as they are, unless they are too long. */

import type { ChangeSentence } from '../../../shared/answers.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import {
  fitPeriod,
  formatCount,
  formatCountPerPeriod,
  formatDuration,
  formatNumber,
  formatPercent,
  formatShare,
} from '../../../shared/i18n/format.ts';
import type { TextParams, Translate } from '../../../shared/i18n/translator.ts';
import { clipName } from '../../components/clip-name.ts';

/** Name of the text in texts/overview.ts. */
export function sentenceText(sentence: ChangeSentence) {
  switch (sentence.code) {
    case 'lead-stage':
    case 'next-stage':
      return sentence.service === undefined ? sentence.code : (`${sentence.code}-service` as const);
    case 'rework':
      return sentence.kind === undefined ? sentence.code : (`rework-${sentence.kind}` as const);
    default:
      return sentence.code;
  }
}

export function sentenceParams(sentence: ChangeSentence, t: Translate, locale: Locale): TextParams {
  const share = 'share' in sentence ? { share: formatShare(sentence.share, locale) } : {};
  return { ...namesOf(sentence, t), ...figuresOf(sentence, locale), ...share };
}

function namesOf(sentence: ChangeSentence, t: Translate): TextParams {
  return {
    ...('service' in sentence && sentence.service !== undefined ? { service: clipName(sentence.service) } : {}),
    ...('other' in sentence ? { other: clipName(sentence.other) } : {}),
    ...('team' in sentence ? { team: clipName(sentence.team) } : {}),
    ...('name' in sentence ? { name: clipName(sentence.name) } : {}),
    ...('stage' in sentence ? { stage: t(`metrics.stage.${sentence.stage}`) } : {}),
    ...('weekday' in sentence ? { weekday: t(`overview.weekday.d${sentence.weekday as Weekday}`) } : {}),
  };
}

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

function figuresOf(sentence: ChangeSentence, locale: Locale): TextParams {
  switch (sentence.code) {
    case 'frequency':
    case 'frequency-service':
    case 'frequency-team':
      return frequencies(sentence, locale);
    case 'service-new':
    case 'service-gone':
      return frequencies({ from: 0, to: 0, ...sentence }, locale);
    case 'frequency-weekday':
      return { from: formatCount(sentence.from, locale), to: formatCount(sentence.to, locale) };
    case 'frequency-offset': {
      const other = frequencies({ from: sentence.otherFrom, to: sentence.otherTo }, locale);
      return { ...frequencies(sentence, locale), otherFrom: other.from ?? '', otherTo: other.to ?? '' };
    }
    case 'lead-time':
    case 'lead-stage':
    case 'lead-service':
    case 'recovery':
    case 'recovery-of':
      return { from: formatDuration(sentence.from, locale), to: formatDuration(sentence.to, locale) };
    case 'lead-mix':
      return { ...shares(sentence, locale), seconds: formatDuration(sentence.seconds, locale) };
    case 'failures':
      return { from: formatNumber(sentence.from, locale), to: formatNumber(sentence.to, locale) };
    case 'failures-service':
      return rates(sentence, locale);
    case 'failures-mix':
      return { ...shares(sentence, locale), rate: formatPercent(sentence.rate, locale) };
    case 'rework':
      return { ...rates(sentence, locale), count: formatNumber(sentence.count ?? 0, locale) };
    case 'next-stage':
      return { saves: formatDuration(sentence.saves, locale) };
    case 'next-failures':
      return {
        failed: formatNumber(sentence.failed, locale),
        deployments: formatNumber(sentence.deployments, locale),
      };
    case 'next-recovery':
      return {
        failures: formatNumber(sentence.failures, locale),
        seconds: formatDuration(sentence.seconds, locale),
      };
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

function rates({ from, to }: Move, locale: Locale): TextParams {
  return { from: formatPercent(from, locale), to: formatPercent(to, locale) };
}

function shares({ from, to }: Move, locale: Locale): TextParams {
  return { from: formatShare(from, locale), to: formatShare(to, locale) };
}
