/**
 * A report in words: which tables it has and what each cell says. The formats only lay it out.
 */
import { formatChange, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime, formatDayRange } from '../../../shared/i18n/format-date.ts';
import { formatHeadline } from '../../../shared/i18n/format-headline.ts';
import { createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { headline } from '../../../shared/metrics/headline.ts';
import { leadTimeUnit, PROFILES } from '../../../shared/metrics/profiles.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { BreakdownRow, Dimension, Metrics, Report } from '../../../shared/report.ts';
import { formatDay, localClock } from '../../../shared/time.ts';
import type { DocumentTable, ReportDocument } from './document.ts';
import { filterWords } from './filter-words.ts';
import { previousFigures } from './previous-figures.ts';
import { stageTable } from './stage-table.ts';

type Language = 'en' | 'ko';

interface Writer {
  readonly report: Report;
  readonly language: Language;
  readonly translate: Translate;
}

export function buildDocument(report: Report, language: Language): ReportDocument {
  const writer: Writer = { report, language, translate: createTranslator(language) };
  const breakdowns = Object.entries(report.breakdown) as [Dimension, readonly BreakdownRow[]][];
  return {
    language,
    title: writer.translate('report.title'),
    facts: facts(writer),
    tables: [
      scorecard(writer),
      stageTable(writer),
      // The stages have a table of their own.
      ...breakdowns.filter(([dimension]) => dimension !== 'stage').map((entry) => breakdown(writer, ...entry)),
      imports(writer),
    ].filter(({ rows }) => rows.length > 0),
    notes: notes(writer),
    footer: writer.translate('report.footer', { version: report.app.version }),
  };
}

/** The last local day of a half-open period is the one just before its end. */
function periodText({ report, language }: Writer, period: { readonly from: string; readonly to: string }): string {
  const clock = localClock(report.period.timeZone);
  const day = (instant: number) => formatDay(clock.dayOf(instant));
  return formatDayRange(day(Date.parse(period.from)), day(Date.parse(period.to) - 1), language);
}

function facts(writer: Writer): (readonly [string, string])[] {
  const { report, translate } = writer;
  return [
    [translate('report.period'), `${periodText(writer, report.period)} (${report.period.timeZone})`],
    [translate('report.previous-period'), periodText(writer, report.period.previous)],
    [translate('report.filters'), filterWords(translate, report.filters).join(' · ')],
    [translate('report.profile'), translate(`profiles.name.${report.profile}`)],
    [translate('report.levels'), translate(`levels.source.${report.levels}`)],
  ];
}

function headlineText({ language, translate }: Writer, metrics: Metrics, metric: MetricName): string {
  const { headline: value, headlineUnit, reason, n } = metrics[metric];
  if (value !== null) return `${formatHeadline(value, headlineUnit, language)}${correctedMark(metrics, metric)}`;
  return translate(`metrics.reason.${reason ?? 'period-empty'}`, { n });
}

/** The notes say what it means. */
function correctedMark(metrics: Metrics, metric: MetricName): '' | '*' {
  return metrics[metric].corrected === undefined ? '' : '*';
}

function previousText({ report, language }: Writer, metrics: Metrics, metric: MetricName): string {
  const previous = previousFigures(metrics);
  const unit = metrics[metric].headlineUnit;
  const value = previous === null ? null : headline(previous, PROFILES[report.profile], metric, unit);
  return value === null ? '' : formatHeadline(value, unit, language);
}

function intervalText({ language }: Writer, metrics: Metrics, metric: MetricName): string {
  const { interval, headlineUnit } = metrics[metric];
  if (interval === null) return '';
  return interval.map((bound) => formatHeadline(bound, headlineUnit, language)).join(' – ');
}

function levelText({ translate }: Writer, metrics: Metrics, metric: MetricName): string {
  const { level, levelReason, n } = metrics[metric];
  if (level !== null) return translate(`levels.name.${level}`);
  return levelReason === null ? '' : translate(`metrics.reason.${levelReason}`, { n });
}

function verdictText({ translate }: Writer, metrics: Metrics, metric: MetricName): string {
  const { verdict, n } = metrics[metric];
  if (verdict === null) return '';
  return verdict === 'undecided'
    ? translate('metrics.verdict.undecided', { n })
    : translate(`metrics.verdict.${verdict}.${metric}`);
}

function changeText({ language }: Writer, metrics: Metrics, metric: MetricName): string {
  const { change } = metrics[metric];
  return change === null ? '' : formatChange(change, language);
}

function scorecard(writer: Writer): DocumentTable {
  const { report, translate, language } = writer;
  const { metrics } = report;
  return {
    title: translate('report.scorecard'),
    columns: [
      { label: translate('report.metric'), align: 'start' },
      { label: translate('report.value'), align: 'end' },
      { label: translate('report.level'), align: 'start' },
      { label: translate('report.change'), align: 'end' },
      { label: translate('report.verdict'), align: 'start' },
      { label: translate('report.previous'), align: 'end' },
      { label: translate('report.interval'), align: 'end' },
      { label: translate('report.n'), align: 'end' },
    ],
    rows: METRIC_NAMES.map((metric) => [
      translate(`metrics.name.${metric}`),
      headlineText(writer, metrics, metric),
      levelText(writer, metrics, metric),
      changeText(writer, metrics, metric),
      verdictText(writer, metrics, metric),
      previousText(writer, metrics, metric),
      intervalText(writer, metrics, metric),
      formatNumber(metrics[metric].n, language),
    ]),
  };
}

/** "5 h 23 min (−42 %)"; a dash where there is no value. */
function valueAndChange(writer: Writer, metrics: Metrics, metric: MetricName): string {
  const { headline: value, headlineUnit } = metrics[metric];
  if (value === null) return '–';
  const change = changeText(writer, metrics, metric);
  const text = `${formatHeadline(value, headlineUnit, writer.language)}${correctedMark(metrics, metric)}`;
  return change === '' ? text : `${text} (${change})`;
}

function breakdown(writer: Writer, dimension: Dimension, rows: readonly BreakdownRow[]): DocumentTable {
  const { translate, language } = writer;
  return {
    title: translate(`report.by-${dimension}`),
    columns: [
      { label: translate('report.key'), align: 'start' },
      { label: translate('report.deployments'), align: 'end' },
      ...METRIC_NAMES.map((metric) => ({ label: translate(`metrics.name.${metric}`), align: 'end' as const })),
    ],
    rows: rows.map(({ key, metrics }) => [
      key === '' ? translate('report.unnamed') : key,
      formatNumber(metrics.deploymentFrequency.n, language),
      ...METRIC_NAMES.map((metric) => valueAndChange(writer, metrics, metric)),
    ]),
  };
}

function imports({ report, translate, language }: Writer): DocumentTable {
  const counts = ['read', 'stored', 'duplicate', 'rejected', 'blank'] as const;
  return {
    title: translate('report.imports'),
    columns: [
      { label: translate('report.file'), align: 'start' },
      { label: translate('report.preset'), align: 'start' },
      ...counts.map((count) => ({ label: translate(`report.${count}`), align: 'end' as const })),
    ],
    rows: report.imports.map((file) => [
      file.file,
      file.preset,
      ...counts.map((count) => formatNumber(file[count], language)),
    ]),
  };
}

/** How the profile calculates each metric: figures without that can't be compared with anybody's. */
function definitions({ report, translate }: Writer): string[] {
  return METRIC_NAMES.map((metric) =>
    translate('profiles.told', {
      metric: translate(`metrics.name.${metric}`),
      definition:
        metric === 'reworkRate'
          ? translate('profiles.rework')
          : translate(`profiles.definition.${report.profile}.${metric}`),
    }),
  );
}

/** Of which figures rows were corrected; a part may have some where the whole says so too. */
function corrections({ report, translate }: Writer): string[] {
  return METRIC_NAMES.flatMap((metric) => {
    const { corrected } = report.metrics[metric];
    if (corrected === undefined) return [];
    return [translate('corrections.in-report', { metric: translate(`metrics.name.${metric}`), count: corrected })];
  });
}

function notes(writer: Writer): string[] {
  const { report, translate, language } = writer;
  const { deployments, incidents, commits, pulls } = report.coverage;
  const missing = deployments.missing + deployments.partlyMissing;
  const ofPulls = leadTimeUnit(PROFILES[report.profile]) === 'pulls';
  return [
    ...corrections(writer),
    translate('report.coverage-deployments', { ...deployments }),
    ...(missing > 0 ? [translate('report.coverage-missing', { missing })] : []),
    translate('report.coverage-incidents', { ...incidents }),
    translate(ofPulls ? 'profiles.coverage-pulls' : 'report.coverage-commits', { ...commits }),
    ...(pulls.stored === 0 ? [] : [translate('report.coverage-pulls', { ...pulls })]),
    ...(report.closestCluster === null
      ? []
      : [translate('report.closest-cluster', { level: translate(`levels.name.${report.closestCluster}`) })]),
    ...(report.historyIncompleteSince === null
      ? []
      : [
          translate('report.history-incomplete', {
            date: formatDateTime(Date.parse(report.historyIncompleteSince), report.period.timeZone, language),
          }),
        ]),
    ...definitions(writer),
  ];
}
