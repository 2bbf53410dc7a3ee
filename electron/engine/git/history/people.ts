import { decodeText } from '../decode-text.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A power of two, some times the people who are at work at one time. */
const RECENT = 4096;

/** Few people make many commits: each is decoded once, and recognised by bytes alone. */
export class People {
  readonly #people: Person[] = [];
  readonly #byBytes = new Map<string, number>();
  /** Who was last seen at the place of a hash, and by which bytes. */
  readonly #recent = new Int32Array(RECENT);
  readonly #recentBytes: (Buffer | undefined)[] = new Array<undefined>(RECENT).fill(undefined);

  /** Number of the person whom `Name <address>` names, from `start` to `end`, in the encoding that a commit says. */
  add(bytes: Buffer, start: number, end: number, encoding: string | null): number {
    if (encoding !== null) return this.#find(bytes.subarray(start, end), encoding);
    const place = hash(bytes, start, end) & (RECENT - 1);
    const recent = this.#recentBytes[place];
    if (recent !== undefined && isSame(recent, bytes, start, end)) return this.#recent[place] as number;
    const copy = Buffer.from(bytes.subarray(start, end));
    const number = this.#find(copy, null);
    this.#recent[place] = number;
    this.#recentBytes[place] = copy;
    return number;
  }

  person(number: number): Person {
    return this.#people[number] ?? { name: '', email: '' };
  }

  #find(bytes: Buffer, encoding: string | null): number {
    const text = bytes.toString('latin1');
    const key = encoding === null ? text : `${encoding}\0${text}`;
    const known = this.#byBytes.get(key);
    if (known !== undefined) return known;
    this.#byBytes.set(key, this.#people.length);
    return this.#people.push(personOf(decodeText(bytes, encoding).replaceAll('\0', ''))) - 1;
  }
}

/** Whoever makes all names meet in one place makes them no slower than `#find` is. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = ((value << 5) - value + (bytes[at] as number)) | 0;
  return value ^ (value >>> 12);
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}

function personOf(text: string): Person {
  const open = text.indexOf('<');
  const close = open === -1 ? -1 : text.indexOf('>', open);
  return {
    name: (open === -1 ? text : text.slice(0, open)).trim(),
    email: close === -1 ? '' : text.slice(open + 1, close).trim(),
  };
}
