/** A row of joined series as the fields of versions are read from it. */
import type { Cell, Row, SourceColumn } from '../../../../shared/import/cell.ts';
import type { Field } from '../../../../shared/import/fields.ts';
import { DIMENSIONS, SERIES_VALUES } from '../../../../shared/import/presets/metric-series.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import { tidy } from './join-buckets.ts';
import type { SeriesRow } from './series-rows.ts';

const ROW_FIELDS = [...DIMENSIONS, ...SERIES_VALUES] as const;

export class SeriesRowView implements Row {
  /** The row that is shown. */
  row: SeriesRow | null = null;
  /** By column number. */
  readonly #fields: readonly (Field | null)[];
  readonly #interval: number;

  /** `fields`: of each column; `interval`: seconds. */
  constructor(fields: readonly (Field | null)[], interval: number) {
    this.#fields = fields;
    this.#interval = interval;
  }

  cell(column: number): Cell {
    const field = this.#fields[column] ?? null;
    return field === null || this.row === null ? null : this.#cellOf(field, this.row);
  }

  instant(column: number): number {
    return this.#fields[column] === 'at' && this.row !== null ? this.row.at : -1;
  }

  /** Its fields that have a value, by their names. */
  record(): SourceRecord {
    const { row } = this;
    const cells = row === null ? [] : ROW_FIELDS.map((field) => [field, this.#cellOf(field, row)] as const);
    return new Map(cells.filter(([, cell]) => cell !== null));
  }

  #cellOf(field: Field, row: SeriesRow): Cell {
    switch (field) {
      case 'service':
      case 'env':
      case 'version':
      case 'endpoint':
        return row[field];
      case 'at':
        return new Date(row.at).toISOString();
      case 'requests':
      case 'errors':
        return countCell(row[field], row.isEstimated);
      case 'request_rate':
        return row.isEstimated && row.requests !== null ? numberCell(tidy(row.requests / this.#interval)) : null;
      case 'mean':
        return numberCell(row.gauges.get('mean') ?? row.mean);
      case 'histogram':
        return row.histogram === null ? null : JSON.stringify(row.histogram);
      default:
        return numberCell(row.gauges.get(field as 'p50') ?? null);
    }
  }
}

/** The field of each column; null = of none. Columns of series are there for fields, each for one. */
export function fieldsOfColumns(
  columns: readonly SourceColumn[],
  mapping: ReadonlyMap<Field, number>,
): readonly (Field | null)[] {
  const fields: (Field | null)[] = columns.map(() => null);
  for (const [field, column] of mapping) fields[column] ??= field;
  return fields;
}

function numberCell(value: number | null): Cell {
  return value === null ? null : { number: String(value) };
}

/** A number that was made of rates says so. */
function countCell(value: number | null, isEstimated: boolean): Cell {
  return value !== null && isEstimated ? `≈ ${value}` : numberCell(value);
}
