/** Services and versions in one format; JSON and CSV carry raw figures, the others the words of a language. */
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatMilliseconds, formatRate, formatTotal } from '../../../shared/i18n/format-measured.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import type {
  ServiceVersionsAnswer,
  VersionRow,
  VersionSummary,
  VersionsAnswer,
} from '../../../shared/version-answers.ts';
import { stepWords, verdictSentence, type WordTools } from '../../../shared/versions/version-words.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import type { DocumentColumn, DocumentTable, ReportDocument } from './document.ts';
import type { ReportFormat } from './format-report.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toText } from './text.ts';
import { iso, servicesJson, versionsJson } from './versions-json.ts';

export interface VersionsReport {
  readonly appVersion: string;
  readonly timeZone: string;
  readonly language: 'en' | 'ko';
}

/** Where a figure is not known: never 0. */
const UNKNOWN = '–';

export function toolsOf({ language, timeZone }: VersionsReport): WordTools {
  return { t: createTranslator(language), locale: language, timeZone };
}

export function formatServices(answer: ServiceVersionsAnswer, format: ReportFormat, report: VersionsReport): string {
  if (format === 'json') return `${JSON.stringify(servicesJson(answer, report.appVersion), null, 2)}\n`;
  if (format === 'csv') return servicesCsv(answer);
  const { t } = toolsOf(report);
  return layOut(format, documentOf(t('versions.title'), [servicesTable(answer, report)], report));
}

export function formatVersions(answer: VersionsAnswer, format: ReportFormat, report: VersionsReport): string {
  if (format === 'json') return `${JSON.stringify(versionsJson(answer, report.appVersion), null, 2)}\n`;
  if (format === 'csv') return versionsCsv(answer);
  return layOut(format, documentOf(answer.service, [versionsTable(answer, report)], report));
}

export function documentOf(
  title: string,
  tables: readonly DocumentTable[],
  report: VersionsReport,
  notes: readonly string[] = [],
): ReportDocument {
  const { t } = toolsOf(report);
  const footer = t('report.footer', { version: report.appVersion });
  return { language: report.language, title, facts: [], tables, notes, footer };
}

export function layOut(format: Exclude<ReportFormat, 'json' | 'csv'>, document: ReportDocument): string {
  switch (format) {
    case 'markdown':
      return toMarkdown(document);
    case 'html':
      return toHtml(document);
    case 'text':
      return toText(document);
  }
}

export function column(label: string, align: DocumentColumn['align'] = 'start'): DocumentColumn {
  return { label, align };
}

function servicesTable({ services }: ServiceVersionsAnswer, report: VersionsReport): DocumentTable {
  const tools = toolsOf(report);
  const { t, locale } = tools;
  return {
    title: t('versions.services.label'),
    columns: [
      column(t('versions.services.service')),
      column(t('versions.services.version')),
      column(t('versions.services.verdict')),
      column(t('versions.services.error-rate'), 'end'),
      column(t('versions.services.requests'), 'end'),
      column(t('versions.table.first')),
      column(t('versions.services.versions'), 'end'),
    ],
    rows: services.map(({ service, current, alsoActive, versions, faulty }) => [
      service,
      [current?.version ?? UNKNOWN, ...alsoActive].join(', '),
      verdictName(current, tools),
      rate(current?.errorRate ?? null, tools),
      total(current?.requests ?? null, tools),
      moment(current?.firstSeenAt ?? null, tools),
      [formatTotal(versions, locale), ...(faulty > 0 ? [t('versions.services.faulty', { count: faulty })] : [])].join(
        ', ',
      ),
    ]),
    remarks: services.flatMap(({ service, current }) => {
      const said = current === null ? [] : inTrouble(current, current.requests, tools);
      return said.map((words) => `${service}: ${words}`);
    }),
  };
}

