/** The figures of a metric in words, the same on every screen that shows one. */
import type { Locale } from '../../shared/i18n/catalog.ts';
import type { CountParts } from '../../shared/i18n/format.ts';
import { headlineParts } from '../../shared/i18n/format-headline.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import { headline, headlineUnit } from '../../shared/metrics/headline.ts';
import { PROFILES } from '../../shared/metrics/profiles.ts';
import type { MetricName } from '../../shared/model.ts';
import type { Compared, Report } from '../../shared/report.ts';

/** A metric's headline in parts (33 | per week), null where there is none. */
export function metricParts(report: Report, metric: MetricName, locale: Locale): CountParts | null {
  const profile = PROFILES[report.profile];
  const value = headline(report.metrics, profile, metric);
  return value === null ? null : headlineParts(value, headlineUnit(report.metrics, profile, metric), locale);
}

export type Tone = 'good' | 'bad' | 'neutral';

/** What became of a figure since the period before, in words and as good, bad or undecided. */
export function verdictWords(
  metric: MetricName,
  figure: Pick<Compared<{ readonly n: number }>, 'verdict' | 'n'>,
  t: Translate,
): { readonly words: string; readonly tone: Tone } {
  switch (figure.verdict) {
    case null:
      return { words: t('metrics.reason.no-previous'), tone: 'neutral' };
    case 'undecided':
      return { words: t('metrics.verdict.undecided', { n: figure.n }), tone: 'neutral' };
    case 'better':
      return { words: t(`metrics.verdict.better.${metric}`), tone: 'good' };
    case 'worse':
      return { words: t(`metrics.verdict.worse.${metric}`), tone: 'bad' };
  }
}
