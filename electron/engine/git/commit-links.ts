import type { KeptType } from './commit-pack.ts';
import { NAME, type NameRows } from './history/name-rows.ts';

/** What a server is told of a history that broke off somewhere (gitprotocol-pack, "shallow"). */
export interface Holdings {
  /** Commits and tags that are there with all that they lead to, down to the shallow ones. */
  readonly tips: readonly string[];
  /** Commits with a parent that isn't there. */
  readonly shallow: readonly string[];
}

const TREE_LINE = 46;
const PARENT_LINE = 48;

/** What commits and tags lead to: the parents of the one, the object of the other. Rows in the order of a NameRows. */
export class CommitLinks {
  #names = Buffer.allocUnsafe(NAME * 1024);
  #count = 0;
  /** By row, where its links end. */
  #ends = new Uint32Array(1024);
  readonly #isTag: boolean[] = [];
  #rows = 0;

  /** Of the object in `bytes` from `start` to `end`. What makes no sense leads nowhere. */
  add(type: KeptType, bytes: Buffer, start: number, end: number): void {
    if (type === 'commit') this.#addParents(bytes, start + TREE_LINE, end);
    // "object <name>\ntype commit\n"; what else a tag may be of is no history.
    else if (
      /^object [0-9a-f]{40}\ntype (commit|tag)\n/.test(bytes.toString('latin1', start, Math.min(end, start + 64)))
    ) {
      this.#link(bytes.toString('latin1', start + 7, start + 47));
    }
    if (this.#rows === this.#ends.length) {
      const ends = this.#ends;
      this.#ends = new Uint32Array(this.#rows * 2);
      this.#ends.set(ends);
    }
    this.#isTag[this.#rows] = type === 'tag';
    this.#ends[this.#rows++] = this.#count;
  }

  #addParents(bytes: Buffer, from: number, end: number): void {
    for (let at = from; at + PARENT_LINE <= end; at += PARENT_LINE) {
      if (bytes.toString('latin1', at, at + 7) !== 'parent ' || bytes[at + PARENT_LINE - 1] !== 10) return;
      this.#link(bytes.toString('latin1', at + 7, at + 47));
    }
  }

  #link(sha: string): void {
    const at = this.#count * NAME;
    if (at === this.#names.length) this.#names = Buffer.concat([this.#names], at * 2);
    this.#names.fill(0, at, at + NAME);
    this.#names.write(sha, at, NAME, 'hex');
    this.#count++;
  }

  #linksOf(row: number): Buffer[] {
    const links: Buffer[] = [];
    for (let at = row === 0 ? 0 : (this.#ends[row - 1] as number); at < (this.#ends[row] as number); at++) {
      links.push(this.#names.subarray(at * NAME, at * NAME + NAME));
    }
    return links;
  }

  /** Whether all that the rows lead to is among them, or elsewhere. */
  areWhole(names: NameRows, isElsewhere: (name: Buffer) => boolean): boolean {
    for (let at = 0; at < this.#count; at++) {
      const name = this.#names.subarray(at * NAME, at * NAME + NAME);
      if (names.find(name) === -1 && !isElsewhere(name)) return false;
    }
    return true;
  }

  holdings(names: NameRows, isElsewhere: (name: Buffer) => boolean): Holdings {
    const isLedTo = new Uint8Array(this.#rows);
    const isLoose = new Uint8Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) {
      const links = this.#linksOf(row);
      const found = links.map((link) => names.find(link));
      if (found.some((linked, at) => linked === -1 && !isElsewhere(links[at] as Buffer))) isLoose[row] = 1;
      // What a shallow commit leads to is not reached by it.
      else for (const linked of found) if (linked !== -1) isLedTo[linked] = 1;
    }
    const tips: string[] = [];
    const shallow: string[] = [];
    for (let row = 0; row < this.#rows; row++) {
      const isTag = this.#isTag[row] === true;
      if (isLoose[row] === 1 && !isTag) shallow.push(names.hex(row));
      // Such a tag is sent again: a tag without its commit can't be told of.
      if (isLedTo[row] === 0 && !(isTag && isLoose[row] === 1)) tips.push(names.hex(row));
    }
    return { tips, shallow };
  }
}
