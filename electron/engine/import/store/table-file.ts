/**
 * A database file with one table and nothing else, written page by page without SQLite: binding a value through its
 * interface costs a tenth of a microsecond, and a row has twenty of them, while SQLite copies a whole row from one table
 * to another of the same columns in less than half of one. Format: https://sqlite.org/fileformat2.html
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { RecordWriter, varintLength, writeVarint } from './record-writer.ts';

/** Bytes written to the file at a time, at least. */
const AT_ONCE = 256 * 1024;
const LEAF_HEADER = 8;
const INTERIOR_HEADER = 12;
const POINTER = 2;
const FILE_HEADER = 100;
/** What an interior page needs for a child at most: a number of four bytes, a row, a pointer. */
const CHILD = 14;

/** Pages of one level of the tree, and the last row below each. */
interface Level {
  readonly pages: number[];
  readonly lastRows: number[];
}

export class TableFile {
  readonly #file: number;
  readonly #page: number;
  readonly #out: Buffer;
  readonly #leaves: Level = { pages: [], lastRows: [] };
  /** Number, from 1, of the first page in `#out`; the first page of all is written last. */
  #firstPage = 2;
  /** Where in `#out` the current page begins. */
  #base = 0;
  #cells = 0;
  /** Where in the current page its cells begin: they grow down from its end. */
  #top: number;
  #lastRow = 0;

  /** The file must not exist. `pageBytes`: size of its pages, a power of two from 512 to 32,768. */
  constructor(path: string, pageBytes: number) {
    this.#page = pageBytes;
    this.#top = pageBytes;
    this.#out = Buffer.allocUnsafe(pageBytes * Math.ceil(AT_ONCE / pageBytes));
    this.#file = openSync(path, 'wx', 0o600);
  }

