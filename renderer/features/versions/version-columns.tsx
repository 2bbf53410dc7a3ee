import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import {
  formatMilliseconds,
  formatRate,
  formatRateInterval,
  formatTotal,
} from '../../../shared/i18n/format-measured.ts';
import type { LatencyName, VersionRow } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import type { SortedColumn } from '../../components/sorted-table.tsx';
import type { TextTools } from '../../i18n.ts';
import { formatMoment } from './format-moment.ts';
import { gravity } from './service-columns.tsx';
import { verdictWords } from './verdict-lines.tsx';
import { LastSeen, VerdictCell, VersionName } from './version-cells.tsx';

export interface VersionTools extends WordTools {
  readonly service: string;
  /** When the period ended. Epoch ms. */
  readonly end: number;
  /** What an alias may be said of. */
  readonly names: readonly string[];
  /** Of its other names those that the user said. */
  readonly saidNames: readonly string[];
}

interface Column extends SortedColumn<VersionRow> {
  /** Of two columns that the window has no room for, the higher number goes first. */
  readonly rank: number;
}

type Draft = Omit<Column, 'cell' | 'align'> & Partial<Pick<Column, 'cell' | 'align'>>;

/** A measured figure: as a number it sorts, as words it has what the export wrote where that says more. */
interface Measured {
  readonly value: (row: VersionRow) => number | null;
  readonly words: (value: number) => string;
  /** Of shared/import/fields.ts. */
  readonly field: string;
  /** What can be said about it. */
  readonly title?: (row: VersionRow) => string | null;
}

/** All columns of the table of versions; those that nothing fills, and what has no room in `width` pixels, are extra. */
export function versionColumns(
  rows: readonly VersionRow[],
  width: number,
  tools: VersionTools,
): readonly SortedColumn<VersionRow>[] {
  const hasRequests = rows.some(({ measured: known }) => known?.requests != null);
  const columns = [...leading(tools), ...traffic(tools, hasRequests), ...latencies(tools), ...work(tools)].map(
    complete,
  );
  const filled = columns.filter((column) => rows.some((row) => isFilled(column.value(row), column.id)));
  const byRank = [...filled].sort((a, b) => a.rank - b.rank);
  let room = width;
  const usual = byRank.filter((column) => {
    room -= column.width;
    return room >= 0 || column.rank === 0;
  });
  return columns.map((column) => (usual.includes(column) ? column : { ...column, isExtra: true }));
}

/** Zeros of a whole column say nothing where nobody brings incidents or commits. */
function isFilled(value: string | number | null, id: string): boolean {
  return value !== null && (value !== 0 || id === 'errorRate' || id === 'errorTypes');
}

function complete({ cell, align = 'right', ...column }: Draft): Column {
  return { ...column, align, cell: cell ?? ((row) => column.text(row)) };
}

function leading(tools: VersionTools): readonly Draft[] {
  const { t, locale, timeZone, end } = tools;
  const when = (instant: number | null) => (instant === null ? '–' : formatDateTime(instant, timeZone, locale));
  const short = (instant: number | null) => (instant === null ? '–' : formatMoment(instant, end, timeZone, locale));
  const said = (row: VersionRow, field: string) => row.measured?.texts[field] ?? null;
  return [
    {
      id: 'version',
      label: t('versions.table.version'),
      align: 'left',
      width: 144,
      rank: 0,
      value: ({ version }) => version,
      text: ({ version }) => version,
      cell: (row) => <VersionName row={row} tools={tools} />,
    },
    {
      id: 'verdict',
      label: t('versions.table.verdict'),
      align: 'left',
      width: 134,
      rank: 1,
      value: ({ verdict }) => gravity(verdict?.kind),
      text: ({ verdict, measured: known }) =>
        verdict === null ? '–' : verdictWords(verdict, known?.requests ?? null, tools).join(' · '),
      cell: (row) => <VerdictCell row={row} tools={tools} />,
    },
    {
      id: 'firstSeen',
      label: t('versions.table.first'),
      align: 'left',
      width: 114,
      rank: 7,
      value: ({ firstSeenAt }) => firstSeenAt,
      text: (row) => said(row, 'first_seen') ?? when(row.firstSeenAt),
      cell: (row) => <span title={when(row.firstSeenAt)}>{said(row, 'first_seen') ?? short(row.firstSeenAt)}</span>,
    },
    {
      id: 'lastSeen',
      label: t('versions.table.last'),
      align: 'left',
      width: 114,
      rank: 3,
      // What runs was seen last of all.
      value: ({ active, lastSeenAt }) => (active ? Number.MAX_SAFE_INTEGER : lastSeenAt),
      text: (row) => (row.active ? t('versions.table.active') : (said(row, 'last_seen') ?? when(row.lastSeenAt))),
      cell: (row) => (
        <LastSeen
          row={row}
          tools={tools}
          words={said(row, 'last_seen') ?? short(row.lastSeenAt)}
          instant={when(row.lastSeenAt)}
        />
      ),
    },
  ];
}

