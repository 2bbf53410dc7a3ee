import { DEPTH_LIMIT } from '../limits.ts';
import { JsonFault } from './json-reader.ts';

/** Runs over one value that is too long to keep, byte by byte, across chunks. Only its structure is looked at. */
export class JsonSkipper {
  #depth = 0;
  #state: 'before' | 'outside' | 'string' | 'escape' | 'scalar' = 'before';

  /** The position behind the value; -1 when it goes on behind `end`. */
  skip(buffer: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const byte = buffer[at] as number;
      if (this.#state === 'escape') this.#state = 'string';
      else if (this.#state === 'string') {
        if (byte === 0x5c) this.#state = 'escape';
        else if (byte === 0x22) {
          if (this.#depth === 0) return at + 1;
          this.#state = 'outside';
        }
      } else if (this.#state === 'scalar') {
        // A bare number or word ends where something else begins.
        if (byte === 0x2c || byte === 0x5d || byte === 0x7d || byte <= 0x20) return at;
      } else if (this.#outside(byte, at)) return at + 1;
    }
    return -1;
  }

  /** Whether the value ends with this byte. */
  #outside(byte: number, at: number): boolean {
    if (byte === 0x22) this.#state = 'string';
    else if (byte === 0x7b || byte === 0x5b) {
      this.#state = 'outside';
      this.#depth++;
      if (this.#depth > DEPTH_LIMIT) throw new JsonFault('too-deep', at);
    } else if (byte === 0x7d || byte === 0x5d) {
      this.#depth--;
      return this.#depth <= 0;
    } else if (this.#state === 'before' && byte > 0x20) this.#state = 'scalar';
    return false;
  }
}
