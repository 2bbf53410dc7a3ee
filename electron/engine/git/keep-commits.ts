/**
 * Takes the commits and tags out of a pack and leaves the rest: what a server that cannot filter sends along (trees,
 * the client's source code) is stepped over and never kept.
 */
import { deflateSync } from 'node:zlib';
import { applyDelta } from './apply-delta.ts';
import type { CommitPack, KeptType } from './commit-pack.ts';
import type { PackEntry } from './history/pack-entry.ts';
import { CONTENT_START, type EntryTaker, OBJECT_LIMIT, PackError, type PackedObject } from './pack-stream.ts';

export interface Keeper extends EntryTaker {
  /** After the last entry. Throws PackError. */
  finish(): void;
}

interface Waiting {
  readonly offset: number;
  readonly baseOffset: number;
  readonly baseName: Buffer | null;
  readonly delta: Buffer;
}

/** Deltas whose base hasn't come; no server that is asked for deltas by offset sends more than a few. */
const WAITING_LIMIT = 256 << 20;

/** Adds every commit and tag to `pack`; deltas among them become whole objects. */
export function createKeeper(pack: CommitPack): Keeper {
  const kept = new RowsByOffset();
  let waiting: Waiting[] = [];
  const waitingOffsets = new Set<number>();
  let waitingBytes = 0;

  function baseOf({ baseOffset, baseName }: Pick<PackEntry, 'baseOffset' | 'baseName'>): number {
    return baseName === null ? kept.find(baseOffset) : pack.names.find(baseName);
  }
  function resolve(offset: number, base: number, delta: Buffer): void {
    const { type, content } = pack.read(base);
    const result = applyDelta(content, delta, OBJECT_LIMIT);
    if (result === null) throw new PackError('delta');
    const buffer = Buffer.concat([Buffer.alloc(CONTENT_START), result]);
    kept.add(offset, pack.add(type, buffer, result.length, deflateSync(result)));
  }
  function wait({ entry, offset }: PackedObject, delta: Buffer): void {
    waitingBytes += delta.length;
    if (waitingBytes > WAITING_LIMIT) throw new PackError('too many deltas without a base');
    const { baseOffset, baseName } = entry;
    waiting.push({ offset, baseOffset, baseName: baseName === null ? null : Buffer.from(baseName), delta });
    waitingOffsets.add(offset);
  }
  return {
    wants(entry) {
      if (entry.size > OBJECT_LIMIT) return false;
      if (entry.type !== 'offset-delta') return entry.type !== 'tree' && entry.type !== 'blob';
      return kept.find(entry.baseOffset) !== -1 || waitingOffsets.has(entry.baseOffset);
    },
    take(object) {
      const { entry, buffer, offset } = object;
      if (entry.type === 'commit' || entry.type === 'tag') {
        kept.add(offset, pack.add(entry.type satisfies KeptType, buffer, entry.size, object.compressed));
        return;
      }
      const delta = Buffer.from(buffer.subarray(CONTENT_START, CONTENT_START + entry.size));
      const base = baseOf(entry);
      if (base === -1) wait(object, delta);
      else resolve(offset, base, delta);
    },
    finish() {
      // What is left when nothing more is found hangs on trees and files.
      for (let before = -1; before !== waiting.length; ) {
        before = waiting.length;
        waiting = waiting.filter(({ delta, offset, ...entry }) => {
          const base = baseOf(entry);
          if (base !== -1) resolve(offset, base, delta);
          return base === -1;
        });
      }
    },
  };
}

/** Rows by where their entries begin; entries come one after another, apart from those that waited. */
class RowsByOffset {
  #offsets = new Float64Array(1024);
  #rows = new Uint32Array(1024);
  #count = 0;
  readonly #late = new Map<number, number>();

  add(offset: number, row: number): void {
    if (this.#count > 0 && offset < (this.#offsets[this.#count - 1] as number)) {
      this.#late.set(offset, row);
      return;
    }
    if (this.#count === this.#offsets.length) {
      const [offsets, rows] = [this.#offsets, this.#rows];
      this.#offsets = new Float64Array(this.#count * 2);
      this.#offsets.set(offsets);
      this.#rows = new Uint32Array(this.#count * 2);
      this.#rows.set(rows);
    }
    this.#offsets[this.#count] = offset;
    this.#rows[this.#count++] = row;
  }

  /** -1 = none. */
  find(offset: number): number {
    let [low, high] = [0, this.#count - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.#offsets[middle] as number;
      if (found === offset) return this.#rows[middle] as number;
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    return this.#late.get(offset) ?? -1;
  }
}
