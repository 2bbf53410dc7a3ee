import type { ListColumn } from './paged-table.tsx';
import classes from './rows-table.module.css';

interface RowsTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The first holds the button that opens the row. */
  readonly columns: readonly Omit<ListColumn<Row>, 'isFixed'>[];
  readonly keyOf: (row: Row) => string | number;
  readonly onOpen: (row: Row) => void;
  readonly isOpen?: (row: Row) => boolean;
}

/** A few rows of a list under a figure, in the order given; a click anywhere in a row opens it. */
export function RowsTable<Row>({ label, rows, columns, keyOf, onOpen, isOpen }: RowsTableProps<Row>) {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className={classes.scroller}>
      <table className={classes.table} style={{ minWidth: whole }} aria-label={label}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width: `${(width / whole) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={classes.row} data-open={isOpen?.(row)} onClick={() => onOpen(row)}>
              {columns.map(({ id, align, cell }) => (
                <td key={id} data-align={align}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
