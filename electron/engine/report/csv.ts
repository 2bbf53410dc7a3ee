/**
 * CSV that a spreadsheet opens without doing anything: RFC 4180, UTF-8 with a mark so that Excel reads Korean, text
 * cells disarmed, numbers left numbers.
 */

import { headline } from '../../../shared/metrics/headline.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import { stageRows } from '../../../shared/metrics/stage-rows.ts';
import type { MetricName } from '../../../shared/model.ts';
import { METRIC_NAMES } from '../../../shared/model.ts';
import type { Dimension, HeadlineUnit, Metrics, Report } from '../../../shared/report.ts';
import { csvText } from './csv-text.ts';
import { previousFigures } from './previous-figures.ts';

export const UNITS: Readonly<Record<HeadlineUnit, string>> = {
  'deployments-per-week': 'deployments per week',
  'whole-deployments-per-day': 'deployments per day',
  'whole-deployments-per-week': 'deployments per week',
  'whole-deployments-per-month': 'deployments per month',
  'days-per-week': 'days per week',
  seconds: 'seconds',
  ratio: 'ratio',
};

const HEADER = [
  'dimension',
  'key',
  'metric',
  'value',
  'unit',
  'n',
  'level',
  'previous',
  'change',
  'verdict',
  'low',
  'high',
  'reason',
  'corrected',
];

function metricRows(report: Report, dimension: string, key: string, metrics: Metrics) {
  return METRIC_NAMES.map((name) => {
    const metric = metrics[name];
    const previous = previousHeadline(metrics, report, name);
    const [low, high] = metric.interval ?? [null, null];
    return [
      dimension,
      key,
      name,
      metric.headline,
      UNITS[metric.headlineUnit],
      metric.n,
      metric.level,
      previous,
      metric.change,
      metric.verdict,
      low,
      high,
      metric.reason,
      metric.corrected ?? null,
    ];
  });
}

function previousHeadline(metrics: Metrics, report: Report, name: MetricName): number | null {
  const previous = previousFigures(metrics);
  const unit = metrics[name].headlineUnit;
  return previous === null ? null : headline(previous, PROFILES[report.profile], name, unit);
}

const STAGE_STATISTICS = ['mean', 'median', 'min', 'max', 'sum', 'last'] as const;

/** One line a statistic of each stage. */
function stageLines({ metrics }: Report) {
  const { stages, previous } = metrics.changeLeadTime;
  return stageRows(stages, previous?.stages ?? []).flatMap((stage) =>
    STAGE_STATISTICS.map((statistic) => {
      const before = stage.previous?.[`${statistic}Seconds`] ?? null;
      const change = statistic === 'mean' ? stage.change : null;
      const value = stage[`${statistic}Seconds`];
      const name = `changeLeadTime.${statistic}`;
      const rest = [null, before, change, null, null, null, null, null];
      return ['stage', stage.stage, name, value, UNITS.seconds, stage.n, ...rest];
    }),
  );
}

/** One line a metric: first the whole selection, then the stages of the lead time, then each key of each breakdown. Durations in seconds, rates 0–1. */
export function toCsv(report: Report): string {
  const breakdowns = Object.entries(report.breakdown) as [Dimension, NonNullable<Report['breakdown'][Dimension]>][];
  return csvText([
    HEADER,
    ...metricRows(report, '', '', report.metrics),
    ...stageLines(report),
    ...breakdowns.flatMap(([dimension, rows]) =>
      rows.flatMap((row) => metricRows(report, dimension, row.key, row.metrics)),
    ),
  ]);
}
