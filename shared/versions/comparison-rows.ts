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
import type { Translate } from '../i18n/translator.ts';
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
  | 'lead';

function row(
  group: ComparedRow['group'],
  id: string,
  name: string,
  sides: readonly [base: string | ComparedCell, head: string | ComparedCell],
  said: Partial<JudgedWords> = {},
): ComparedRow {
  const [base, head] = sides.map((side) => (typeof side === 'string' ? { value: side, note: '' } : side)) as [
    ComparedCell,
    ComparedCell,
  ];
  return { id, group, name, base, head, difference: '', interval: '', words: '', verdict: null, ...said };
}

function measuredRows(comparison: VersionComparison, tools: WordTools): readonly ComparedRow[] {
  const { t, locale } = tools;
  const { base, head, rates, latencies } = comparison;
  const both = [base.measured, head.measured] as const;
  const numbers = (pick: (measured: MeasuredVersion) => number | null) =>
    both.map((measured) => {
      const value = measured === null ? null : pick(measured);
      return value === null ? UNKNOWN : formatTotal(value, locale);
    }) as [string, string];
  const perSecond = (measured: MeasuredVersion | null) => {
    if (measured === null || measured.requestsPerSecond === null) return UNKNOWN;
    const rate = formatNumber(Number(measured.requestsPerSecond.toPrecision(3)), locale);
    return measured.texts.request_rate ?? t('versionCompare.figure.per-second', { rate });
  };
  const named = (id: NamedFigure) => t(`versionCompare.figure.${id}`);
  return [
    row(
      'measured',
      'requests',
      named('requests'),
      numbers(({ requests }) => requests),
    ),
    ...(both.some((measured) => measured?.requestsPerSecond != null)
      ? [row('measured', 'requests-per-second', named('requests-per-second'), [perSecond(both[0]), perSecond(both[1])])]
      : []),
    row(
      'measured',
      'errors',
      named('errors'),
      numbers(({ errors }) => errors),
    ),
    row(
      'measured',
      'error-rate',
      named('error-rate'),
      [rateCell(rates.base, base, tools), rateCell(rates.head, head, tools)],
      rateWords(rates, tools),
    ),
    ...(both.some((measured) => measured?.errorTypes != null)
      ? [
          row(
            'measured',
            'error-types',
            named('error-types'),
            numbers(({ errorTypes }) => errorTypes),
          ),
        ]
      : []),
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
  const known = commitsReason === null;
  const named = (id: NamedFigure) => t(`versionCompare.figure.${id}`);
  const ofHead = (id: NamedFigure, value: number) => row('change', id, named(id), ['', formatTotal(value, locale)]);
  const duration = (seconds: number | null) => (seconds === null ? UNKNOWN : formatDuration(seconds, locale));
  const of = <Cell>(pick: (version: VersionRow) => Cell): [Cell, Cell] => [pick(base), pick(head)];
  return [
    ...(known
      ? [
          ofHead('new-commits', commitCount),
          ...(removedCount > 0 ? [ofHead('removed-commits', removedCount)] : []),
          ofHead('by-authors', authors.length),
          ofHead('pulls', pulls.length),
        ]
      : [row('change', 'new-commits', named('new-commits'), ['', UNKNOWN])]),
    ...(spanSeconds === null ? [] : [row('change', 'span', named('span'), ['', duration(spanSeconds)])]),
    row(
      'change',
      'deployments',
      named('deployments'),
      of(({ deployments }) => formatTotal(deployments, locale)),
    ),
    row(
      'change',
      'first-seen',
      named('first-seen'),
      of(({ firstSeenAt }) => moment(firstSeenAt, tools)),
    ),
    row(
      'change',
      'last-seen',
      named('last-seen'),
      of((version) => lastSeen(version, t, tools)),
    ),
    row(
      'change',
      'ran',
      named('ran'),
      of((version) => duration(seenFor(version))),
    ),
    row(
      'change',
      'lead',
      named('lead'),
      of(({ medianLeadSeconds }) => duration(medianLeadSeconds)),
    ),
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

function lastSeen({ active, lastSeenAt }: VersionRow, t: Translate, tools: WordTools): ComparedCell {
  return { value: moment(lastSeenAt, tools), note: active ? t('versionCompare.figure.active') : '' };
}

function seenFor({ firstSeenAt, lastSeenAt }: VersionRow): number | null {
  return firstSeenAt === null || lastSeenAt === null ? null : Math.max(0, lastSeenAt - firstSeenAt) / 1000;
}

function afterRows({ base, head }: VersionComparison, { t, locale }: WordTools): readonly ComparedRow[] {
  const of = (pick: (version: VersionRow) => string): [string, string] => [pick(base), pick(head)];
  return [
    row(
      'after',
      'incidents',
      t('versionCompare.figure.incidents'),
      of((one) => formatTotal(one.incidents, locale)),
    ),
    row(
      'after',
      'failed',
      t('versionCompare.figure.failed'),
      of(({ failed, deployments }) =>
        deployments === 0 ? UNKNOWN : t(`versionCompare.figure.${failed ? 'yes' : 'no'}`),
      ),
    ),
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
