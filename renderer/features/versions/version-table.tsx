import { Radio } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { VersionRow } from '../../../shared/version-answers.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { ColumnChooser } from '../../components/column-chooser.tsx';
import { useListColumns } from '../../components/list-columns.ts';
import { rowOrderFromParam, rowOrderToParam } from '../../components/sorted-rows.ts';
import { type LeadColumn, SortedTable, useSortedRows } from '../../components/sorted-table.tsx';
import { useText } from '../../i18n.ts';
import { setScreenParam, useDataFrame, useScreenParam } from '../../store/view.ts';
import { placeHead, placePair } from './service-place.ts';
import { versionColumns } from './version-columns.tsx';
import { type VersionPair, withSide } from './version-pair.ts';
import classes from './versions-screen.module.css';

interface VersionTableProps {
  readonly service: string;
  /** The newest first. */
  readonly rows: readonly VersionRow[];
  /** When the period ended. Epoch ms. */
  readonly end: number;
  /** Null with fewer than two versions: there is nothing to choose then. */
  readonly pair: VersionPair | null;
}

/** As wide as a window of 1024 pixels lets it be. */
const NARROW = 766;
const SCROLL_BAR = 18;
/** Each as wide as its head in either language. */
const CHOICE_WIDTHS = { base: 54, head: 44 } as const;

/** Every version with what is known of it; two of them are chosen in it. */
export function VersionTable({ service, rows, end, pair }: VersionTableProps) {
  const tools = useText();
  const { t, locale } = tools;
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  const panel = useRef<HTMLElement>(null);
  const { ref: sized, width } = useElementSize();
  const ref = useMergedRef(panel, sized);
  const room = (width || NARROW) - SCROLL_BAR - CHOICE_WIDTHS.base - CHOICE_WIDTHS.head;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are those of the locale
  const known = useMemo(() => {
    const names = rows.map(({ version }) => version);
    return versionColumns(rows, room, { ...tools, timeZone, service, end, names });
  }, [rows, room, locale, timeZone, service, end]);
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
  const table = () => ({
    columns: columns.map(({ label }) => label),
    rows: sorted.map((row) => columns.map(({ text }) => text(row))),
  });
  const label = t('versions.table.label', { service });
  return (
    <section className={classes.tablePanel} ref={ref} aria-labelledby="versions-all">
      <div className={classes.tableHead}>
        <h2 className={classes.heading} id="versions-all">
          {t('versions.table.title')}
        </h2>
        <span className={classes.count}>{t('versions.table.count', { count: rows.length })}</span>
        <span className={classes.tools}>
          <CopyTools panel={panel} table={table} about={service} />
          <ColumnChooser columns={chosen} />
        </span>
      </div>
      <SortedTable
        label={label}
        rows={sorted}
        lead={useChoices(pair)}
        columns={columns}
        order={order}
        onOrder={(next) => setScreenParam('order', rowOrderToParam(next), true)}
        keyOf={({ version }) => version}
        onOpen={({ version }) => placeHead(version)}
        isMarked={({ version }) => version === pair?.head || version === pair?.base}
        rowHeight={46}
        maxHeight={516}
        question={service}
      />
    </section>
  );
}

/** Which two are compared. */
function useChoices(pair: VersionPair | null): readonly LeadColumn<VersionRow>[] {
  const { t } = useText();
  return (['base', 'head'] as const).map((side) => ({
    id: side,
    label: t(side === 'base' ? 'versions.table.from' : 'versions.table.to'),
    width: CHOICE_WIDTHS[side],
    cell: ({ version }) => (
      <Radio
        name={`version-${side}`}
        aria-label={t(`versions.table.as-${side}`, { version })}
        checked={pair?.[side] === version}
        disabled={pair === null}
        onChange={() => pair !== null && placePair(withSide(pair, side, version))}
      />
    ),
  }));
}
