import type { Cell } from '../../../../shared/import/cell.ts';
import { JsonFault } from './json-reader.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** An object that should hold records. */
interface Page {
  readonly line: number;
  found: boolean;
  /** Its first values that are neither object nor array: what there is to show when it holds none. */
  readonly members: Map<string, Cell>;
}

const KEPT_MEMBERS = 20;
const DEEPEST = 5;

/** What is known of the values of a file and of the objects around its records. */
export class JsonPages {
  /** Values that began. */
  roots = 0;
  readonly otherArrays = new Set<string>();

  #place: Place = { line: 1, column: 1 };
  #secondPlace: Place | null = null;
  #lineBefore = 0;
  #records = 0;
  #all = 0;
  #bytes = 0;
  #sum = 0;
  #before = '';
  readonly #pages: Page[] = [];

  beginRoot(place: Place): void {
    this.roots++;
    if (this.roots === 2) this.#secondPlace = place;
    this.#lineBefore = this.roots === 1 ? 0 : this.#place.line;
    this.#place = place;
    this.#records = 0;
    this.#bytes = 0;
    this.#sum = 0;
  }

  /** `sum`: of the record's bytes. */
  countRecord(bytes: number, sum: number): void {
    this.#records++;
    this.#all++;
    this.#bytes += bytes;
    this.#sum = (Math.imul(this.#sum, 31) + sum) | 0;
  }

  /** Throws JsonFault for a page that is glued to one with the same records: a file written twice, not two pages. */
  endRoot(isCompared: boolean): void {
    const content = `${this.#records} ${this.#bytes} ${this.#sum}`;
    const isGlued = this.roots > 1 && this.#place.line === this.#lineBefore;
    if (isCompared && isGlued && this.#records > 0 && content === this.#before) throw this.#fault(this.#place);
    this.#before = content;
  }

  /** Throws JsonFault where several arrays hold nothing at all: no program writes pages like that. */
  refuseNothing(areArrays: boolean): void {
    if (areArrays && this.#secondPlace !== null && this.#all === 0) throw this.#fault(this.#secondPlace);
  }

  #fault(place: Place): JsonFault {
    return new JsonFault('malformed', 0, place);
  }

  openPage(depth: number, line: number): void {
    this.#pages[depth] = { line, found: false, members: new Map() };
  }

  findRecords(depth: number): void {
    const page = this.#pages[depth];
    if (page !== undefined) page.found = true;
  }

  hasRecords(depth: number): boolean {
    return this.#pages[depth]?.found ?? false;
  }

  passMember(depth: number, key: string, value: Cell): void {
    this.#noteArrays(key, value, 0);
    const page = this.#pages[depth];
    if (page === undefined || page.found || page.members.size >= KEPT_MEMBERS) return;
    if (!(value instanceof Map || Array.isArray(value))) page.members.set(key, value);
  }

  /** Null = it held records, or none were left of them. */
  closePage(depth: number): Page | null {
    const page = this.#pages[depth];
    return page === undefined || page.found ? null : page;
  }

  #noteArrays(name: string, value: Cell, depth: number): void {
    if (Array.isArray(value) && value[0] instanceof Map) this.otherArrays.add(name);
    if (!(value instanceof Map) || depth >= DEEPEST) return;
    for (const [key, child] of value as ReadonlyMap<string, Cell>) this.#noteArrays(`${name}.${key}`, child, depth + 1);
  }
}
