import { stat } from 'node:fs/promises';
import type { AppError } from '../../../../shared/errors.ts';
import type { DateOrder } from '../../../../shared/import/time-reading.ts';
import { keepLatest } from '../../../../shared/keep-latest.ts';
import type { Encoding } from '../bytes/detect-encoding.ts';
import type { FileFacts } from '../bytes/inspect-file.ts';

/** What a look at all of a file found out and a look at its beginning can't. */
export interface KnownFile {
  readonly facts: FileFacts;
  /** Found without being told, or the question that was left; null = nobody has looked for it. */
  encoding: Encoding | AppError | null;
  /** The order of its dates, by the columns that were looked at. */
  readonly orders: Map<string, DateOrder | null>;
}

const MOST = 1000;
const HEAD_KEPT = 8192;

/** Files looked at, as long as they stay as they were. */
export class InspectionCache {
  readonly #known = new Map<string, KnownFile>();

  /** Names a file as it is now; null = it isn't there. */
  async keyOf(path: string, entry: string | null): Promise<string | null> {
    try {
      const { size, mtimeMs, ino } = await stat(path);
      return JSON.stringify([path, entry, size, mtimeMs, ino]);
    } catch {
      return null;
    }
  }

  find(key: string | null): KnownFile | null {
    return key === null ? null : (this.#known.get(key) ?? null);
  }

  keep(key: string | null, facts: FileFacts): KnownFile {
    // Thousands of heads of a megabyte would be too much.
    const head = Buffer.from(facts.head.subarray(0, HEAD_KEPT));
    const known: KnownFile = { facts: { ...facts, head }, encoding: null, orders: new Map() };
    if (key === null) return known;
    keepLatest(this.#known, key, known, MOST);
    return known;
  }
}
