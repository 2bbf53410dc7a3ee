import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatDurationShort, formatNumber } from '../../../shared/i18n/format.ts';
import { formatMilliseconds, formatRate, formatTotal } from '../../../shared/i18n/format-measured.ts';
import type { ServiceVersions, VersionVerdictKind } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { RowButton } from '../../components/row-button.tsx';
import type { SortedColumn } from '../../components/sorted-table.tsx';
import { openService } from './service-place.ts';
import { VerdictLines, verdictWords } from './verdict-lines.tsx';
import classes from './versions-screen.module.css';

interface ColumnTools extends WordTools {
  /** Until when something is known: ages are counted to there. Epoch ms; null = unknown. */
  readonly end: number | null;
}

type Column = SortedColumn<ServiceVersions>;
/** Without a cell of its own it shows its text. */
type Draft = Omit<Column, 'cell'> & Partial<Pick<Column, 'cell'>>;

/** The worst first. */
const GRAVITY: Readonly<Record<VersionVerdictKind, number>> = { faulty: 3, suspect: 2, fine: 1, 'not-enough': 0 };

export function gravity(kind: VersionVerdictKind | undefined): number | null {
  return kind === undefined ? null : GRAVITY[kind];
}

export function serviceColumns(tools: ColumnTools): readonly Column[] {
  return drafts(tools).map((draft) => ({ ...draft, cell: draft.cell ?? ((row) => draft.text(row)) }));
}

function drafts(tools: ColumnTools): readonly Draft[] {
  const { t, locale, end } = tools;
  const ageOf = ({ current }: ServiceVersions) =>
    end === null || current === null || current.firstSeenAt === null || current.firstSeenAt > end
      ? null
      : (end - current.firstSeenAt) / 1000;
  return [
    {
      ...column('service', t('versions.services.service'), 116),
      value: ({ service }) => service,
      text: ({ service }) => service,
      cell: (row) => <ServiceName row={row} />,
    },
    {
      ...column('version', t('versions.services.version'), 112),
      hint: t('versions.services.version-hint'),
      value: ({ current }) => current?.version ?? null,
      text: ({ current, alsoActive }) => [current?.version ?? '–', ...alsoActive].join(', '),
      cell: (row) => <CurrentVersion row={row} tools={tools} />,
    },
    {
      ...column('verdict', t('versions.services.verdict'), 128),
      value: ({ current }) => gravity(current?.verdict?.kind),
      text: ({ current, lastFaulty }) => {
        const words = current?.verdict ? verdictWords(current.verdict, current.requests, tools) : ['–'];
        return [...words, ...wasFaulty(lastFaulty, tools)].join(' · ');
      },
      cell: (row) => <Verdict row={row} tools={tools} />,
    },
    {
      ...column('age', t('versions.services.age'), 66, 'right'),
      hint: t('versions.services.age-hint'),
      value: ageOf,
      text: (row) => shown(ageOf(row), formatDuration, locale),
      cell: (row) => (
        <span title={shown(ageOf(row), formatDuration, locale)}>{shown(ageOf(row), formatDurationShort, locale)}</span>
      ),
    },
    {
      ...column('errorRate', t('versions.services.error-rate'), 80, 'right'),
      value: ({ current }) => current?.errorRate ?? null,
      text: ({ current }) => shown(current?.errorRate, formatRate, locale),
    },
    {
      ...column('p95', 'p95', 68, 'right'),
      value: ({ current }) => current?.p95 ?? null,
      text: ({ current }) => shown(current?.p95, formatMilliseconds, locale),
    },
    {
      ...column('requests', t('versions.services.requests'), 88, 'right'),
      value: ({ current }) => current?.requests ?? null,
      text: ({ current }) => shown(current?.requests, formatTotal, locale),
    },
    {
      ...column('versions', t('versions.services.versions'), 80, 'right'),
      hint: t('versions.services.versions-hint'),
      value: ({ versions }) => versions,
      text: ({ versions, faulty }) => [formatNumber(versions, locale), ...faultyWords(faulty, tools)].join(' · '),
      cell: (row) => <VersionCount row={row} tools={tools} />,
    },
  ];
}

function column(id: string, label: string, width: number, align: 'left' | 'right' = 'left') {
  return { id, label, width, align } as const;
}

function shown(
  value: number | null | undefined,
  format: (value: number, locale: Locale) => string,
  locale: Locale,
): string {
  return value == null ? '–' : format(value, locale);
}

/** With its team below. */
function ServiceName({ row: { service, team } }: { readonly row: ServiceVersions }) {
  return (
    <div className={classes.stack} title={team === null ? service : `${service} · ${team}`}>
      <RowButton>
        <bdi>{service}</bdi>
      </RowButton>
      {team !== null && (
        <bdi className={classes.below} dir="auto">
          {team}
        </bdi>
      )}
    </div>
  );
}

interface CellProps {
  readonly row: ServiceVersions;
  readonly tools: Pick<ColumnTools, 't' | 'locale'>;
}

/** With those that run beside it below. */
function CurrentVersion({ row: { current, alsoActive }, tools: { t } }: CellProps) {
  if (current === null) return <span className={classes.faint}>{t('versions.services.none-known')}</span>;
  const beside = alsoActive.length === 0 ? null : t('versions.services.beside', { versions: alsoActive.join(', ') });
  const below = current.active ? beside : t('versions.services.no-longer');
  return (
    <div className={classes.stack} title={below === null ? current.version : `${current.version} · ${below}`}>
      <bdi className={classes.name}>{current.version}</bdi>
      {below !== null && <span className={classes.below}>{below}</span>}
    </div>
  );
}

/** Of what runs; below it, where nothing is wrong with that, the way to the release that was faulty in the period. */
function Verdict({
  row: { service, current, lastFaulty },
  tools,
}: {
  readonly row: ServiceVersions;
  readonly tools: ColumnTools;
}) {
  const { end, timeZone } = tools;
  const verdict = current?.verdict ?? null;
  const [words] = wasFaulty(lastFaulty, tools);
  return (
    <span className={classes.stack}>
      {verdict === null ? (
        <span>–</span>
      ) : (
        <VerdictLines verdict={verdict} n={current?.requests ?? null} end={end} timeZone={timeZone} />
      )}
      {lastFaulty !== null && words !== undefined && (verdict === null || verdict.kind === 'fine') && (
        <PlainButton className={classes.badLink} title={words} onClick={() => openService(service, lastFaulty.version)}>
          {words}
        </PlainButton>
      )}
    </span>
  );
}

function wasFaulty(lastFaulty: ServiceVersions['lastFaulty'], { t }: Pick<ColumnTools, 't'>): readonly string[] {
  return lastFaulty === null ? [] : [t('versions.services.was-faulty', { version: lastFaulty.version })];
}

function VersionCount({ row: { versions, faulty }, tools }: CellProps) {
  return (
    <span className={classes.stackEnd}>
      {formatNumber(versions, tools.locale)}
      {faultyWords(faulty, tools).map((words) => (
        <span key={words} className={classes.badBelow}>
          {words}
        </span>
      ))}
    </span>
  );
}

function faultyWords(faulty: number, { t }: Pick<ColumnTools, 't'>): readonly string[] {
  return faulty === 0 ? [] : [t('versions.services.faulty', { count: faulty })];
}
