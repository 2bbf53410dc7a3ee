/**
 * Tells damaged UTF-8 from another encoding. Counts what the bytes above 127 form: sequences shaped like UTF-8 (a lead
 * byte and as many continuation bytes as it asks for), valid or not (an overlong "/" is shaped so), and stray bytes,
 * which text in another encoding is full of. By chance an eighth of Korean's pairs of bytes in cp949 have the shape of a
 * sequence of two, but hardly any three: the longer ones weigh as much as their bytes.
 */
export class Utf8Census {
  #shaped = 0;
  #stray = 0;
  /** Continuation bytes still due, and the length of their sequence. */
  #due = 0;
  #length = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte >= 0x80 && byte < 0xc0) this.#continue();
      else {
        if (this.#due > 0) this.#stray++;
        this.#length = byte < 0x80 || byte >= 0xf8 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        this.#due = Math.max(0, this.#length - 1);
        if (byte >= 0xf8) this.#stray++;
      }
    }
  }

  /** A sequence cut off by the end of the file counts as neither. */
  isUtf8(): boolean {
    return this.#stray <= this.#shaped;
  }

  #continue(): void {
    if (this.#due === 0) this.#stray++;
    else {
      this.#due--;
      if (this.#due === 0) this.#shaped += this.#length === 2 ? 1 : this.#length;
    }
  }
}