function versionsTable({ service, rows }: VersionsAnswer, report: VersionsReport): DocumentTable {
  const tools = toolsOf(report);
  const { t, locale } = tools;
  const numbers = ['deployments', 'requests', 'error-rate'] as const;
  return {
    title: t('versions.table.label', { service }),
    columns: [
      ...(['version', 'verdict', 'first', 'last'] as const).map((name) => column(t(`versions.table.${name}`))),
      ...numbers.map((name) => column(t(`versions.table.${name}`), 'end')),
      column('p95', 'end'),
      ...(['commits', 'incidents'] as const).map((name) => column(t(`versions.table.${name}`), 'end')),
    ],
    rows: rows.map((row) => [
      row.version,
      verdictName(row, tools),
      moment(row.firstSeenAt, tools),
      row.active ? t('versions.table.active') : moment(row.lastSeenAt, tools),
      formatTotal(row.deployments, locale),
      total(row.measured?.requests ?? null, tools),
      row.measured?.texts.error_rate ?? rate(row.measured?.errorRate ?? null, tools),
      milliseconds(row, tools),
      formatTotal(row.commits, locale),
      formatTotal(row.incidents, locale),
    ]),
    remarks: rows.flatMap((row) => inTrouble(row, row.measured?.requests ?? null, tools)),
  };
}

/** Why, and what next; nothing of a version that is fine. */
function inTrouble(
  { version, verdict }: Pick<VersionSummary, 'version' | 'verdict'>,
  requests: number | null,
  tools: WordTools,
): readonly string[] {
  if (verdict?.kind !== 'faulty' && verdict?.kind !== 'suspect') return [];
  return [`${verdictSentence(version, verdict, requests, tools)} ${stepWords(verdict.nextStep, tools)}`];
}

function verdictName(version: Pick<VersionSummary, 'verdict'> | null, { t }: WordTools): string {
  const verdict = version?.verdict;
  return verdict == null ? UNKNOWN : t(`versions.verdict.${verdict.kind}`);
}

function rate(value: number | null, { locale }: WordTools): string {
  return value === null ? UNKNOWN : formatRate(value, locale);
}

function total(value: number | null, { locale }: WordTools): string {
  return value === null ? UNKNOWN : formatTotal(value, locale);
}

function milliseconds({ measured }: VersionRow, { locale }: WordTools): string {
  const figure = measured?.latencies.p95;
  return figure == null ? UNKNOWN : (measured?.texts.p95 ?? formatMilliseconds(figure.milliseconds, locale));
}

function moment(at: number | null, { timeZone, locale }: WordTools): string {
  return at === null ? UNKNOWN : formatDateTime(at, timeZone, locale);
}

function servicesCsv({ services }: ServiceVersionsAnswer): string {
  const header = ['service', 'team', 'version', 'active', 'verdict', 'against', 'error_rate', 'requests', 'p95_ms'];
  const rows = services.map(({ service, team, current, alsoActive, versions, faulty, lastFaulty }): CsvCell[] => [
    service,
    team,
    current?.version ?? null,
    current?.active ?? null,
    current?.verdict?.kind ?? null,
    current?.verdict?.against ?? null,
    current?.errorRate ?? null,
    current?.requests ?? null,
    current?.p95 ?? null,
    iso(current?.firstSeenAt ?? null),
    iso(current?.lastSeenAt ?? null),
    alsoActive.join(' '),
    versions,
    faulty,
    lastFaulty?.version ?? null,
  ]);
  return csvText([[...header, 'first_seen', 'last_seen', 'also_active', 'versions', 'faulty', 'last_faulty'], ...rows]);
}

function versionsCsv({ service, rows }: VersionsAnswer): string {
  const header = [
    ...['service', 'version', 'sha', 'tag', 'aliases', 'first_seen', 'last_seen', 'active', 'deployments', 'commits'],
    ...['authors', 'lead_seconds', 'incidents', 'failed', 'requests', 'request_rate', 'errors', 'error_rate'],
    ...['error_types', 'p50_ms', 'p95_ms', 'p99_ms', 'mean_ms', 'verdict', 'against', 'score'],
  ];
  const lines = rows.map((row): CsvCell[] => {
    const { measured, verdict } = row;
    const latency = (name: 'p50' | 'p95' | 'p99' | 'mean') => measured?.latencies[name]?.milliseconds ?? null;
    return [
      ...[service, row.version, row.sha, row.tag, row.aliases.join(' '), iso(row.firstSeenAt), iso(row.lastSeenAt)],
      ...[row.active, row.deployments, row.commits, row.authors, row.medianLeadSeconds, row.incidents, row.failed],
      ...[measured?.requests ?? null, measured?.requestsPerSecond ?? null, measured?.errors ?? null],
      ...[measured?.errorRate ?? null, measured?.errorTypes ?? null],
      ...[latency('p50'), latency('p95'), latency('p99'), latency('mean')],
      ...[verdict?.kind ?? null, verdict?.against ?? null, verdict?.score ?? null],
    ];
  });
  return csvText([header, ...lines]);
}
