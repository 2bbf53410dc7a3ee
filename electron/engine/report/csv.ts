/**
 * CSV that a spreadsheet opens without doing anything: RFC 4180, UTF-8 with a mark so that Excel reads Korean, text
 * cells disarmed, numbers left numbers.
 */

import { headline, PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import { METRIC_NAMES } from '../../../shared/model.ts';
import type { Dimension, Metrics, Report } from '../../../shared/report.ts';
import { csvText } from './csv-text.ts';
import { previousFigures } from './previous-figures.ts';

const UNITS: Readonly<Record<MetricName, string>> = {
  deploymentFrequency: 'deployments per week',
  changeLeadTime: 'seconds',
  changeFailureRate: 'ratio',
  recoveryTime: 'seconds',
  reworkRate: 'ratio',
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
];

function metricRows(report: Report, dimension: string, key: string, metrics: Metrics) {
  const profile = PROFILES[report.profile];
  return METRIC_NAMES.map((name) => {
    const metric = metrics[name];
    const previous = previousHeadline(metrics, report, name);
    const [low, high] = metric.interval ?? [null, null];
    return [
      dimension,
      key,
      name,
      headline(metrics, profile, name),
      UNITS[name],
      metric.n,
      metric.level,
      previous,
      metric.change,
      metric.verdict,
      low,
      high,
      metric.reason,
    ];
  });
}

function previousHeadline(metrics: Metrics, report: Report, name: MetricName): number | null {
  const previous = previousFigures(metrics);
  return previous === null ? null : headline(previous, PROFILES[report.profile], name);
}

/** One line a metric: first the whole selection, then each key of each breakdown. Durations in seconds, rates 0–1. */
export function toCsv(report: Report): string {
  const breakdowns = Object.entries(report.breakdown) as [Dimension, NonNullable<Report['breakdown'][Dimension]>][];
  return csvText([
    HEADER,
    ...metricRows(report, '', '', report.metrics),
    ...breakdowns.flatMap(([dimension, rows]) =>
      rows.flatMap((row) => metricRows(report, dimension, row.key, row.metrics)),
    ),
  ]);
}
