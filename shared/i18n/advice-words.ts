/** Figures of advice in words: each kind of value is formatted here alone, for screens, slides and the command line. */
import { assertNever } from '../errors.ts';
import type { Advice, AdviceEvidence, AdviceParam, ExpectedGain } from '../guidance-answers.ts';
import type { HeadlineUnit } from '../report.ts';
import type { Locale } from './catalog.ts';
import { fitPeriod, formatCount, formatCountPerPeriod, formatDuration, formatNumber, formatPercent } from './format.ts';
import { formatIsoWeekday } from './format-date.ts';
import { formatHeadline } from './format-headline.ts';
import type { TextKey, TextParams, Translate } from './translator.ts';

/** How names stand in a sentence: as they are, set apart, or cut where there is little room. */
type SayName = (name: string) => string;
const asItIs: SayName = (name) => name;

export function evidenceWords(
  { id, params }: AdviceEvidence,
  t: Translate,
  locale: Locale,
  sayName: SayName = asItIs,
): string {
  return t(`advice.evidence.${id}` as TextKey, paramWords(params, t, locale, sayName));
}

/** Rules of which no lever says what they bring: they say it in their own terms. */
const SAY_THEIR_GAIN = ['behind-the-others', 'slow-pipeline', 'failing-pipeline', 'late-stop'] as const;

/** Title, why (with the figures of the first evidence) and first step; `gain` where no metric says it. */
export function adviceWords({ rule, evidence }: Advice, t: Translate, locale: Locale, sayName: SayName = asItIs) {
  const params = paramWords(evidence[0]?.params ?? {}, t, locale, sayName);
  const own = SAY_THEIR_GAIN.find((id) => id === rule);
  return {
    title: t(`advice.rule.${rule}.title`),
    why: t(whyKey(rule, evidence), params),
    gain: own === undefined ? null : t(`advice.rule.${own}.gain`, params),
    firstStep: t(`advice.rule.${rule}.first-step`, params),
  };
}

/** Of deployments that are all extremely large there is something else to say than of those that are at times. */
function whyKey(rule: Advice['rule'], evidence: Advice['evidence']): TextKey {
  const isExtreme = rule === 'large-deployments' && evidence[0]?.id === 'extreme-size';
  return isExtreme ? 'advice.rule.large-deployments.why-extreme' : `advice.rule.${rule}.why`;
}

/** "Change lead time: 3.1 d → 20 h" */
export function gainWords(gain: ExpectedGain, t: Translate, locale: Locale): string {
  const said = (value: number | null, unit: HeadlineUnit) =>
    value === null ? '–' : formatHeadline(value, unit, locale);
  return t('advice.says.change', {
    metric: t(`metrics.name.${gain.metric}`),
    now: said(gain.now, gain.unitNow),
    after: said(gain.after, gain.unitAfter),
  });
}

function paramWords(params: AdviceEvidence['params'], t: Translate, locale: Locale, sayName: SayName): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(value, t, locale, sayName)]));
}

function wordOf(param: AdviceParam, t: Translate, locale: Locale, sayName: SayName): string {
  switch (param.kind) {
    case 'count':
      return formatNumber(param.value, locale);
    case 'seconds':
      return formatDuration(param.value, locale);
    case 'ratio':
      return formatPercent(param.value, locale);
    case 'factor':
      return formatCount(param.value, locale);
    case 'per-week': {
      const { count, period } = fitPeriod(param.value / 7);
      return formatCountPerPeriod(count, period, locale);
    }
    case 'name':
    case 'version':
      return sayName(param.value);
    case 'names':
      return param.value.map(sayName).join(', ');
    case 'stage':
      return t(`metrics.stage.${param.value}`);
    case 'weekday':
      return formatIsoWeekday(param.value, locale);
    default:
      return assertNever(param);
  }
}
