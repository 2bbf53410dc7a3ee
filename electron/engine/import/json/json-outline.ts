import type { Cell } from '../../../../shared/import/cell.ts';
import { DEPTH_LIMIT } from '../limits.ts';
import { INCOMPLETE, JsonFault, JsonReader } from './json-reader.ts';

/** What the beginning of a JSON file shows. */
export interface JsonOutline {
  /** Its values, one after another; the last one as far as it goes. */
  readonly roots: readonly Cell[];
  /** The last one goes on, or has a fault. */
  readonly isCut: boolean;
}

/** `whole` = nothing follows. Faults are for whoever reads the records to find. */
export function outlineOf(head: Buffer, whole: boolean): JsonOutline {
  const reader = new JsonReader();
  reader.buffer = head;
  reader.end = head.length;
  reader.finished = whole;
  return new Outliner(reader).outline();
}

class Outliner {
  readonly #reader: JsonReader;
  #isCut = false;

  constructor(reader: JsonReader) {
    this.#reader = reader;
  }

  outline(): JsonOutline {
    const roots: Cell[] = [];
    try {
      while (!this.#isCut && this.#reader.peek() !== -1) roots.push(this.#value(0));
    } catch (thrown) {
      this.#stop(thrown);
    }
    return { roots, isCut: this.#isCut };
  }

  /** Throws what the reader throws only where nothing of the value is there. */
  #value(depth: number): Cell {
    const byte = this.#reader.peek();
    if (byte === 0x5b && depth < DEPTH_LIMIT) return this.#array(depth + 1);
    if (byte === 0x7b && depth < DEPTH_LIMIT) return this.#object(depth + 1);
    return this.#reader.value(depth);
  }

  #array(depth: number): Cell {
    const values: Cell[] = [];
    this.#items(0x5d, () => values.push(this.#value(depth)));
    return values;
  }

  #object(depth: number): Cell {
    const members = new Map<string, Cell>();
    this.#items(0x7d, () => {
      const key = this.#reader.key();
      members.set(key, this.#value(depth));
    });
    return members;
  }

  #items(closing: number, item: () => void): void {
    const reader = this.#reader;
    reader.position++;
    try {
      if (reader.peek() === closing) {
        reader.position++;
        return;
      }
      for (;;) {
        item();
        if (this.#isCut) return;
        const byte = reader.peek();
        if (byte !== closing && byte !== 0x2c) throw reader.fault();
        reader.position++;
        if (byte === closing) return;
      }
    } catch (thrown) {
      this.#stop(thrown);
    }
  }

  #stop(thrown: unknown): void {
    if (thrown !== INCOMPLETE && !(thrown instanceof JsonFault)) throw thrown;
    this.#isCut = true;
  }
}
