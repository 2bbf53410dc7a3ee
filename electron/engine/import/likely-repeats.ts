/** Bits of the map: 16 MB, whatever the number of rows. */
const BITS = 27;
/** More rows than this are not listed: then the whole table is looked through. */
const MOST = 1 << 20;

/**
 * Rows whose key may have come before, told by one bit a key while they are read. Of a million keys one in three hundred
 * meets another's bit; the database says which of those repeat indeed. It serves a table that began empty.
 */
export class LikelyRepeats {
  readonly #map: Int32Array | null;
  readonly #ids: number[] = [];
  #tooMany = false;

  constructor(beganEmpty: boolean) {
    this.#map = beganEmpty ? new Int32Array(1 << (BITS - 5)) : null;
  }

  add(keyBits: number, id: number): void {
    if (this.#map === null) return;
    const bit = keyBits >>> (32 - BITS);
    const mask = 1 << (bit & 31);
    const word = this.#map[bit >>> 5] as number;
    if ((word & mask) === 0) this.#map[bit >>> 5] = word | mask;
    else if (this.#ids.length < MOST) this.#ids.push(id);
    else this.#tooMany = true;
  }

  /** Ascending; null = nobody knows. */
  get ids(): readonly number[] | null {
    return this.#map === null || this.#tooMany ? null : this.#ids;
  }
}
