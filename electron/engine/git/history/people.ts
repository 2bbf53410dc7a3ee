import { decodeText } from '../decode-text.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Few people make many commits: each is decoded once. */
export class People {
  readonly #people: Person[] = [];
  readonly #byBytes = new Map<string, number>();

  /** Number of the person whom `Name <address>` names, in the encoding that a commit says. */
  add(bytes: Buffer, encoding: string | null): number {
    const key = encoding === null ? bytes.toString('latin1') : `${encoding}\0${bytes.toString('latin1')}`;
    const known = this.#byBytes.get(key);
    if (known !== undefined) return known;
    this.#byBytes.set(key, this.#people.length);
    return this.#people.push(personOf(decodeText(bytes, encoding).replaceAll('\0', ''))) - 1;
  }

  person(number: number): Person {
    return this.#people[number] ?? { name: '', email: '' };
  }
}

function personOf(text: string): Person {
  const open = text.indexOf('<');
  const close = open === -1 ? -1 : text.indexOf('>', open);
  return {
    name: (open === -1 ? text : text.slice(0, open)).trim(),
    email: close === -1 ? '' : text.slice(open + 1, close).trim(),
  };
}
