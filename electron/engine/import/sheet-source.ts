import { AppError } from '../../../shared/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { COLUMN_LIMIT } from './limits.ts';
import { type CellMeanings, SheetCells } from './sheet-cells.ts';
import { archiveDamaged, UnpackedMeter } from './unpack.ts';
import { XmlFault, XmlScanner } from './xml-scanner.ts';

/** What a sheet is made of, and what its cells mean: asked for once, when it is first read. */
export interface SheetParts {
  /** For people: "book.xlsx/Deployments". */
  readonly name: string;
  readonly xml: ByteSource;
  /** Reads on in steps, so that other work and cancelling go on. */
  readonly meanings: () => AsyncGenerator<null, CellMeanings, undefined>;
  /** Bytes of the workbook, packed. */
  readonly packedBytes: number;
}

const BATCH = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * A sheet as a table of comma-separated values, made while it is read. A row is on the line of its number: rows without
 * anything are empty lines, line breaks inside a cell are spaces. Times are local texts, in no zone.
 */
export class SheetSource implements ByteSource {
  readonly name: string;
  readonly size = null;
  readonly #parts: SheetParts;
  #meanings: CellMeanings | null = null;
  #width = 0;

  constructor(parts: SheetParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    const meter = new UnpackedMeter(this.name, this.#parts.packedBytes);
    // Every line has as many fields as the widest: an empty cell at the end is no missing one.
    for await (const _ of this.#measured()) yield NOTHING;
    let line = 0;
    let text = '';
    const add = (row: number, cells: readonly string[]) => {
      text += '\n'.repeat(row - line - 1) + csvLine(cells, this.#width);
      line = row;
    };
    for await (const _ of this.#rows(add)) {
      if (text.length < BATCH) {
        yield NOTHING;
        continue;
      }
      meter.add(text.length);
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  }

  /** Whether any cell holds something. */
  async holdsAnything(): Promise<boolean> {
    let found = false;
    for await (const _ of this.#rows(() => {
      found = true;
    })) {
      if (found) break;
    }
    return found;
  }

  async *#measured(): AsyncGenerator<null, void, undefined> {
    if (this.#width > 0) return;
    let width = 1;
    for await (const _ of this.#rows((_row, cells) => {
      width = Math.max(width, cells.length);
      if (width > COLUMN_LIMIT) throw new AppError('too-many-columns', { file: this.name, limit: COLUMN_LIMIT });
    })) {
      yield null;
    }
    this.#width = width;
  }

  /** One step a chunk of XML. */
  async *#rows(onRow: (row: number, cells: readonly string[]) => void): AsyncGenerator<null, void, undefined> {
    this.#meanings ??= yield* this.#parts.meanings();
    const scanner = new XmlScanner(new SheetCells(this.#meanings, onRow));
    try {
      for await (const chunk of this.#parts.xml.read()) {
        scanner.write(chunk);
        yield null;
      }
      scanner.end();
    } catch (thrown) {
      throw thrown instanceof XmlFault ? archiveDamaged(this.name, 'workbook') : thrown;
    }
  }

  refuseChanged(): Promise<void> {
    return this.#parts.xml.refuseChanged();
  }

  close(): Promise<void> {
    return this.#parts.xml.close();
  }
}

function csvLine(cells: readonly string[], width: number): string {
  return `${cells.map(csvField).join(',')}${','.repeat(width - cells.length)}\n`;
}

function csvField(text: string): string {
  const line = text.replace(/\r\n?|\n/g, ' ');
  return /[",]|^\s|\s$/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
