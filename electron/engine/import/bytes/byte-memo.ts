/** Longer values are no names that come again and again. */
const LONGEST = 128;
const MOST = 1 << 16;
const EMPTY = -1;

/**
 * What was made of a value when it came before, found by its bytes: a table's services, teams and states are a few
 * hundred texts in millions of cells, which need not become strings each time. Of limited size.
 */
export class ByteMemo {
  #slots = new Int32Array(1024).fill(EMPTY);
  readonly #starts: number[] = [0];
  #bytes = Buffer.alloc(16 * 1024);
  #count = 0;
  /** Of the last value that was looked for. */
  #hash = 0;

  /** Number of the value, by the order in which they were added; -1 = it is not known. */
  find(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    this.#hash = hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] as number;
      if (found === EMPTY || this.#is(found, bytes, start, end)) return found;
    }
  }

  /** Remembers the value that was looked for last and not found; its number, -1 = it is not remembered. */
  add(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > LONGEST || this.#count >= MOST) return EMPTY;
    const from = this.#starts[this.#count] as number;
    const to = from + end - start;
    if (to > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * to);
    this.#bytes.set(bytes.subarray(start, end), from);
    this.#starts.push(to);
    this.#put(this.#slots, this.#hash, this.#count);
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#grow();
    return this.#count - 1;
  }

  #is(value: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#starts[value] as number;
    if ((this.#starts[value + 1] as number) - at !== end - start) return false;
    for (let other = start; other < end; other++, at++) if (this.#bytes[at] !== bytes[other]) return false;
    return true;
  }

  #put(slots: Int32Array, hash: number, value: number): void {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    slots[slot] = value;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    for (let value = 0; value < this.#count; value++) {
      const [start, end] = [this.#starts[value] as number, this.#starts[value + 1] as number];
      this.find(this.#bytes, start, end);
      this.#put(this.#slots, this.#hash, value);
    }
  }
}
