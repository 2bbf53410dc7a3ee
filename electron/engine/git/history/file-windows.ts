/** Parts of a file, read in windows: the objects that are asked for one after another lie close to each other. */
import { closeSync, readSync } from 'node:fs';

const WINDOW = 256 * 1024;
/** Histories jump between a few places of a pack: as many windows are kept. */
const KEPT = 24;

export class FileWindows {
  readonly size: number;
  /** What was asked for last: in `bytes` from `start` up to `end`, with more of the file around it. Valid until the next call. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  readonly #descriptor: number;
  /** By number of the window, the one used last at the end. */
  readonly #windows = new Map<number, Buffer>();
  #lastNumber = -1;
  #last: Buffer = this.bytes;

  /** `descriptor` is closed with it. */
  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.size = size;
  }

  /** Asks for `length` bytes from `offset`; there are fewer at the end of the file. */
  seek(offset: number, length: number): void {
    const number = Math.floor(offset / WINDOW);
    const start = offset - number * WINDOW;
    if (start + length > WINDOW) {
      // What lies across two windows is read by itself.
      this.bytes = this.#read(offset, length);
      this.start = 0;
      this.end = this.bytes.length;
      return;
    }
    this.bytes = number === this.#lastNumber ? this.#last : this.#window(number);
    this.start = start;
    this.end = Math.min(start + length, this.bytes.length);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #window(number: number): Buffer {
    const windows = this.#windows;
    let window = windows.get(number);
    if (window === undefined) {
      const [oldest] = windows.keys();
      if (windows.size >= KEPT && oldest !== undefined) windows.delete(oldest);
      window = this.#read(number * WINDOW, WINDOW);
    } else windows.delete(number);
    windows.set(number, window);
    this.#lastNumber = number;
    this.#last = window;
    return window;
  }

  #read(offset: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - offset)));
    let done = 0;
    while (done < buffer.length) {
      const count = readSync(this.#descriptor, buffer, done, buffer.length - done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return buffer.subarray(0, done);
  }
}
