/** The versions of a service as a CSV file: those of the screen's table, figures as they are. */
import type { RequestInput } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { localClock } from '../../../shared/time.ts';
import { LATENCIES, type VersionRow } from '../../../shared/version-answers.ts';
import { type CsvColumn, type CsvColumns, type CsvWords, inSeconds, localInstant } from '../lists/csv-column.ts';
import { listFacts } from '../lists/list-facts.ts';
import type { Question } from '../queries/question.ts';
import { csvText } from '../report/csv-text.ts';
import { writeFileSafely } from '../report/write-file-safely.ts';

export interface VersionsExport {
  readonly service: string;
  readonly rows: readonly VersionRow[];
  readonly question: Question;
  readonly request: Pick<RequestInput<'versions.table'>, 'versions' | 'columns' | 'language' | 'path'>;
  readonly appVersion: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Throws 'bad-request' for a column that there is not, 'write-failed', 'disk-full'. */
export async function exportVersions(
  options: VersionsExport,
): Promise<{ readonly path: string; readonly rows: number }> {
  const { service, question, request, appVersion, now } = options;
  const { language, path } = request;
  const words = { language, translate: createTranslator(language), clock: localClock(question.selection.timeZone) };
  const byName = new Map(options.rows.map((row) => [row.version, row]));
  const rows = request.versions.flatMap((version) => byName.get(version) ?? []);
  const columns = columnsOf(words, request.columns);
  const title = words.translate('versions.table.label', { service });
  const about = { title, question, search: '', narrowed: [service], rows: rows.length, now, appVersion };
  const header = columns.map(({ label }) => label);
  const lines = rows.map((row) => columns.map(({ cell }) => cell(row)));
  await writeFileSafely(path, csvText([...listFacts(words, about), [], header, ...lines]));
  return { path, rows: rows.length };
}

function columnsOf(words: CsvWords, ids: readonly string[]): readonly CsvColumn<VersionRow>[] {
  const known = versionColumns(words);
  return ids.flatMap((id) => {
    const found = Object.hasOwn(known, id) ? known[id] : undefined;
    if (found === undefined) throw new AppError('bad-request', { name: 'versions.table', detail: `no column ${id}` });
    return found;
  });
}

/** By the ids of the columns on the screen. */
function versionColumns(words: CsvWords): CsvColumns<VersionRow> {
  const { translate: t, clock } = words;
  return {
    version: [
      { label: t('versions.table.version'), cell: ({ version }) => version },
      { label: t('versions.csv.tag'), cell: ({ tag }) => tag },
      { label: t('versions.csv.commit'), cell: ({ sha }) => sha },
      { label: t('versions.alias.title'), cell: ({ aliases }) => aliases.join(', ') },
    ],
    verdict: [
      {
        label: t('versions.table.verdict'),
        cell: ({ verdict }) => (verdict === null ? null : t(`versions.verdict.${verdict.kind}`)),
      },
      { label: t('versions.csv.against'), cell: ({ verdict }) => verdict?.against ?? null },
      { label: t('versions.csv.since'), cell: ({ verdict }) => localInstant(clock, verdict?.since ?? null) },
    ],
    firstSeen: [{ label: t('versions.table.first'), cell: ({ firstSeenAt }) => localInstant(clock, firstSeenAt) }],
    lastSeen: [
      { label: t('versions.table.last'), cell: ({ lastSeenAt }) => localInstant(clock, lastSeenAt) },
      { label: t('versions.table.active'), cell: ({ active }) => active },
    ],
    ...measuredColumns(words),
    ...workColumns(words),
  };
}

function measuredColumns({ translate: t }: CsvWords): CsvColumns<VersionRow> {
  const latencies = LATENCIES.map((name): readonly [string, readonly CsvColumn<VersionRow>[]] => [
    name,
    [
      {
        label: t('versionCompare.table.milliseconds', { name: name === 'mean' ? t('versions.table.mean') : name }),
        cell: ({ measured }) => measured?.latencies[name]?.milliseconds ?? null,
      },
    ],
  ]);
  return {
    errorTypes: [{ label: t('versions.table.error-types'), cell: ({ measured }) => measured?.errorTypes ?? null }],
    requests: [{ label: t('versions.table.requests'), cell: ({ measured }) => measured?.requests ?? null }],
    requestRate: [
      { label: t('versions.table.request-rate'), cell: ({ measured }) => measured?.requestsPerSecond ?? null },
    ],
    errorRate: [
      { label: t('versions.table.error-rate'), cell: ({ measured }) => measured?.errorRate ?? null },
      { label: t('versionCompare.table.low'), cell: ({ measured }) => measured?.errorInterval?.[0] ?? null },
      { label: t('versionCompare.table.high'), cell: ({ measured }) => measured?.errorInterval?.[1] ?? null },
    ],
    ...Object.fromEntries(latencies),
  };
}

function workColumns(words: CsvWords): CsvColumns<VersionRow> {
  const { translate: t } = words;
  return {
    deployments: [
      { label: t('versions.table.deployments'), cell: ({ deployments }) => deployments },
      { label: t('versions.table.failed'), cell: ({ failed }) => failed },
    ],
    commits: [{ label: t('versions.table.commits'), cell: ({ commits }) => commits }],
    authors: [{ label: t('versions.table.authors'), cell: ({ authors }) => authors }],
    lead: [{ label: inSeconds(words, t('versions.table.lead')), cell: ({ medianLeadSeconds }) => medianLeadSeconds }],
    incidents: [{ label: t('versions.table.incidents'), cell: ({ incidents }) => incidents }],
  };
}
