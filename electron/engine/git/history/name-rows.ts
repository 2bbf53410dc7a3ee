import { randomBytes } from 'node:crypto';

/** Bytes of an object's name (SHA-1). */
export const NAME = 20;
const WORDS = NAME / 4;

/**
 * Rows by the twenty bytes of an object's name: a hash table over one buffer, where a Map would need a string each.
 * Commits name parents that nobody has, as a stranger likes: where a name goes depends on numbers that no one knows
 * beforehand (multilinear hashing), so that nobody can send all of them to the same place.
 */
export class NameRows {
  count = 0;
  #names = Buffer.alloc(NAME * 1024);
  /** Row + 1 by slot; 0 = free. At least twice as many slots as rows. */
  #slots = new Int32Array(4096);
  readonly #factors = new Int32Array(randomBytes(4 * WORDS).buffer.slice(0, 4 * WORDS)).map((factor) => factor | 1);

  /** Its row; a new name gets the next. */
  add(name: Uint8Array): number {
    let slot = this.#slotOf(name);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    if (this.count * 2 >= this.#slots.length) {
      this.#grow();
      slot = this.#slotOf(name);
    }
    const row = this.count++;
    if (this.count * NAME > this.#names.length) this.#names = Buffer.concat([this.#names], this.#names.length * 2);
    this.#names.set(name, row * NAME);
    this.#slots[slot] = row + 1;
    return row;
  }

  /** The row of a name that was added; -1 = none is. */
  find(name: Uint8Array): number {
    return (this.#slots[this.#slotOf(name)] ?? 0) - 1;
  }

  /** Its bytes; valid until the next `add`. */
  name(row: number): Buffer {
    return this.#names.subarray(row * NAME, row * NAME + NAME);
  }

  hex(row: number): string {
    return this.#names.toString('hex', row * NAME, row * NAME + NAME);
  }

  /** Less than 0 where the name of `a` comes before that of `b`. */
  compare(a: number, b: number): number {
    return this.#names.compare(this.#names, b * NAME, b * NAME + NAME, a * NAME, a * NAME + NAME);
  }

  /** Where a name is, or where it would go. */
  #slotOf(name: Uint8Array): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(name, 0) & mask;
    for (;;) {
      const row = (this.#slots[slot] ?? 0) - 1;
      if (row < 0 || this.#is(row, name)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #hash(bytes: Uint8Array, at: number): number {
    let hash = 0;
    for (let word = 0; word < WORDS; word++) {
      const from = at + word * 4;
      const value =
        (bytes[from] as number) |
        ((bytes[from + 1] as number) << 8) |
        ((bytes[from + 2] as number) << 16) |
        ((bytes[from + 3] as number) << 24);
      hash = (hash + Math.imul(value, this.#factors[word] as number)) | 0;
    }
    return hash ^ (hash >>> 15);
  }

  #is(row: number, name: Uint8Array): boolean {
    for (let i = 0; i < NAME; i++) if (this.#names[row * NAME + i] !== name[i]) return false;
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let row = 0; row < this.count; row++) {
      let slot = this.#hash(this.#names, row * NAME) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}
