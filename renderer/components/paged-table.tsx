import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useScreenReady } from '../screen-ready.ts';
import { type ListName, type ListQuestion, usePages } from '../store/pages.ts';
import { useScrollMemory } from '../store/scroll-memory.ts';
import { FailedAnswer } from './failed-answer.tsx';
import classes from './paged-table.module.css';
import { SortHeader } from './sort-header.tsx';

export interface ListColumn<Row> {
  /** What the engine sorts by. */
  readonly id: string;
  readonly label: string;
  readonly align: 'left' | 'right';
  /** Width relative to the other columns. */
  readonly width: number;
  /** It can't be sorted by. */
  readonly isFixed?: true;
  readonly cell: (row: Row) => ReactNode;
}

interface PagedTableProps<Row> {
  readonly label: string;
  readonly name: ListName;
  readonly question: ListQuestion;
  /** The first holds the button that opens the row. Stable between renders. */
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
/** Browsers can't lay out much taller ones; whoever scrolls this far should search. */
export const MOST_ROWS = 400_000;
const FEATURES = tableFeatures({});

interface ViewedRow<Row> {
  readonly index: number;
  readonly row: Row | null;
}

/** A list of any length: pages of it come as they are scrolled to, and only rows in view exist. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { name, question, head, empty, isOpen, onOpenRow, waits = false } = props;
  const [inView, setInView] = useState({ first: 0, last: 0 });
  const pages = usePages<Row>(name, question, inView.first, inView.last);
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
          count={Math.min(pages.total ?? 0, MOST_ROWS)}
          rowAt={pages.rowAt}
          onView={(first, last) => {
            if (first !== inView.first || last !== inView.last) setInView({ first, last });
          }}
        />
      )}
    </div>
  );
}

interface RowsProps<Row> extends PagedTableProps<Row> {
  readonly count: number;
  readonly rowAt: (index: number) => Row | null;
  readonly onView: (first: number, last: number) => void;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { label, question, columns, onSort, count, rowAt, onView } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useScrollTop(scroller, JSON.stringify(question));
  useScrollMemory(scroller, 'list');
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    onChange: ({ range }) => {
      if (range !== null) onView(range.startIndex, range.endIndex);
    },
  });
  const items = virtual.getVirtualItems();
  const table = useTable({
    features: FEATURES,
    columns: useDefinitions(columns),
    data: items.map(({ index }): ViewedRow<Row> => ({ index, row: rowAt(index) })),
  });
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.table}
        style={{ minWidth: widthOf(columns) }}
        aria-label={label}
        aria-rowcount={count + 1}
      >
        <Head question={question} columns={columns} onSort={onSort} />
        <tbody onKeyDown={(event) => moveByArrow(event, scroller.current)}>
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

/** Another question has other rows: its list begins at the top. */
function useScrollTop(scroller: RefObject<HTMLElement | null>, question: string): void {
  const shown = useRef(question);
  useEffect(() => {
    if (shown.current !== question) scroller.current?.scrollTo({ top: 0 });
    shown.current = question;
  }, [scroller, question]);
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

/** Up and down go from row to row. */
function moveByArrow(event: KeyboardEvent, scroller: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = Array.from(scroller?.querySelectorAll<HTMLElement>('tbody button[data-row]') ?? []);
  const next = buttons[buttons.findIndex(hasFocus) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined || !buttons.some(hasFocus)) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}
