/** A metric in the words of slides and notes. */
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import { formatChange } from '../../../../shared/i18n/format.ts';
import { joinParts } from '../../../../shared/i18n/format-headline.ts';
import type { Translate } from '../../../../shared/i18n/translator.ts';
import type { MetricName } from '../../../../shared/model.ts';
import type { Report } from '../../../../shared/report.ts';
import { metricParts, verdictWords } from '../../../components/metric-words.ts';

/** "33 per week"; where there is none, why: "Not enough data (n = 3)". */
export function valueWords(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const parts = metricParts(report, metric, locale);
  const { reason, n } = report.metrics[metric];
  return parts === null ? t(`metrics.reason.${reason ?? 'period-empty'}`, { n }) : joinParts(parts, locale);
}

/** The same where there is little room: "not enough data (n = 3)". */
export function shortWords(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const parts = metricParts(report, metric, locale);
  const { reason, n } = report.metrics[metric];
  return parts === null ? t(`present.short-reason.${reason ?? 'period-empty'}`, { n }) : joinParts(parts, locale);
}

/** "High", or why there is no level. */
export function levelWords(report: Report, metric: MetricName, t: Translate): string {
  const { level, levelReason, n } = report.metrics[metric];
  if (level !== null) return t(`levels.name.${level}`);
  return t(`present.short-reason.${levelReason ?? 'no-level'}`, { n });
}

/** "−29.2 %, clearly fewer" */
export function changeWords(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const figure = report.metrics[metric];
  const { words } = verdictWords(metric, figure, t);
  return figure.change === null ? words : t('present.change', { change: formatChange(figure.change, locale), words });
}

/** "Deployment frequency: 33 per week, High." */
export function metricNote(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const name = t(`metrics.name.${metric}`);
  const value = valueWords(report, metric, t, locale);
  if (metricParts(report, metric, locale) === null) return t('present.note.absent', { name, reason: value });
  const { level } = report.metrics[metric];
  return level === null
    ? t('present.note.value', { name, value })
    : t('present.note.graded', { name, value, level: t(`levels.name.${level}`) });
}
