/** Two versions side by side in words, figure by figure: what the screen shows, what is copied and exported. */
import { formatDuration, formatNumber } from '../i18n/format.ts';
import { formatDateTime } from '../i18n/format-date.ts';
import {
  formatLatencyInterval,
  formatMilliseconds,
  formatRate,
  formatRateInterval,
  formatTotal,
} from '../i18n/format-measured.ts';
import type { TextTable } from '../table-text.ts';
import type {
  LatencyComparison,
  LatencyFigure,
  MeasuredVersion,
  RateSide,
  VersionComparison,
  VersionRow,
} from '../version-answers.ts';
import { type JudgedWords, latencyWords, rateWords } from './judged-words.ts';
import type { WordTools } from './version-words.ts';

export const COMPARED_GROUPS = ['measured', 'change', 'after'] as const;

/** One figure of both versions. '' where there is nothing to say. */
export interface ComparedRow extends JudgedWords {
  readonly id: string;
  readonly group: (typeof COMPARED_GROUPS)[number];
  readonly name: string;
  readonly base: ComparedCell;
  readonly head: ComparedCell;
}
export interface ComparedCell {
  readonly value: string;
  /** Interval of the value, or what it stands for. */
  readonly note: string;
}

/** Where a figure is not known: never 0. */
const UNKNOWN = '–';

export function comparedRows(comparison: VersionComparison, tools: WordTools): readonly ComparedRow[] {
  return [...measuredRows(comparison, tools), ...changeRows(comparison, tools), ...afterRows(comparison, tools)];
}

type NamedFigure =
  | 'requests'
  | 'requests-per-second'
  | 'errors'
  | 'error-rate'
  | 'error-types'
  | 'new-commits'
  | 'removed-commits'
  | 'by-authors'
  | 'pulls'
  | 'span'
  | 'deployments'
  | 'first-seen'
  | 'last-seen'
  | 'ran'
  | 'lead'
  | 'incidents'
  | 'failed';

type Sides = readonly [base: string | ComparedCell, head: string | ComparedCell];

function row(
  group: ComparedRow['group'],
  id: string,
  name: string,
  sides: Sides,
  said: Partial<JudgedWords> = {},
): ComparedRow {
  const [base, head] = sides.map((side) => (typeof side === 'string' ? { value: side, note: '' } : side)) as [
    ComparedCell,
    ComparedCell,
  ];
  return { id, group, name, base, head, difference: '', interval: '', words: '', verdict: null, ...said };
}

/** Rows that are called by what they hold. */
function figuresOf(group: ComparedRow['group'], { t }: WordTools) {
  return (id: NamedFigure, sides: Sides, said?: JudgedWords) =>
    row(group, id, t(`versionCompare.figure.${id}`), sides, said);
}

function measuredRows({ base, head, rates, latencies }: VersionComparison, tools: WordTools): readonly ComparedRow[] {
  const { t, locale } = tools;
  const both = [base.measured, head.measured] as const;
  const count = (name: 'requests' | 'errors' | 'errorTypes') =>
    both.map((measured) => {
      const value = measured?.[name] ?? null;
      return value === null ? UNKNOWN : formatTotal(value, locale);
    }) as [string, string];
  const figure = figuresOf('measured', tools);
  return [
    figure('requests', count('requests')),
    ...(both.some((measured) => measured?.requestsPerSecond != null)
      ? [figure('requests-per-second', [perSecond(both[0], tools), perSecond(both[1], tools)])]
      : []),
    figure('errors', count('errors')),
    figure(
      'error-rate',
      [rateCell(rates.base, base, tools), rateCell(rates.head, head, tools)],
      rateWords(rates, tools),
    ),
    ...(both.some((measured) => measured?.errorTypes != null) ? [figure('error-types', count('errorTypes'))] : []),
    ...latencies.map((compared) =>
      row(
        'measured',
        compared.name,
        t('versionCompare.figure.latency', { percentile: t(`versionCompare.figure.percentile.${compared.name}`) }),
        [
          latencyCell(compared.base, base, compared.name, tools),
          latencyCell(compared.head, head, compared.name, tools),
        ],
        latencyWords(compared, tools),
      ),
    ),
  ];
}

function perSecond(measured: MeasuredVersion | null, { t, locale }: WordTools): string {
  if (measured === null || measured.requestsPerSecond === null) return UNKNOWN;
  const rate = formatNumber(Number(measured.requestsPerSecond.toPrecision(3)), locale);
  return measured.texts.request_rate ?? t('versionCompare.figure.per-second', { rate });
}

