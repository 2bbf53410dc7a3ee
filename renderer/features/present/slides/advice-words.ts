/** Advice in the reader's language. Ids are the rules': those of a newer engine may have no words yet. */
import { assertNever } from '../../../../shared/errors.ts';
import type { Advice, AdviceEvidence, AdviceParam } from '../../../../shared/guidance-answers.ts';
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import {
  formatCountPerPeriod,
  formatDuration,
  formatNumber,
  formatPercent,
  formatShare,
} from '../../../../shared/i18n/format.ts';
import { formatIsoWeekday } from '../../../../shared/i18n/format-date.ts';
import { formatFactor } from '../../../../shared/i18n/format-measured.ts';
import type { TextKey, TextParams, Translate } from '../../../../shared/i18n/translator.ts';
import { clipName } from '../../../components/clip-name.ts';

type RulePart = 'title' | 'why' | 'first-step';

/** The figures in it are those of its first evidence. */
export function ruleWords({ rule, evidence }: Advice, part: RulePart, t: Translate, locale: Locale): string {
  const params = evidence[0] === undefined ? {} : paramWords(evidence[0], t, locale);
  return t(`advice.rule.${rule}.${part}` as TextKey, params);
}

export function evidenceWords(evidence: AdviceEvidence, t: Translate, locale: Locale): string {
  return t(`advice.evidence.${evidence.id}` as TextKey, paramWords(evidence, t, locale));
}

function paramWords({ params }: AdviceEvidence, t: Translate, locale: Locale): TextParams {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, paramText(param, t, locale)]));
}

function paramText(param: AdviceParam, t: Translate, locale: Locale): string {
  switch (param.kind) {
    case 'count':
      return formatNumber(param.value, locale);
    case 'seconds':
      return formatDuration(param.value, locale);
    case 'ratio':
      return param.value < 0.1 ? formatPercent(param.value, locale) : formatShare(param.value, locale);
    case 'factor':
      return formatFactor(param.value, locale);
    case 'per-week':
      return formatCountPerPeriod(param.value, 'week', locale);
    case 'name':
      return clipName(param.value);
    case 'names':
      return param.value.map(clipName).join(', ');
    case 'stage':
      return t(`metrics.stage.${param.value}`);
    case 'weekday':
      return formatIsoWeekday(param.value, locale);
    default:
      return assertNever(param);
  }
}
