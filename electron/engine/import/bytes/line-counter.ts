const LF = 0x0a;

/** Lines of a file that goes through a sliding buffer. Positions must not go back. */
export class LineCounter {
  /** How far (in the buffer) line breaks are counted. */
  #counted = 0;
  #line = 1;
  /** Bytes before the buffer, and where (in the file) the last line began. */
  #dropped = 0;
  #lineStart = 0;

  /** Physical line, from 1, of a position in the buffer. */
  lineOf(buffer: Buffer, position: number): number {
    while (this.#counted < position) {
      const found = buffer.subarray(this.#counted, position).indexOf(LF);
      if (found < 0) this.#counted = position;
      else {
        this.#line++;
        this.#counted += found + 1;
        this.#lineStart = this.#dropped + this.#counted;
      }
    }
    return this.#line;
  }

  /** Line and column, in bytes from 1. */
  placeOf(buffer: Buffer, position: number): { readonly line: number; readonly column: number } {
    const line = this.lineOf(buffer, position);
    return { line, column: this.#dropped + position - this.#lineStart + 1 };
  }

  /** The buffer's first `length` bytes are about to go. */
  drop(buffer: Buffer, length: number): void {
    this.lineOf(buffer, length);
    this.#dropped += length;
    this.#counted = 0;
  }
}
