/** Parts of a file, read in windows: the objects that are asked for one after another lie close to each other. */
import { closeSync, readSync } from 'node:fs';

export interface FileWindows {
  readonly size: number;
  /** `length` bytes from `offset`, fewer at the end of the file; valid until the next call. */
  bytes(offset: number, length: number): Buffer;
  close(): void;
}

const WINDOW = 256 * 1024;
/** Histories jump between a few places of a pack: as many windows are kept. */
const KEPT = 24;

/** `descriptor` is closed with it. */
export function openWindows(descriptor: number, size: number): FileWindows {
  /** By number of the window, the one used last at the end. */
  const windows = new Map<number, Buffer>();

  function read(offset: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
    let done = 0;
    while (done < buffer.length) {
      const count = readSync(descriptor, buffer, done, buffer.length - done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return buffer.subarray(0, done);
  }
  function windowAt(number: number): Buffer {
    let window = windows.get(number);
    if (window === undefined) {
      window = read(number * WINDOW, WINDOW);
      const [oldest] = windows.keys();
      if (windows.size >= KEPT && oldest !== undefined) windows.delete(oldest);
    } else windows.delete(number);
    windows.set(number, window);
    return window;
  }
  return {
    size,
    bytes(offset, length) {
      const number = Math.floor(offset / WINDOW);
      const from = offset - number * WINDOW;
      // What lies across two windows is read by itself.
      return from + length <= WINDOW ? windowAt(number).subarray(from, from + length) : read(offset, length);
    },
    close: () => closeSync(descriptor),
  };
}
