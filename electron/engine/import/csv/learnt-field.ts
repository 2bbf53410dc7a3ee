import type { RowBytes } from '../../../../shared/import/cell.ts';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import type { Field } from '../../../../shared/import/fields.ts';
import { ByteMemo } from '../bytes/byte-memo.ts';

/** What the values of one column mean, learnt from rows that were read the long way and told from bytes afterwards. */
export class LearntField<Value> {
  readonly #field: Field;
  readonly #read: (reader: FieldReader) => Value;
  readonly #memo = new ByteMemo();
  readonly #values: Value[] = [];
  #reader: FieldReader | null = null;
  #column = -1;
  /** What a row says where the file has no such column. */
  #absent: Value | undefined;

  /** `read` depends on the field's cell alone, and is asked about rows that were stored. */
  constructor(field: Field, read: (reader: FieldReader) => Value) {
    this.#field = field;
    this.#read = read;
  }

  /** Undefined = not known. */
  find(reader: FieldReader, bytes: RowBytes): Value | undefined {
    const column = this.#columnIn(reader);
    if (column < 0) return this.#absent;
    if (!bytes.isPlain(column)) return undefined;
    const known = this.#memo.find(bytes.buffer, bytes.start(column), bytes.end(column));
    return known < 0 ? undefined : this.#values[known];
  }

  /** From the present row. */
  learn(reader: FieldReader, bytes: RowBytes): void {
    if (this.find(reader, bytes) !== undefined) return;
    const column = this.#columnIn(reader);
    if (column < 0) this.#absent = this.#read(reader);
    else if (bytes.isPlain(column) && this.#memo.add(bytes.buffer, bytes.start(column), bytes.end(column)) >= 0)
      this.#values.push(this.#read(reader));
  }

  /** One reader reads all rows. */
  #columnIn(reader: FieldReader): number {
    if (this.#reader !== reader) {
      this.#reader = reader;
      this.#column = reader.columnOf(this.#field);
    }
    return this.#column;
  }
}