  /** Ids must grow. */
  add(id: number, record: RecordWriter): void {
    const size = record.length;
    if (size > mostLocal(this.#page)) {
      this.#addLong(id, record, size);
      return;
    }
    const cell = varintLength(size) + varintLength(id) + size;
    if (LEAF_HEADER + POINTER * (this.#cells + 1) + cell > this.#top) this.#endLeaf();
    const at = this.#base + this.#place(id, cell);
    record.writeTo(this.#out, writeVarint(this.#out, writeVarint(this.#out, at, size), id));
  }

  /** Completes the file. `sql` is the statement that creates the table `name`. */
  finish(name: string, sql: string): void {
    if (this.#cells > 0 || this.#leaves.pages.length === 0) this.#endLeaf();
    let level: Level = this.#leaves;
    while (level.pages.length > 1) level = this.#interiorLevel(level);
    this.#writeOut();
    const pages = this.#firstPage - 1;
    writeSync(this.#file, firstPage(this.#page, pages, name, level.pages[0] ?? 0, sql), 0, this.#page, 0);
    closeSync(this.#file);
  }

  /** Gives the file up as it is. */
  abandon(): void {
    closeSync(this.#file);
  }

  /** Makes room for a cell on the current leaf; where it begins on the page. */
  #place(id: number, size: number): number {
    this.#top -= size;
    this.#out.writeUInt16BE(this.#top, this.#base + LEAF_HEADER + POINTER * this.#cells);
    this.#cells++;
    this.#lastRow = id;
    return this.#top;
  }

  #endLeaf(): void {
    const at = this.#base;
    this.#leaves.pages.push(this.#pageNumber());
    this.#leaves.lastRows.push(this.#lastRow);
    this.#out.fill(0, at + LEAF_HEADER + POINTER * this.#cells, at + this.#top);
    this.#pageHeader(0x0d, this.#cells, this.#top);
    this.#cells = 0;
    this.#top = this.#page;
    this.#nextPage();
  }

  #pageHeader(type: number, cells: number, top: number): void {
    const at = this.#base;
    this.#out[at] = type;
    this.#out.writeUInt16BE(0, at + 1);
    this.#out.writeUInt16BE(cells, at + 3);
    this.#out.writeUInt16BE(top, at + 5);
    this.#out[at + 7] = 0;
  }

  /** The part of a long record that its page doesn't hold goes before it, in a chain of pages. */
  #addLong(id: number, record: RecordWriter, size: number): void {
    if (this.#cells > 0) this.#endLeaf();
    const bytes = Buffer.allocUnsafe(size);
    record.writeTo(bytes, 0);
    const chained = this.#page - 4;
    const least = leastLocal(this.#page);
    const whole = least + ((size - least) % chained);
    const local = whole <= mostLocal(this.#page) ? whole : least;
    const first = this.#pageNumber();
    for (let from = local; from < size; from += chained) {
      const part = bytes.subarray(from, from + chained);
      const next = from + chained < size ? this.#pageNumber() + 1 : 0;
      this.#out.writeUInt32BE(next, this.#base);
      part.copy(this.#out, this.#base + 4);
      this.#out.fill(0, this.#base + 4 + part.length, this.#base + this.#page);
      this.#nextPage();
    }
    const at = this.#base + this.#place(id, varintLength(size) + varintLength(id) + local + 4);
    const body = writeVarint(this.#out, writeVarint(this.#out, at, size), id);
    bytes.copy(this.#out, body, 0, local);
    this.#out.writeUInt32BE(first, body + local);
  }

  #interiorLevel({ pages, lastRows }: Level): Level {
    const parents: Level = { pages: [], lastRows: [] };
    const groups = Math.ceil(pages.length / Math.floor((this.#page - INTERIOR_HEADER) / CHILD));
    for (let group = 0; group < groups; group++) {
      const from = Math.floor((group * pages.length) / groups);
      const last = Math.floor(((group + 1) * pages.length) / groups) - 1;
      let top = this.#page;
      for (let child = from; child < last; child++) {
        const row = lastRows[child] as number;
        top -= 4 + varintLength(row);
        this.#out.writeUInt16BE(top, this.#base + INTERIOR_HEADER + POINTER * (child - from));
        writeVarint(this.#out, this.#out.writeUInt32BE(pages[child] as number, this.#base + top), row);
      }
      this.#out.fill(0, this.#base + INTERIOR_HEADER + POINTER * (last - from), this.#base + top);
      this.#pageHeader(0x05, last - from, top);
      this.#out.writeUInt32BE(pages[last] as number, this.#base + 8);
      parents.pages.push(this.#pageNumber());
      parents.lastRows.push(lastRows[last] as number);
      this.#nextPage();
    }
    return parents;
  }

  #pageNumber(): number {
    return this.#firstPage + this.#base / this.#page;
  }

  #nextPage(): void {
    this.#base += this.#page;
    if (this.#base === this.#out.length) this.#writeOut();
  }

  #writeOut(): void {
    for (let done = 0; done < this.#base; ) {
      const at = (this.#firstPage - 1) * this.#page + done;
      done += writeSync(this.#file, this.#out, done, this.#base - done, at);
    }
    this.#firstPage += this.#base / this.#page;
    this.#base = 0;
  }
}

/** Longest record that stays on its leaf, and the least of a longer one that does ("Cell payload overflow pages"). */
function mostLocal(page: number): number {
  return page - 35;
}

function leastLocal(page: number): number {
  return Math.floor(((page - 12) * 32) / 255) - 23;
}

/** The file's header, and the schema's only row. */
function firstPage(pageBytes: number, pages: number, name: string, root: number, sql: string): Buffer {
  const page = Buffer.alloc(pageBytes);
  page.write('SQLite format 3\0', 0, 'latin1');
  page.writeUInt16BE(pageBytes, 16);
  // Versions of reading and writing, no reserved bytes, fractions of payload: as the format demands them.
  page.set([1, 1, 0, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24);
  page.writeUInt32BE(pages, 28);
  page.writeUInt32BE(1, 40);
  page.writeUInt32BE(4, 44);
  page.writeUInt32BE(1, 56);
  page.writeUInt32BE(1, 92);
  page.writeUInt32BE(3_045_000, 96);
  const row = new RecordWriter();
  row.start();
  for (const value of ['table', name, name, root, sql]) row.add(value);
  const size = row.length;
  const top = pageBytes - varintLength(size) - 1 - size;
  if (size > mostLocal(pageBytes) || top < FILE_HEADER + LEAF_HEADER + POINTER)
    throw new Error('the schema is too long');
  row.writeTo(page, writeVarint(page, writeVarint(page, top, size), 1));
  page[FILE_HEADER] = 0x0d;
  page.writeUInt16BE(1, FILE_HEADER + 3);
  page.writeUInt16BE(top, FILE_HEADER + 5);
  page.writeUInt16BE(top, FILE_HEADER + LEAF_HEADER);
  return page;
}
