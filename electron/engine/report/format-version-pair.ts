/** Two versions side by side, with the verdict and its evidence in words. */
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatTotal } from '../../../shared/i18n/format-measured.ts';
import type { VersionComparison, VersionFilesAnswer } from '../../../shared/version-answers.ts';
import { comparedTable } from '../../../shared/versions/comparison-rows.ts';
import { errorName } from '../../../shared/versions/error-type-name.ts';
import {
  effectLines,
  evidenceDetail,
  evidenceName,
  stepWords,
  verdictSentence,
  type WordTools,
  weightNumber,
} from '../../../shared/versions/version-words.ts';
import { csvText } from './csv-text.ts';
import type { DocumentTable } from './document.ts';
import type { ReportFormat } from './format-report.ts';
import { column, documentOf, layOut, toolsOf, type VersionsReport } from './format-versions.ts';
import { comparisonJson } from './versions-json.ts';

const SHORT_SHA = 8;

/** `files`: null = nobody asked. */
export function formatVersionPair(
  comparison: VersionComparison,
  files: VersionFilesAnswer | null,
  format: ReportFormat,
  report: VersionsReport,
): string {
  if (format === 'json') return `${JSON.stringify(comparisonJson(comparison, files, report.appVersion), null, 2)}\n`;
  const tools = toolsOf(report);
  const compared = comparedTable(comparison, tools);
  if (format === 'csv') return csvText([compared.columns, ...compared.rows]);
  const { service, base, head } = comparison;
  const tables = [
    verdictTable(comparison, tools),
    {
      title: tools.t('versionCompare.table.title'),
      columns: compared.columns.map((label) => column(label)),
      rows: compared.rows,
    },
    errorTable(comparison, tools),
    commitTable(comparison, tools),
    pullTable(comparison, tools),
    files?.kind === 'files' ? filesTable(files, tools) : null,
  ].filter((table) => table !== null);
  const title = `${service}: ${base.version} → ${head.version}`;
  return layOut(format, documentOf(title, tables, report, missing(comparison, files, tools)));
}

type Files = Extract<VersionFilesAnswer, { readonly kind: 'files' }>;

/** Why there are no commits, and no files where they were asked for. */
function missing(
  { commitsReason }: VersionComparison,
  files: VersionFilesAnswer | null,
  { t }: WordTools,
): readonly string[] {
  return [
    ...(commitsReason === null ? [] : [t(`versionCompare.commits.reason-${commitsReason}`)]),
    ...(files?.kind === 'unknown' ? [t(`versionCompare.files.unknown-${files.reason}`)] : []),
  ];
}

/** The sentence stands above its evidence; below it what it affects, and what to do. */
function verdictTable({ service, head, verdict }: VersionComparison, tools: WordTools): DocumentTable | null {
  const { t, locale } = tools;
  if (verdict === null) return null;
  return {
    title: verdictSentence(head.version, verdict, head.measured?.requests ?? null, tools),
    columns: [
      column(t('versionVerdict.evidence.what')),
      column(t('versionVerdict.evidence.says')),
      column(t('versionVerdict.evidence.weight'), 'end'),
    ],
    rows: verdict.evidence.map((evidence) => [
      evidenceName(evidence, t),
      evidenceDetail(evidence, tools),
      weightNumber(evidence.weight, locale),
    ]),
    remarks: [...effectLines(service, verdict, tools), stepWords(verdict.nextStep, tools)],
  };
}

function errorTable(comparison: VersionComparison, { t, locale }: WordTools): DocumentTable | null {
  const { errorTypes, base, head } = comparison;
  if (errorTypes.length === 0) return null;
  const count = (value: number | null) => (value === null ? '–' : formatTotal(value, locale));
  return {
    title: t('versionCompare.errors.title'),
    columns: [
      column(t('versionCompare.errors.type')),
      column(t('versionCompare.errors.change')),
      ...[base, head].map(({ version }) => column(t('versionCompare.errors.count', { version }), 'end')),
    ],
    rows: errorTypes.map((one) => [
      errorName(one),
      t(`versionCompare.errors.kind.${one.change}`),
      count(one.base),
      count(one.head),
    ]),
  };
}

function commitTable(comparison: VersionComparison, { t, timeZone, locale }: WordTools): DocumentTable | null {
  const { commits, commitCount } = comparison;
  if (commitCount === 0) return null;
  const listed = { shown: commits.length, total: commitCount };
  return {
    title: t('versionCompare.commits.count', { count: commitCount }),
    columns: (['sha', 'subject', 'author', 'authored'] as const).map((name) =>
      column(t(`versionCompare.commits.${name}`)),
    ),
    rows: commits.map(({ sha, subject, author, authoredAt }) => [
      sha.slice(0, SHORT_SHA),
      subject,
      author,
      formatDateTime(authoredAt, timeZone, locale),
    ]),
    remarks: listed.shown < listed.total ? [t('versionCompare.commits.listed-of', listed)] : [],
  };
}

function pullTable({ pulls }: VersionComparison, { t, timeZone, locale }: WordTools): DocumentTable | null {
  if (pulls.length === 0) return null;
  return {
    title: t('versionCompare.commits.pulls-title'),
    columns: [column('#'), column(t('versionCompare.commits.subject')), column(t('versionCompare.commits.author'))],
    rows: pulls.map(({ externalId, title, author, mergedAt }) => [
      externalId,
      [title ?? '', ...(mergedAt === null ? [] : [formatDateTime(mergedAt, timeZone, locale)])].join(' · '),
      author ?? '',
    ]),
  };
}

function filesTable(answer: Files, { t, locale }: WordTools): DocumentTable {
  const title = t('versionCompare.files.title');
  const lines = (sign: string, count: number | null) => (count === null ? '' : `${sign}${formatTotal(count, locale)}`);
  return {
    title: `${title}: ${t('versionCompare.files.stat', { count: answer.fileCount })}`,
    columns: [column(t('versionCompare.files.file')), column('+', 'end'), column('−', 'end')],
    rows: answer.files.map(({ path, from, additions, deletions }) => [
      from === null ? path : `${from} → ${path}`,
      lines('+', additions),
      lines('−', deletions),
    ]),
  };
}
