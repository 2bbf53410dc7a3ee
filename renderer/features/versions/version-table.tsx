import { Button } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useContext, useMemo, useRef } from 'react';
import type { VersionRow, VersionsAnswer } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import type { View } from '../../../shared/view.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { ColumnChooser } from '../../components/column-chooser.tsx';
import { useListColumns } from '../../components/list-columns.ts';
import { saveCsv } from '../../components/saved-file.tsx';
import { rowOrderFromParam, rowOrderToParam } from '../../components/sorted-rows.ts';
import { type LeadColumn, SortedTable, tableOf, useSortedRows } from '../../components/sorted-table.tsx';
import { useWidth } from '../../components/use-width.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { placeHead, placePair } from './service-place.ts';
import { useWordTools } from './use-word-tools.ts';
import { versionColumns } from './version-columns.tsx';
import { PairContext, type VersionPair, withSide } from './version-pair.ts';
import classes from './versions-screen.module.css';

interface VersionTableProps {
  readonly view: View;
  readonly service: string;
  readonly answer: VersionsAnswer;
  /** Null with fewer than two versions: there is nothing to choose then. */
  readonly pair: VersionPair | null;
}

/** As wide as a window of 1024 pixels lets it be. */
const NARROW = 756;
const SCROLL_BAR = 18;
/** Each as wide as its head in either language. */
const CHOICE_WIDTHS = { base: 52, head: 42 } as const;

/** Every version with what is known of it; two of them are chosen in it. */
export function VersionTable({ view, service, answer, pair }: VersionTableProps) {
  const { rows } = answer;
  const tools = useWordTools();
  const { t } = tools;
  const panel = useRef<HTMLElement>(null);
  const { ref: sized, width } = useWidth<HTMLElement>('versions');
  const ref = useMergedRef(panel, sized);
  const room = (width || NARROW) - SCROLL_BAR - CHOICE_WIDTHS.base - CHOICE_WIDTHS.head;
  const known = useKnownColumns({ answer, service }, room, tools);
  const chosen = useListColumns(known);
  const columns = useMemo(
    () => chosen.shown.flatMap(({ id }) => known.find((column) => column.id === id) ?? []),
    [chosen, known],
  );
  const order = rowOrderFromParam(
    useScreenParam('order'),
    known.map(({ id }) => id),
  );
  const sorted = useSortedRows(rows, known, order);
  const lead = useMemo(() => choices(t), [t]);
  const label = t('versions.table.label', { service });
  return (
    <section className={classes.tablePanel} ref={ref} aria-labelledby="versions-all">
      <div className={classes.tableHead}>
        <h2 className={classes.heading} id="versions-all">
          {t('versions.table.title')}
        </h2>
        <span className={classes.count}>{t('versions.table.count', { count: rows.length })}</span>
        <span className={classes.tools}>
          <CopyTools panel={panel} table={() => tableOf(columns, sorted)} about={service} />
          <ColumnChooser columns={chosen} />
          <Button
            size="xs"
            variant="default"
            onClick={() => void attempt(() => exportTable({ view, service, versions: sorted, columns }, tools))}
          >
            {t('lists.csv.export')}
          </Button>
        </span>
      </div>
      <SortedTable
        label={label}
        rows={sorted}
        lead={lead}
        columns={columns}
        order={order}
        onOrder={(next) => setScreenParam('order', rowOrderToParam(next), true)}
        keyOf={({ version }) => version}
        onOpen={openVersion}
        isMarked={({ version }) => version === pair?.head || version === pair?.base}
        rowHeight={46}
        maxHeight={516}
        question={service}
      />
    </section>
  );
}

function openVersion({ version }: VersionRow): void {
  placeHead(version);
}

function useKnownColumns(
  { answer, service }: Pick<VersionTableProps, 'answer' | 'service'>,
  room: number,
  tools: WordTools,
) {
  const { locale, timeZone } = tools;
  const { rows, saidNames } = answer;
  const end = answer.timeline.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are those of the locale
  return useMemo(() => {
    const names = rows.map(({ version }) => version);
    return versionColumns(rows, room, { ...tools, service, end, names, saidNames });
  }, [rows, room, locale, timeZone, service, end, saidNames]);
}

interface ExportedTable {
  readonly view: View;
  readonly service: string;
  readonly versions: readonly VersionRow[];
  readonly columns: readonly { readonly id: string }[];
}

/** What the table shows, as it shows it, with figures as they are. */
async function exportTable({ view, service, versions, columns }: ExportedTable, tools: TextTools): Promise<void> {
  const input = {
    view,
    service,
    versions: versions.map(({ version }) => version),
    columns: columns.map(({ id }) => id),
    language: tools.locale,
  };
  const suggestedName = tools.t('versions.csv.name', { service });
  await saveCsv(suggestedName, (path) => request('versions.table', { ...input, path }), tools);
}

/** Which two are compared. */
function choices(t: TextTools['t']): readonly LeadColumn<VersionRow>[] {
  return (['base', 'head'] as const).map((side) => ({
    id: side,
    label: t(side === 'base' ? 'versions.table.from' : 'versions.table.to'),
    width: CHOICE_WIDTHS[side],
    cell: ({ version }) => <Choice side={side} version={version} />,
  }));
}

function Choice({ side, version }: { readonly side: keyof VersionPair; readonly version: string }) {
  const { t } = useText();
  const pair = useContext(PairContext);
  return (
    <input
      type="radio"
      className={classes.choice}
      name={`version-${side}`}
      aria-label={t(`versions.table.as-${side}`, { version })}
      checked={pair?.[side] === version}
      disabled={pair === null}
      onChange={() => pair !== null && placePair(withSide(pair, side, version))}
    />
  );
}
