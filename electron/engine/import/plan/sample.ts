import type { Cell, Row, SourceColumn } from '../../../../shared/import/cell.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import type { CsvSource } from '../csv/csv-source.ts';
import { JsonRow, jsonColumns } from '../json/json-columns.ts';
import type { JsonSource } from '../json/json-source.ts';
import type { RecordSource } from '../record-source.ts';

/** The first records of a file, to find out what it is. */
export interface Sample {
  readonly columns: readonly SourceColumn[];
  /** Those that can be read. */
  readonly rows: readonly Row[];
  /** The same rows as whole records. */
  readonly records: readonly SourceRecord[];
  /** Elements of JSON that are bare values: the file is a list of something else. */
  readonly values: number;
}

const ROWS = 1000;
const BYTES = 1024 * 1024;

export async function sampleTable(source: CsvSource, chunks: AsyncIterable<Uint8Array>): Promise<Sample> {
  const rows: Row[] = [];
  const records: SourceRecord[] = [];
  await collect(source, chunks, () => {
    records.push(source.whole());
    rows.push(new TextRow(source.columns.map((_, column) => source.cell(column))));
    return rows.length;
  });
  return { columns: source.columns, rows, records, values: 0 };
}

/** Columns are the paths that the records have. */
export async function sampleJson(source: JsonSource, chunks: AsyncIterable<Uint8Array>): Promise<Sample> {
  const records: Cell[] = [];
  let values = 0;
  await collect(
    source,
    chunks,
    () => records.push(source.record),
    () => {
      if (source.bad?.code === 'not-an-object') values++;
    },
  );
  const columns = jsonColumns(records);
  const rows = records.map((record) => {
    const row = new JsonRow(columns);
    row.record = record;
    return row;
  });
  const maps = records.filter((record) => record instanceof Map);
  return { columns, rows, records: maps as readonly SourceRecord[], values };
}

/** Reads until there are rows enough. `keep` says how many are kept. */
async function collect(
  source: RecordSource,
  chunks: AsyncIterable<Uint8Array>,
  keep: () => number,
  refuse: () => void = () => {},
): Promise<void> {
  let kept = 0;
  let bytes = 0;
  function drain(): boolean {
    for (;;) {
      const step = source.next();
      if (step === 'more') return kept > 0 && bytes >= BYTES;
      if (step === 'end') return true;
      if (step === 'bad') refuse();
      if (step === 'row') kept = keep();
      if (kept >= ROWS) return true;
    }
  }
  for await (const chunk of chunks) {
    source.append(chunk);
    bytes += chunk.length;
    if (drain()) return;
  }
  source.finish();
  drain();
}

/** Values of a table's row, kept. */
class TextRow implements Row {
  readonly #values: readonly string[];

  constructor(values: readonly string[]) {
    this.#values = values;
  }

  cell(column: number): string {
    return this.#values[column] ?? '';
  }

  instant(): number {
    return -1;
  }
}
