import { type MeasuredAnswers, measuredAnswers } from '../../../shared/guidance/measured-answers.ts';
import { QUICK_CHECK_METRICS } from '../../../shared/guidance/quick-check.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import { formatHeadline } from '../../../shared/i18n/format-headline.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Metrics, Report } from '../../../shared/report.ts';
import { type Answer, useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';

export interface Measured {
  readonly report: Report;
  readonly answers: MeasuredAnswers;
  /** Something was measured at all. */
  readonly hasData: boolean;
}

/** What the filters' data answers; null while there is none to ask. */
export function useMeasured(): { readonly measured: Measured | null; readonly overview: Answer<unknown> } {
  const view = useView();
  const overview = useAnswer('overview', view === null ? null : { view, by: [] });
  const report = view === null ? undefined : overview.value?.report;
  if (report === undefined) return { measured: null, overview };
  const answers = measuredAnswers(report);
  const hasData = QUICK_CHECK_METRICS.some((metric) => answers[metric].kind === 'measured');
  return { measured: { report, answers, hasData }, overview };
}

/** The figure itself: a median duration, deployments in a period, a percentage. */
export function measuredText(metric: MetricName, metrics: Metrics, locale: Locale): string {
  const text = (value: number | null, format: (value: number) => string) => (value === null ? '–' : format(value));
  switch (metric) {
    case 'changeLeadTime':
    case 'recoveryTime':
      return text(metrics[metric].medianSeconds, (seconds) => formatDuration(seconds, locale));
    case 'changeFailureRate':
    case 'reworkRate':
      return text(metrics[metric].rate, (rate) => formatPercent(rate, locale));
    case 'deploymentFrequency': {
      const { headline, headlineUnit } = metrics.deploymentFrequency;
      return text(headline, (value) => formatHeadline(value, headlineUnit, locale));
    }
  }
}
