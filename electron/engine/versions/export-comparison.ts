/** A comparison of two versions as a CSV file: figures as they are, so that they can be calculated with. */
import type { RequestInput } from '../../../shared/api.ts';
import { createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { localClock } from '../../../shared/time.ts';
import type {
  LatencyComparison,
  RateComparison,
  VersionComparison,
  VersionRow,
} from '../../../shared/version-answers.ts';
import { errorName } from '../../../shared/versions/error-type-name.ts';
import { latencyWords, rateWords } from '../../../shared/versions/judged-words.ts';
import { type CsvWords, inSeconds, localInstant } from '../lists/csv-column.ts';
import { listFacts } from '../lists/list-facts.ts';
import type { Question } from '../queries/question.ts';
import { type CsvCell, csvText } from '../report/csv-text.ts';
import { writeFileSafely } from '../report/write-file-safely.ts';

export interface ComparisonExport {
  readonly comparison: VersionComparison;
  readonly question: Question;
  readonly request: Pick<RequestInput<'versions.export'>, 'language' | 'path'>;
  readonly appVersion: string;
  /** Epoch ms. */
  readonly now: number;
}

/** What a row says; what it leaves out is an empty cell. */
interface Line {
  readonly name: string;
  readonly base?: CsvCell;
  readonly head?: CsvCell;
  readonly difference?: number | null;
  /** 95 %, of the difference. */
  readonly interval?: readonly [number, number] | null;
  readonly pValue?: number | null;
  readonly words?: string;
}

/** Throws 'write-failed', 'disk-full'. */
export async function exportComparison(
  options: ComparisonExport,
): Promise<{ readonly path: string; readonly rows: number }> {
  const { comparison, question, request, appVersion, now } = options;
  const { language, path } = request;
  const words = { language, translate: createTranslator(language), clock: localClock(question.selection.timeZone) };
  const rows = rowsOf(comparison, words);
  const { service, base, head } = comparison;
  const about = {
    title: words.translate('versionCompare.pair.title'),
    question,
    search: '',
    narrowed: [`${service}: ${base.version} → ${head.version}`],
    rows: rows.length,
    now,
    appVersion,
  };
  const header = headerOf(comparison, words.translate);
  await writeFileSafely(path, csvText([...listFacts(words, about), [], header, ...rows]));
  return { path, rows: rows.length };
}

function headerOf({ base, head }: VersionComparison, t: Translate): readonly CsvCell[] {
  const named = ['part', 'figure'] as const;
  const judged = ['difference', 'low', 'high', 'p', 'verdict'] as const;
  return [
    ...named.map((name) => t(`versionCompare.table.${name}`)),
    base.version,
    head.version,
    ...judged.map((name) => t(`versionCompare.table.${name}`)),
  ];
}

function rowsOf(comparison: VersionComparison, words: CsvWords): readonly (readonly CsvCell[])[] {
  const t = words.translate;
  const parts: readonly (readonly [part: string, lines: readonly Line[]])[] = [
    [t('versionCompare.table.group.measured'), measuredLines(comparison, words)],
    [t('versionCompare.table.group.change'), changeLines(comparison, words)],
    [t('versionCompare.table.group.after'), afterLines(comparison, t)],
    [t('versionCompare.errors.title'), errorLines(comparison, t)],
    [t('versionCompare.endpoints.title'), endpointLines(comparison, words)],
    [t('versionCompare.commits.title'), commitLines(comparison)],
  ];
  return parts.flatMap(([part, lines]) =>
    lines.map(({ name, base = null, head = null, difference = null, interval, pValue = null, words: said = '' }) => [
      part,
      name,
      base,
      head,
      difference,
      interval?.[0] ?? null,
      interval?.[1] ?? null,
      pValue,
      said,
    ]),
  );
}

function rateLine(name: string, rates: RateComparison, { translate: t, language }: CsvWords): Line {
  const { base, head, difference, interval, pValue } = rates;
  const said = rateWords(rates, { t, locale: language }).words;
  return { name, base: base?.rate ?? null, head: head?.rate ?? null, difference, interval, pValue, words: said };
}

function latencyLine(name: string, compared: LatencyComparison, { translate: t, language }: CsvWords): Line {
  const { base, head, difference, interval } = compared;
  return {
    name: t('versionCompare.table.milliseconds', { name }),
    base: base?.milliseconds ?? null,
    head: head?.milliseconds ?? null,
    difference,
    interval,
    words: latencyWords(compared, { t, locale: language }).words,
  };
}

function measuredLines({ base, head, rates, latencies }: VersionComparison, words: CsvWords): readonly Line[] {
  const t = words.translate;
  const figures = ['requests', 'errors', 'requestsPerSecond', 'errorTypes'] as const;
  const names = {
    requests: 'requests',
    errors: 'errors',
    requestsPerSecond: 'requests-per-second',
    errorTypes: 'error-types',
  } as const;
  return [
    ...figures.map((figure) => ({
      name: t(`versionCompare.figure.${names[figure]}`),
      base: base.measured?.[figure] ?? null,
      head: head.measured?.[figure] ?? null,
    })),
    rateLine(t('versionCompare.figure.error-rate'), rates, words),
    ...latencies.map((compared) =>
      latencyLine(
        t('versionCompare.figure.latency', { percentile: t(`versionCompare.figure.percentile.${compared.name}`) }),
        compared,
        words,
      ),
    ),
  ];
}

function changeLines(comparison: VersionComparison, words: CsvWords): readonly Line[] {
  const { base, head, commitsReason, commitCount, removedCount, authors, pulls, spanSeconds, stages } = comparison;
  const { translate: t, clock } = words;
  const both = (name: string, pick: (version: VersionRow) => CsvCell): Line => ({
    name,
    base: pick(base),
    head: pick(head),
  });
  const seconds = (name: 'span' | 'lead') => inSeconds(words, t(`versionCompare.figure.${name}`));
  const counted = [
    ['new-commits', commitCount],
    ['removed-commits', removedCount],
    ['by-authors', authors.length],
    ['pulls', pulls.length],
  ] as const;
  return [
    ...counted.map(([name, count]) => ({
      name: t(`versionCompare.figure.${name}`),
      head: commitsReason === null ? count : null,
    })),
    { name: seconds('span'), head: spanSeconds },
    both(t('versionCompare.figure.deployments'), ({ deployments }) => deployments),
    both(t('versionCompare.figure.first-seen'), ({ firstSeenAt }) => localInstant(clock, firstSeenAt)),
    both(t('versionCompare.figure.last-seen'), ({ lastSeenAt }) => localInstant(clock, lastSeenAt)),
    both(seconds('lead'), ({ medianLeadSeconds }) => medianLeadSeconds),
    ...stages.map((stage) => ({
      name: inSeconds(words, t('versionCompare.figure.stage', { stage: t(`metrics.stage.${stage.stage}`) })),
      base: stage.base,
      head: stage.head,
    })),
  ];
}

function afterLines({ base, head }: VersionComparison, t: Translate): readonly Line[] {
  const failed = (version: VersionRow) => (version.deployments === 0 ? null : version.failed);
  return [
    { name: t('versionCompare.figure.incidents'), base: base.incidents, head: head.incidents },
    { name: t('versionCompare.figure.failed'), base: failed(base), head: failed(head) },
  ];
}

function errorLines({ errorTypes }: VersionComparison, t: Translate): readonly Line[] {
  return errorTypes.map((one) => ({
    name: errorName(one),
    base: one.base,
    head: one.head,
    words: t(`versionCompare.errors.kind.${one.change}`),
  }));
}

function endpointLines({ endpoints }: VersionComparison, words: CsvWords): readonly Line[] {
  const t = words.translate;
  return endpoints.flatMap(({ endpoint, rates, p95 }) => [
    rateLine(`${endpoint}: ${t('versionCompare.figure.error-rate')}`, rates, words),
    ...(p95 === null ? [] : [latencyLine(`${endpoint}: p95`, p95, words)]),
  ]);
}

function commitLines({ commits }: VersionComparison): readonly Line[] {
  return commits.map(({ sha, subject, author }) => ({ name: subject, head: sha, words: author }));
}
