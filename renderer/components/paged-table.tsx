import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useScreenReady } from '../screen-ready.ts';
import { type ListName, type ListQuestion, usePages } from '../store/pages.ts';
import { useScrollMemory } from '../store/scroll-memory.ts';
import { FailedAnswer } from './failed-answer.tsx';
import classes from './paged-table.module.css';
import { SortHeader } from './sort-header.tsx';
import { useRowFocus } from './use-row-focus.ts';
import { useRowWindow } from './use-row-window.ts';

export interface ListColumn<Row> {
  /** What the engine sorts and exports by. */
  readonly id: string;
  /** What the location calls it, where that is something else. */
  readonly name?: string;
  readonly label: string;
  readonly align: 'left' | 'right';
  /** Width relative to the other columns. */
  readonly width: number;
  /** It can't be sorted by. */
  readonly isFixed?: true;
  /** Shown where it is asked for only. */
  readonly isExtra?: true;
  readonly cell: (row: Row) => ReactNode;
}

interface PagedTableProps<Row> {
  readonly label: string;
  readonly name: ListName;
  readonly question: ListQuestion;
  /** Those that are shown. The first holds the button that opens the row. Stable between renders. */
  readonly columns: readonly ListColumn<Row>[];
  readonly onSort: (column: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly isOpen: (row: Row) => boolean;
  /** Told the open row once it is there, for a drawer that shows no more than the row itself. */
  readonly onOpenRow?: (row: Row) => void;
  /** Above the table, told how many rows there are (null = not known yet). */
  readonly head: (total: number | null) => ReactNode;
  /** Something else of the screen is still on its way, so that it is not ready yet. */
  readonly waits?: boolean;
  /** In place of the table when there are no rows. */
  readonly empty: ReactNode;
}

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 38;
const FEATURES = tableFeatures({});

interface ViewedRow<Row> {
  readonly index: number;
  readonly row: Row | null;
}

/** A list of any length: pages of it come as they are scrolled to, and only rows in view exist. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { name, question, head, empty, isOpen, onOpenRow, waits = false } = props;
  const about = JSON.stringify(question);
  const [inView, setInView] = useState<InView>({ about, first: 0, last: 0 });
  // Another question is asked from its first row.
  const { first, last } = inView.about === about ? inView : { first: 0, last: 0 };
  const pages = usePages<Row>(name, question, first, last);
  const openRow = pages.find(isOpen);
  useEffect(() => {
    if (openRow !== null) onOpenRow?.(openRow);
  }, [openRow, onOpenRow]);
  useScreenReady(!waits && (!pages.updating || pages.error !== null));
  if (pages.error !== null) return <FailedAnswer error={pages.error} />;
  return (
    <div className={classes.list} aria-busy={pages.updating}>
      {head(pages.total)}
      {pages.total === 0 ? (
        empty
      ) : (
        <Rows
          {...props}
          count={pages.total ?? 0}
          rowAt={pages.rowAt}
          about={about}
          onView={setInView}
          inView={inView}
        />
      )}
    </div>
  );
}

interface InView {
  readonly about: string;
  readonly first: number;
  readonly last: number;
}

interface RowsProps<Row> extends PagedTableProps<Row> {
  readonly count: number;
  readonly rowAt: (index: number) => Row | null;
  /** The question, as text. */
  readonly about: string;
  readonly inView: InView;
  readonly onView: (inView: InView) => void;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { label, question, columns, onSort, count, rowAt, about, inView, onView } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useScrollMemory(scroller, 'list');
  const rows = useRowWindow({
    scroller,
    count,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    question: about,
  });
  const { first, last, start, end, before, after } = rows;
  useEffect(() => {
    if (about !== inView.about || first !== inView.first || last !== inView.last) onView({ about, first, last });
  }, [about, first, last, inView, onView]);
  const onKeyDown = useRowFocus(scroller, { ...rows, count });
  const table = useTable({
    features: FEATURES,
    columns: useDefinitions(columns),
    data: Array.from({ length: end - start }, (_, place): ViewedRow<Row> => {
      return { index: start + place, row: rowAt(start + place) };
    }),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its rows, also while the one wanted is on its way
    <div className={classes.scroller} ref={scroller} tabIndex={-1} onKeyDown={onKeyDown}>
      <table
        className={classes.table}
        style={{ minWidth: widthOf(columns) }}
        aria-label={label}
        aria-rowcount={count + 1}
      >
        <Head question={question} columns={columns} onSort={onSort} />
        <tbody>
          {before > 0 && <tr style={{ height: before }} />}
          {table.getRowModel().rows.map((viewed) => (
            <TableRow key={viewed.original.index} {...props} viewed={viewed.original}>
              {viewed.getAllCells().map((cell, index) => (
                <td key={cell.id} data-align={columns[index]?.align}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </TableRow>
          ))}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ question, columns, onSort }: Pick<PagedTableProps<Row>, 'question' | 'columns' | 'onSort'>) {
  const whole = widthOf(columns);
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={{ width: `${(column.width / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) =>
            column.isFixed ? (
              <th key={column.id} scope="col" className={classes.fixed} data-align={column.align}>
                {column.label}
              </th>
            ) : (
              <SortHeader
                key={column.id}
                label={column.label}
                align={column.align}
                direction={directionOf(question, column.id)}
                onSort={() => onSort(column.id)}
              />
            ),
          )}
        </tr>
      </thead>
    </>
  );
}

/** In pixels, where the window is too narrow for all columns. */
function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

interface TableRowProps<Row> extends Pick<PagedTableProps<Row>, 'onOpen' | 'isOpen'> {
  readonly viewed: ViewedRow<Row>;
  readonly children: ReactNode;
}

/** A click anywhere in the row does what the button in its first cell does. */
function TableRow<Row>({ viewed, onOpen, isOpen, children }: TableRowProps<Row>) {
  const { row, index } = viewed;
  return (
    <tr
      aria-rowindex={index + 2}
      className={classes.row}
      data-open={row !== null && isOpen(row)}
      onClick={(event) => {
        if (row !== null && !selectsText(event)) onOpen(row);
      }}
    >
      {children}
    </tr>
  );
}

function selectsText(event: MouseEvent): boolean {
  const selection = window.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    event.currentTarget.contains(selection.anchorNode) &&
    event.detail === 1
  );
}

function useDefinitions<Row>(columns: readonly ListColumn<Row>[]) {
  return useMemo(() => {
    const helper = createColumnHelper<typeof FEATURES, ViewedRow<Row>>();
    return helper.columns(
      columns.map(({ id, cell }) =>
        helper.display({ id, cell: ({ row }) => (row.original.row === null ? '…' : cell(row.original.row)) }),
      ),
    );
  }, [columns]);
}

function directionOf({ sort }: ListQuestion, column: string): 'ascending' | 'descending' | null {
  if (sort.column !== column) return null;
  return sort.descending ? 'descending' : 'ascending';
}
