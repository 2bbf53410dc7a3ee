/**
 * Tells damaged UTF-8 from another encoding. Counts what the bytes above 127 form: sequences shaped like UTF-8 (a lead
 * byte and as many continuation bytes as it asks for), valid or not (an overlong "/" is shaped so), and stray bytes,
 * which text in another encoding is full of.
 */
export class Utf8Census {
  shaped = 0;
  stray = 0;
  /** Continuation bytes still due. */
  #due = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte < 0x80) {
        if (this.#due > 0) this.#break();
      } else if (byte < 0xc0) {
        if (this.#due === 0) this.stray++;
        else {
          this.#due--;
          if (this.#due === 0) this.shaped++;
        }
      } else {
        if (this.#due > 0) this.#break();
        this.#due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf8 ? 3 : 0;
        if (this.#due === 0) this.stray++;
      }
    }
  }

  /** A sequence cut off by the end of the file counts as neither. */
  isUtf8(): boolean {
    return this.stray <= this.shaped;
  }

  #break(): void {
    this.stray++;
    this.#due = 0;
  }
}
