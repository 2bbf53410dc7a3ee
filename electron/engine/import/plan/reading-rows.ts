/** The first records of a file, read as the import reads them, and what would become of each. */
import { type Cell, cellText, type Row } from '../../../../shared/import/cell.ts';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { type Field, WORD_FIELDS } from '../../../../shared/import/fields.ts';
import { wordOf } from '../../../../shared/import/said-values.ts';
import type { DateOrder } from '../../../../shared/import/time-reading.ts';
import type { RejectCode } from '../../../../shared/import-batch.ts';
import type { FileReading, PreviewRow } from '../../../../shared/import-inspection.ts';
import type { PlannedFile } from '../open-table.ts';
import type { RecordSource } from '../record-source.ts';
import { RecordVisitor, type RejectSink } from '../record-visitor.ts';
import { READ_TEXTS } from '../store/record-kinds.ts';
import type { RecordTexts } from './record-texts.ts';

export const ROWS_SHOWN = 50;
/** Records that are looked at. */
const ROWS_LOOKED_AT = 1000;
/** However long they are, since a look has to be quick: once there are rows enough to show, or at all. */
const BYTES_LOOKED_AT = 1024 * 1024;
const MOST_BYTES = 4 * BYTES_LOOKED_AT;
const MOST_JOINED_BYTES = 8 * MOST_BYTES;
const CELL_LENGTH = 80;

export interface FirstRows {
  readonly rows: readonly PreviewRow[];
  readonly counts: FileReading['counts'];
  /** How often each word stands in each field of words. */
  readonly words: ReadonlyMap<Field, ReadonlyMap<string, number>>;
  /** Fields that the preset gave a value of its own. */
  readonly derived: ReadonlySet<Field>;
}

export async function readFirstRows(planned: PlannedFile, order: DateOrder | null): Promise<FirstRows> {
  const source = planned.open();
  const look = new Look(planned, order, source);
  const more = await look.run(planned.chunks());
  return { rows: look.rows, counts: look.counts(more), words: look.words, derived: look.derived };
}

class Look implements RejectSink {
  readonly rows: PreviewRow[] = [];
  readonly words = new Map<Field, Map<string, number>>();
  readonly derived = new Set<Field>();
  readonly #planned: PlannedFile;
  readonly #source: RecordSource;
  readonly #visitor: RecordVisitor;
  readonly #wordFields: readonly Field[];
  #records = 0;

  constructor(planned: PlannedFile, order: DateOrder | null, source: RecordSource) {
    this.#planned = planned;
    this.#source = source;
    this.#visitor = new RecordVisitor({ plan: planned.plan, order, source, store: this, rejects: this });
    const { mapping, derive } = planned.plan;
    this.#wordFields = WORD_FIELDS.filter((field) => derive !== null || mapping.has(field));
  }

  /** Whether there is more behind the records looked at. */
  async run(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    let bytes = 0;
    for await (const chunk of chunks) {
      if (bytes >= this.#mostBytes()) {
        this.#source.cut?.();
        this.#drain();
        return true;
      }
      this.#source.append(chunk);
      bytes += chunk.length;
      if (this.#drain()) return true;
    }
    this.#source.finish();
    return this.#drain();
  }

  #mostBytes(): number {
    // Rows that are joined at the end are those of the import only if most of it was read.
    if (this.#source.cut !== undefined) return MOST_JOINED_BYTES;
    return this.rows.length < ROWS_SHOWN ? MOST_BYTES : BYTES_LOOKED_AT;
  }

  /** Whether there is another record than those that are looked at. */
  #drain(): boolean {
    for (;;) {
      const step = this.#source.next();
      if (step === 'more' || step === 'end') return false;
      if (this.#records >= ROWS_LOOKED_AT) return true;
      this.#records++;
      this.#visitor.derived = null;
      this.#visitor.visit(step);
    }
  }

  counts(more: boolean): FileReading['counts'] {
    const { stored, rejected, blank } = this.#visitor;
    return { read: stored + rejected + blank, stored, rejected, blank, more };
  }

  store(reader: FieldReader, line: number): boolean {
    this.#countWords();
    const values = READ_TEXTS[this.#planned.plan.kind](reader);
    if (values === null) return false;
    this.#show(line, this.#cells(this.#source.row), values, null);
    return true;
  }

  add(line: number, _: string | null, code: RejectCode, value: Cell, raw: string | null, field: Field | null): void {
    const isRow = this.#source.bad === null;
    const cells = isRow ? () => this.#cells(this.#source.row)() : () => rawCells(this.#planned, raw);
    const text = value === null ? null : cellText(value, CELL_LENGTH);
    this.#show(line, cells, {}, { field, code, value: text });
  }

  #show(line: number, cells: () => readonly string[], values: RecordTexts, problem: PreviewRow['problem']): void {
    if (this.rows.length < ROWS_SHOWN) this.rows.push({ line, cells: cells(), values, problem });
  }

  #cells(row: Row): () => readonly string[] {
    const { columns } = this.#planned.sample;
    return () => columns.map((_, column) => shownCell(row.cell(column), CELL_LENGTH));
  }

  #countWords(): void {
    const { derived } = this.#visitor;
    const { mapping, chosen } = this.#planned.plan;
    for (const field of Object.keys(derived ?? {}) as Field[]) if (derived?.[field] != null) this.derived.add(field);
    for (const field of this.#wordFields) {
      const given = chosen.has(field) ? undefined : derived?.[field];
      const column = mapping.get(field);
      const word = wordOf(given ?? (column === undefined ? null : this.#source.row.cell(column)));
      if (word === '') continue;
      const counts = this.words.get(field) ?? new Map<string, number>();
      this.words.set(field, counts);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
}

export function shownCell(cell: Cell, limit: number): string {
  return cell === null ? '' : cellText(cell, limit);
}

/** The cells of a record that could not be read, as far as it has any. */
function rawCells({ layout }: PlannedFile, raw: string | null): readonly string[] {
  if (raw === null) return [];
  if (layout === null) return [cellText(raw, CELL_LENGTH)];
  const fields = JSON.parse(raw) as readonly string[];
  return fields.map((field) => cellText(field, CELL_LENGTH));
}
