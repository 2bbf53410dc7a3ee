import { cellTexts, figureCells } from '../../../shared/compare/compare-rows.ts';
import { daysOf } from '../../../shared/compare/slice-names.ts';
import type { CompareAnswer, MeasuredSlice } from '../../../shared/compare-answers.ts';
import { createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { METRIC_NAMES } from '../../../shared/model.ts';
import { UNITS } from './csv.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import type { DocumentTable, ReportDocument } from './document.ts';
import type { ReportFormat } from './format-report.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toText } from './text.ts';

export interface ComparisonReport {
  readonly appVersion: string;
  readonly answer: CompareAnswer;
  /** Of the slices, in their order; so are the workspaces, null = the open one. */
  readonly names: readonly string[];
  readonly workspaces: readonly (string | null)[];
}

/** A comparison in one format; JSON and CSV carry raw figures, the others the words of a language. */
export function formatComparison(report: ComparisonReport, format: ReportFormat, language: 'en' | 'ko'): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(asJson(report), null, 2)}\n`;
    case 'csv':
      return asCsv(report);
    case 'markdown':
      return toMarkdown(asDocument(report, language));
    case 'html':
      return toHtml(asDocument(report, language));
    case 'text':
      return toText(asDocument(report, language));
  }
}

/** `doradeck.compare/1`, a public contract: a field is added freely, renamed never. Metrics and points as in a report. */
function asJson({ appVersion, answer, names, workspaces }: ComparisonReport): object {
  return {
    schema: 'doradeck.compare/1',
    app: { version: appVersion },
    bucket: answer.bucket,
    slices: answer.slices.map((slice, index) => {
      const about = { label: names[index] ?? '', workspace: workspaces[index] ?? null };
      if (slice.kind === 'failed') return { ...about, error: slice.error };
      const { client, filters, period, profile, levels, metrics, points, historyIncompleteSince, differences } = slice;
      const measured = { client, filters, period, profile, levels, metrics };
      return { ...about, ...measured, series: { points }, historyIncompleteSince, differences };
    }),
  };
}

const HEADER = [
  'slice',
  'metric',
  'value',
  'unit',
  'n',
  'low',
  'high',
  'difference',
  'relative',
  'difference_low',
  'difference_high',
  'verdict',
  'too_few',
  'reason',
];

/** One line a metric of each slice. Durations in seconds, rates 0–1. */
function asCsv({ answer, names }: ComparisonReport): string {
  const rows = answer.slices.flatMap((slice, index) =>
    slice.kind === 'measured'
      ? metricLines(slice, names[index] ?? '')
      : [[names[index] ?? '', ...HEADER.slice(2).map(() => null), slice.error.code]],
  );
  return csvText([HEADER, ...rows]);
}

function metricLines({ metrics, differences }: MeasuredSlice, name: string): CsvCell[][] {
  return METRIC_NAMES.map((metric) => {
    const { headline, headlineUnit, n, interval, reason } = metrics[metric];
    const { difference = null, relative = null, verdict = null, tooFew = null } = differences?.[metric] ?? {};
    const [low, high] = interval ?? [null, null];
    const [lower, upper] = differences?.[metric].interval ?? [null, null];
    const judged = [difference, relative, lower, upper, verdict, tooFew];
    return [name, metric, headline, UNITS[headlineUnit], n, low, high, ...judged, reason];
  });
}

function asDocument({ appVersion, answer, names }: ComparisonReport, language: 'en' | 'ko'): ReportDocument {
  const t = createTranslator(language);
  return {
    language,
    title: t('compare.report.title'),
    facts: [[t('compare.report.base'), names[0] ?? '']],
    tables: [
      sliceTable(answer, names, language, t),
      ...METRIC_NAMES.map((metric) => {
        const cells = figureCells({ answer, metric, locale: language, t });
        return {
          title: t(`metrics.name.${metric}`),
          columns: (['slice', 'value', 'difference', 'interval', 'verdict', 'n'] as const).map((column) => ({
            label: t(`compare.column.${column}`),
            align: column === 'slice' || column === 'verdict' ? ('start' as const) : ('end' as const),
          })),
          rows: cells.map((cell, index) => [names[index] ?? '', ...cellTexts(cell, index, t)]),
        };
      }),
    ],
    notes: [
      t('compare.report.judged'),
      ...(['goal', 'one', 'unlike', 'siloed', 'competing'] as const).map(
        (warning) => `${t(`compare.warnings.${warning}.title`)}: ${t(`compare.warnings.${warning}.text`)}`,
      ),
    ],
    footer: t('report.footer', { version: appVersion }),
  };
}

function sliceTable(
  answer: CompareAnswer,
  names: readonly string[],
  language: 'en' | 'ko',
  t: Translate,
): DocumentTable {
  const columns = ['slices', 'client', 'period', 'filters', 'profile'] as const;
  return {
    title: t('compare.report.slices'),
    columns: columns.map((column) => ({ label: t(`compare.report.${column}`), align: 'start' })),
    rows: answer.slices.map((slice, index) => {
      const name = names[index] ?? '';
      if (slice.kind === 'failed') return [name, t('compare.table.failed-slice'), '', '', ''];
      const { client, period, filters, profile } = slice;
      const days = daysOf({ ...period, excludeBots: false, services: [], teams: [], repositories: [] }, language, t);
      const env = filters.env ?? t('compare.all-environments');
      const filtered = [...filters.team, ...filters.service, ...filters.repo, env].join(', ');
      return [name, client, `${days} (${period.timeZone})`, filtered, t(`profiles.name.${profile}`)];
    }),
  };
}
