import type { ObjectReader } from '../read-object.ts';
import type { DiffAttributes } from './diff-attributes.ts';
import { isBinary, readContent } from './file-contents.ts';
import type { FileEntry } from './list-changes.ts';
import type { Slices } from './slices.ts';
import { type SpanHashes, sharedBytes, spanHashes } from './span-hashes.ts';

/** Of equal files; git's scores are of so much (diffcore.h). */
export const WHOLE = 60_000;
/** Bytes of what is remembered of files. */
const ROOM = 128 << 20;

/** What is known of a file for the comparison; null = it is no file, or can't be read. */
export type Trait = { readonly size: number; readonly spans: SpanHashes } | null;

/** A file that went or came. */
export interface Candidate {
  readonly path: string;
  readonly entry: FileEntry;
}

/** Reads files to see how alike they are. */
export class FileLikeness {
  readonly #objects: ObjectReader;
  readonly #attributes: DiffAttributes;
  readonly #slices: Slices;
  readonly #traits = new Map<string, Trait>();
  #bytes = 0;

  constructor(objects: ObjectReader, attributes: DiffAttributes, slices: Slices) {
    this.#objects = objects;
    this.#attributes = attributes;
    this.#slices = slices;
  }

  /** It remembers no more: what is asked for again is read again. */
  get isFull(): boolean {
    return this.#bytes > ROOM;
  }

  async traitOf({ path, entry }: Candidate): Promise<Trait> {
    // Links and submodules are the same or they are not.
    if (entry.kind !== 'file') return null;
    const attribute = await this.#attributes.of(path);
    const key = `${entry.name} ${attribute}`;
    const known = this.#traits.get(key);
    if (known !== undefined) return known;
    const content = await readContent(this.#objects, entry);
    if (this.#slices.isOver) await this.#slices.rest();
    const trait = typeof content === 'string' ? null : await this.#examine(content, !isBinary(content, attribute));
    if (!this.isFull) {
      this.#traits.set(key, trait);
      this.#bytes += 200 + (trait?.spans.byteLength ?? 0);
    }
    return trait;
  }

  async #examine(content: Buffer, isText: boolean): Promise<Trait> {
    return { size: content.length, spans: await this.#slices.run(spanHashes(content, isText)) };
  }
}

/** Of WHOLE; 0 also for files whose sizes alone make `least` impossible (diffcore-rename.c, estimate_similarity). */
export function likeness(from: Trait, to: Trait, least: number): number {
  if (from === null || to === null || to.size === 0) return 0;
  const most = Math.max(from.size, to.size);
  const difference = most - Math.min(from.size, to.size);
  if (most * (WHOLE - least) < difference * WHOLE) return 0;
  return Math.floor((sharedBytes(from.spans, to.spans) * WHOLE) / most);
}
