import { AppError } from '../../../../shared/errors.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { COLUMN_LIMIT } from '../limits.ts';
import { type CellMeanings, SheetCells } from './sheet-cells.ts';
import { archiveDamaged, UnpackedMeter } from './unpack.ts';
import { XmlFault, XmlScanner } from './xml-scanner.ts';

/** Lets other work go on, and throws when this is cancelled. */
export type Step = () => Promise<void>;

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

/** A row by its number, its cells, and how many columns there are as far as is known. */
type OnRow = (row: number, cells: readonly string[], width: number) => void;

const NOTHING = Buffer.alloc(0);

/**
 * A sheet as a table of comma-separated values, made while it is read. A row is on the line of its number: rows without
 * anything are empty lines, line breaks inside a cell are spaces. No row is narrower than one before it: an empty cell
 * at the end is no missing one. Times are local texts, in no zone.
 */
export class SheetSource implements ByteSource {
  readonly name: string;
  readonly size = null;
  readonly #parts: SheetParts;
  #meanings: CellMeanings | null = null;

  constructor(parts: SheetParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    const meter = new UnpackedMeter(this.name, this.#parts.packedBytes);
    let line = 0;
    let text = '';
    for await (const _ of this.#rows((row, cells, width) => {
      if (width > COLUMN_LIMIT) throw new AppError('too-many-columns', { file: this.name, limit: COLUMN_LIMIT });
      const before = text.length;
      text += '\n'.repeat(row - line - 1) + csvLine(cells, width);
      meter.add(text.length - before);
      line = row;
    })) {
      yield text === '' ? NOTHING : Buffer.from(text);
      text = '';
    }
  }

  /** Whether any cell holds something. */
  async holdsAnything(step: Step): Promise<boolean> {
    let found = false;
    for await (const _ of this.#rows(() => {
      found = true;
    })) {
      if (found) break;
      await step();
    }
    return found;
  }

  /** One step a chunk of XML. */
  async *#rows(onRow: OnRow): AsyncGenerator<null, void, undefined> {
    this.#meanings ??= yield* this.#parts.meanings();
    const cells: SheetCells = new SheetCells(this.#meanings, (row, texts) => onRow(row, texts, cells.width));
    const scanner = new XmlScanner(cells);
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
