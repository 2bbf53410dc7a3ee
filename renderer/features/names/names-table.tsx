import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { SortHeader } from '../../components/sort-header.tsx';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import classes from './names.module.css';

export interface NamesColumn<Row> {
  readonly id: string;
  readonly label: ReactNode;
  readonly align: 'left' | 'right';
  /** In pixels where the window is narrow, else relative to the other columns. */
  readonly width: number;
  /** What it is sorted by; absent = it can't be. */
  readonly sortBy?: (row: Row) => string | number;
  readonly cell: (row: Row) => ReactNode;
}

interface NamesTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly NamesColumn<Row>[];
}

const ROW_HEIGHT = 46;

/** Thousands of names: only the rows in view exist. Sorted by a column of the location, else as the rows come. */
export function NamesTable<Row>({ label, rows, keyOf, columns }: NamesTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { sorted, column, descending } = useSorted(rows, columns);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.table}
        style={{ minWidth: widthOf(columns) }}
        aria-label={label}
        aria-rowcount={rows.length + 1}
      >
        <Head columns={columns} sorted={column} descending={descending} />
        <tbody>
          {before > 0 && <tr style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = sorted[index];
            return row === undefined ? null : (
              <tr key={keyOf(row)} aria-rowindex={index + 2}>
                {columns.map(({ id, align, cell }) => (
                  <td key={id} data-align={align}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps<Row> {
  readonly columns: readonly NamesColumn<Row>[];
  /** Id of the column that the rows are sorted by. */
  readonly sorted: string | null;
  readonly descending: boolean;
}

function Head<Row>({ columns, sorted, descending }: HeadProps<Row>) {
  const whole = widthOf(columns);
  return (
    <>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width: `${(width / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ id, label: text, align, sortBy }) =>
            sortBy === undefined || typeof text !== 'string' ? (
              <th key={id} scope="col" data-align={align}>
                {text}
              </th>
            ) : (
              <SortHeader
                key={id}
                label={text}
                align={align}
                direction={id === sorted ? (descending ? 'descending' : 'ascending') : null}
                onSort={() => setScreenParam('sort', id === sorted && !descending ? `-${id}` : id, true)}
              />
            ),
          )}
        </tr>
      </thead>
    </>
  );
}

function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

function useSorted<Row>(rows: readonly Row[], columns: readonly NamesColumn<Row>[]) {
  const param = useScreenParam('sort');
  const descending = param?.startsWith('-') ?? false;
  const column = param?.replace(/^-/, '') ?? null;
  const sortBy = columns.find(({ id }) => id === column)?.sortBy;
  const sorted = useMemo(() => {
    if (sortBy === undefined) return rows;
    const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
    keyed.sort((a, b) => compare(a.key, b.key) * (descending ? -1 : 1));
    return keyed.map(({ row }) => row);
  }, [rows, sortBy, descending]);
  return { sorted, column: sortBy === undefined ? null : column, descending };
}

/** What is empty comes last in ascending order. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
