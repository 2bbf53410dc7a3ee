import { type CSSProperties, type MouseEvent, memo, type ReactNode, useRef } from 'react';
import type { TextTable } from '../../shared/table-text.ts';
import { useText } from '../i18n.ts';
import { useScrollMemory } from '../store/scroll-memory.ts';
import type { ListColumn } from './paged-table.tsx';
import { SortHeader } from './sort-header.tsx';
import { nextRowOrder, type RowOrder, type SortValue, sortedRows } from './sorted-rows.ts';
import classes from './sorted-table.module.css';
import { useRowFocus } from './use-row-focus.ts';
import { useRowWindow } from './use-row-window.ts';

export interface SortedColumn<Row> extends ListColumn<Row> {
  /** Of its head. */
  readonly hint?: string;
  readonly value: (row: Row) => SortValue;
  /** As a copy of the table has it. */
  readonly text: (row: Row) => string;
}

/** Before the columns that are chosen among; nothing sorts by it. */
export interface LeadColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
}

interface SortedTableProps<Row> {
  readonly label: string;
  /** In the order that is asked for (useSortedRows). */
  readonly rows: readonly Row[];
  readonly lead?: readonly LeadColumn<Row>[];
  /** The first holds the button (RowButton) that opens the row. */
  readonly columns: readonly SortedColumn<Row>[];
  readonly order: RowOrder | null;
  readonly onOrder: (order: RowOrder | null) => void;
  readonly keyOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly isMarked?: (row: Row) => boolean;
  readonly rowHeight: number;
  readonly maxHeight: CSSProperties['maxHeight'];
  /** Another one begins at the top. */
  readonly question: string;
}

const HEAD_HEIGHT = 38;
const NO_LEAD: readonly [] = [];

/** The rows in the order asked for: also what a copy of the table has. */
export function useSortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Pick<SortedColumn<Row>, 'id' | 'value'>[],
  order: RowOrder | null,
): readonly Row[] {
  const { locale } = useText();
  const column = columns.find(({ id }) => id === order?.column);
  return order === null || column === undefined ? rows : sortedRows(rows, column.value, order.descending, locale);
}

/** As a copy of the table has it. */
export function tableOf<Row>(
  columns: readonly Pick<SortedColumn<Row>, 'label' | 'text'>[],
  rows: readonly Row[],
): TextTable {
  return { columns: columns.map(({ label }) => label), rows: rows.map((row) => columns.map(({ text }) => text(row))) };
}

/** A table whose rows are all in the window, some hundreds of them: it sorts at once, and only rows in view exist. */
export function SortedTable<Row>(props: SortedTableProps<Row>) {
  const {
    label,
    rows,
    lead = NO_LEAD,
    columns,
    order,
    keyOf,
    onOpen,
    isMarked,
    rowHeight,
    maxHeight,
    question,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useScrollMemory(scroller, label);
  const count = rows.length;
  const about = `${question} ${JSON.stringify(order)}`;
  const shown = useRowWindow({
    scroller,
    count,
    rowHeight,
    headHeight: HEAD_HEIGHT,
    question: about,
    ...(typeof maxHeight === 'number' && { maxHeight }),
  });
  const onKeyDown = useRowFocus(scroller, { ...shown, count });
  const whole = [...lead, ...columns].reduce((sum, { width }) => sum + width, 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its rows
    <div className={classes.scroller} ref={scroller} style={{ maxHeight }} tabIndex={-1} onKeyDown={onKeyDown}>
      <table className={classes.table} style={{ minWidth: whole }} aria-label={label} aria-rowcount={count + 1}>
        <colgroup>
          {[...lead, ...columns].map(({ id, width }) => (
            <col key={id} style={{ width: `${(width / whole) * 100}%` }} />
          ))}
        </colgroup>
        <Head {...props} lead={lead} />
        <tbody>
          {shown.before > 0 && <tr style={{ height: shown.before }} />}
          {rows.slice(shown.start, shown.end).map((row, place) => (
            <Row
              key={keyOf(row)}
              row={row}
              index={shown.start + place}
              {...{ lead, columns, onOpen, rowHeight }}
              isMarked={isMarked?.(row)}
            />
          ))}
          {shown.after > 0 && <tr style={{ height: shown.after }} />}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps<Row> = Pick<SortedTableProps<Row>, 'rows' | 'lead' | 'columns' | 'order' | 'onOrder'>;

function Head<Row>({ rows, lead = [], columns, order, onOrder }: HeadProps<Row>) {
  const isText = ({ value }: SortedColumn<Row>) => rows.some((row) => typeof value(row) === 'string');
  return (
    <thead>
      <tr aria-rowindex={1}>
        {lead.map(({ id, label }) => (
          <th key={id} scope="col">
            {label}
          </th>
        ))}
        {columns.map((column) => (
          <SortHeader
            key={column.id}
            label={column.label}
            {...(column.hint === undefined ? {} : { hint: column.hint })}
            align={column.align}
            direction={order?.column === column.id ? (order.descending ? 'descending' : 'ascending') : null}
            onSort={() => onOrder(nextRowOrder(order, column.id, isText(column)))}
          />
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<Row> extends Pick<SortedTableProps<Row>, 'columns' | 'onOpen' | 'rowHeight'> {
  readonly row: Row;
  readonly index: number;
  readonly lead: readonly LeadColumn<Row>[];
  readonly isMarked: boolean | undefined;
}

/** Scrolling draws new rows alone. */
const Row = memo(RowOf) as typeof RowOf;

/** A click anywhere in the row but on something else to press does what the button in its first cell does. */
function RowOf<Row>({ row, index, lead, columns, onOpen, isMarked, rowHeight }: RowProps<Row>) {
  return (
    <tr
      aria-rowindex={index + 2}
      className={classes.row}
      data-marked={isMarked}
      style={{ height: rowHeight }}
      onClick={(event) => {
        if (!pressesAnother(event)) onOpen(row);
      }}
    >
      {lead.map(({ id, cell }) => (
        <td key={id}>{cell(row)}</td>
      ))}
      {columns.map(({ id, align, cell }) => (
        <td key={id} data-align={align}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Selecting text is no press of the row either, nor is one in a panel that opened over it. */
function pressesAnother({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  if (!(target instanceof Node) || !currentTarget.contains(target)) return true;
  if (target instanceof Element && target.closest('button:not([data-row]), input, label, a, form') !== null)
    return true;
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && currentTarget.contains(selection.anchorNode);
}
