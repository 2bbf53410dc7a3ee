import { AppError } from '../../../../shared/errors.ts';

const SHARED_LIMIT = 128 * 1024 * 1024;

/** The texts that the cells of a workbook share, packed: a million of them are not a million objects. */
export class SharedStrings {
  readonly #file: string;
  #bytes = Buffer.allocUnsafe(1 << 16);
  #ends = new Uint32Array(1 << 10);
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws 'archive-too-large'. */
  add(text: string): void {
    const start = this.#end();
    const needed = start + Buffer.byteLength(text);
    if (needed > SHARED_LIMIT) {
      throw new AppError('archive-too-large', { file: this.#file, limit: `${SHARED_LIMIT / 1024 ** 2} MiB` });
    }
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(SHARED_LIMIT, 2 * needed));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(2 * this.#count);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#bytes.write(text, start);
    this.#ends[this.#count] = needed;
    this.#count++;
  }

  /** Null = there is no such text. */
  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null;
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
  }

  #end(): number {
    return this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0);
  }
}