function rateCell(side: RateSide | null, { measured }: VersionRow, { locale }: WordTools): ComparedCell {
  if (side === null) return { value: UNKNOWN, note: '' };
  return {
    value: measured?.texts.error_rate ?? formatRate(side.rate, locale),
    note: side.interval === null ? '' : formatRateInterval(side.interval, locale),
  };
}

function latencyCell(
  figure: LatencyFigure | null,
  { measured }: VersionRow,
  name: LatencyComparison['name'],
  { locale }: WordTools,
): ComparedCell {
  if (figure === null) return { value: UNKNOWN, note: '' };
  const { milliseconds, interval, from } = figure;
  const said = from === 'said' ? measured?.texts[name] : undefined;
  return {
    value: said ?? formatMilliseconds(milliseconds, locale),
    note: interval === null ? '' : formatLatencyInterval(interval, locale),
  };
}

/** How big the change is, how old, and how long it took to come. */
function changeRows(comparison: VersionComparison, tools: WordTools): readonly ComparedRow[] {
  const { t, locale } = tools;
  const { base, head, commitsReason, commitCount, removedCount, authors, spanSeconds, pulls, stages } = comparison;
  const figure = figuresOf('change', tools);
  const ofHead = (id: NamedFigure, value: number) => figure(id, ['', formatTotal(value, locale)]);
  const duration = (seconds: number | null) => (seconds === null ? UNKNOWN : formatDuration(seconds, locale));
  return [
    ...(commitsReason === null
      ? [
          ofHead('new-commits', commitCount),
          ...(removedCount > 0 ? [ofHead('removed-commits', removedCount)] : []),
          ofHead('by-authors', authors.length),
          ofHead('pulls', pulls.length),
        ]
      : [figure('new-commits', ['', UNKNOWN])]),
    ...(spanSeconds === null ? [] : [figure('span', ['', duration(spanSeconds)])]),
    figure('deployments', [formatTotal(base.deployments, locale), formatTotal(head.deployments, locale)]),
    figure('first-seen', [moment(base.firstSeenAt, tools), moment(head.firstSeenAt, tools)]),
    figure('last-seen', [lastSeen(base, tools), lastSeen(head, tools)]),
    figure('ran', [duration(seenFor(base)), duration(seenFor(head))]),
    figure('lead', [duration(base.medianLeadSeconds), duration(head.medianLeadSeconds)]),
    ...stages
      .filter((stage) => stage.base !== null || stage.head !== null)
      .map((stage) =>
        row(
          'change',
          `stage-${stage.stage}`,
          t('versionCompare.figure.stage', { stage: t(`metrics.stage.${stage.stage}`) }),
          [duration(stage.base), duration(stage.head)],
        ),
      ),
  ];
}

function moment(at: number | null, { timeZone, locale }: WordTools): string {
  return at === null ? UNKNOWN : formatDateTime(at, timeZone, locale);
}

function lastSeen({ active, lastSeenAt }: VersionRow, tools: WordTools): ComparedCell {
  return { value: moment(lastSeenAt, tools), note: active ? tools.t('versionCompare.figure.active') : '' };
}

/** Of what was seen but once nobody knows for how long it ran. */
function seenFor({ firstSeenAt, lastSeenAt }: VersionRow): number | null {
  if (firstSeenAt === null || lastSeenAt === null || lastSeenAt <= firstSeenAt) return null;
  return (lastSeenAt - firstSeenAt) / 1000;
}

function afterRows({ base, head }: VersionComparison, tools: WordTools): readonly ComparedRow[] {
  const { t, locale } = tools;
  const figure = figuresOf('after', tools);
  const failed = (version: VersionRow) =>
    version.deployments === 0 ? UNKNOWN : t(`versionCompare.figure.${version.failed ? 'yes' : 'no'}`);
  return [
    figure('incidents', [formatTotal(base.incidents, locale), formatTotal(head.incidents, locale)]),
    figure('failed', [failed(base), failed(head)]),
  ];
}

/** The whole as one table, for the clipboard and for files. */
export function comparedTable(comparison: VersionComparison, tools: WordTools): TextTable {
  const { t } = tools;
  const { base, head } = comparison;
  const cell = ({ value, note }: ComparedCell) => (note === '' ? value : `${value} (${note})`);
  return {
    columns: [
      t('versionCompare.table.figure'),
      base.version,
      head.version,
      t('versionCompare.table.difference'),
      t('versionCompare.table.interval'),
      t('versionCompare.table.verdict'),
    ],
    rows: comparedRows(comparison, tools).map((one) => [
      one.name,
      cell(one.base),
      cell(one.head),
      one.difference,
      one.interval,
      one.words,
    ]),
  };
}