function measured({ value, words, field, title }: Measured): Pick<Column, 'value' | 'text' | 'cell'> {
  const text = (row: VersionRow): string => {
    const said = row.measured?.texts[field];
    if (said !== undefined) return said;
    const known = value(row);
    return known === null ? '–' : words(known);
  };
  return { value, text, cell: (row) => <span title={title?.(row) ?? undefined}>{text(row)}</span> };
}

function traffic({ t, locale }: VersionTools, hasRequests: boolean): readonly Draft[] {
  return [
    {
      id: 'errorTypes',
      label: t('versions.table.error-types'),
      width: 96,
      rank: 9,
      ...measured({
        value: ({ measured: known }) => known?.errorTypes ?? null,
        words: (count) => formatNumber(count, locale),
        field: 'error_types',
      }),
    },
    {
      id: 'requests',
      label: t('versions.table.requests'),
      width: 88,
      rank: 4,
      ...measured({
        value: ({ measured: known }) => known?.requests ?? null,
        words: (count) => formatTotal(count, locale),
        field: 'requests',
      }),
    },
    {
      id: 'requestRate',
      label: t('versions.table.request-rate'),
      width: 92,
      rank: hasRequests ? 12 : 5,
      ...measured({
        value: ({ measured: known }) => known?.requestsPerSecond ?? null,
        words: (rate) => formatNumber(Number(rate.toPrecision(3)), locale),
        field: 'request_rate',
      }),
    },
    {
      id: 'errorRate',
      label: t('versions.table.error-rate'),
      width: 84,
      rank: 2,
      ...measured({
        value: ({ measured: known }) => known?.errorRate ?? null,
        words: (rate) => formatRate(rate, locale),
        field: 'error_rate',
        title: (row) => errorTitle(row, { t, locale }),
      }),
    },
  ];
}

function errorTitle({ measured: known }: VersionRow, { t, locale }: TextTools): string | null {
  if (known === null) return null;
  const { errors, requests, errorInterval } = known;
  const lines = [
    ...(errors === null || requests === null
      ? []
      : [t('versions.table.errors', { errors: Math.round(errors), requests: Math.round(requests) })]),
    ...(errorInterval === null
      ? []
      : [t('versions.table.interval', { interval: formatRateInterval(errorInterval, locale) })]),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

const LATENCY_RANKS: readonly (readonly [LatencyName, number])[] = [
  ['p50', 12],
  ['p75', 17],
  ['p90', 18],
  ['p95', 6],
  ['p99', 8],
  ['max', 19],
  ['mean', 10],
];

function latencies({ t, locale }: VersionTools): readonly Draft[] {
  return LATENCY_RANKS.map(
    ([name, rank]): Draft => ({
      id: name,
      label: name === 'mean' ? t('versions.table.mean') : name,
      width: 74,
      rank,
      ...measured({
        value: ({ measured: known }) => known?.latencies[name]?.milliseconds ?? null,
        words: (milliseconds) => formatMilliseconds(milliseconds, locale),
        field: name,
        title: (row) => latencyTitle(row, name, { t, locale }),
      }),
    }),
  );
}

function latencyTitle({ measured: known }: VersionRow, name: LatencyName, { t, locale }: TextTools): string | null {
  const figure = known?.latencies[name];
  if (figure == null) return null;
  const from = t(`versions.table.latency-from.${figure.from}`);
  if (figure.interval === null) return from;
  const [low, high] = figure.interval;
  const interval = { low: formatMilliseconds(low, locale), high: formatMilliseconds(high, locale) };
  return `${from}\n${t('versions.table.latency-interval', interval)}`;
}

function work({ t, locale }: VersionTools): readonly Draft[] {
  const count = (of: (row: VersionRow) => number) => ({
    value: of,
    text: (row: VersionRow) => formatNumber(of(row), locale),
  });
  return [
    {
      id: 'deployments',
      label: t('versions.table.deployments'),
      width: 102,
      rank: 15,
      ...count((row) => row.deployments),
    },
    { id: 'commits', label: t('versions.table.commits'), width: 82, rank: 13, ...count((row) => row.commits) },
    {
      id: 'authors',
      label: t('versions.table.authors'),
      width: 76,
      rank: 16,
      ...count((row) => row.authors),
      cell: ({ authors, authorGroups }) => (
        <span title={groupLines(authorGroups, { t })}>{formatNumber(authors, locale)}</span>
      ),
    },
    {
      id: 'lead',
      label: t('versions.table.lead'),
      hint: t('versions.table.lead-hint'),
      width: 80,
      rank: 14,
      value: ({ medianLeadSeconds }) => medianLeadSeconds,
      text: ({ medianLeadSeconds }) => (medianLeadSeconds === null ? '–' : formatDuration(medianLeadSeconds, locale)),
    },
    { id: 'incidents', label: t('versions.table.incidents'), width: 88, rank: 11, ...count((row) => row.incidents) },
  ];
}

function groupLines(groups: VersionRow['authorGroups'], { t }: Pick<TextTools, 't'>): string | undefined {
  if (groups.length === 0) return undefined;
  return groups
    .map(({ name, commits }) =>
      t('versions.table.author-group', { name: name === '' ? t('versions.table.no-group') : name, count: commits }),
    )
    .join('\n');
}
