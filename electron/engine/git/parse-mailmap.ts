/** Whom a repository's authors are, by its .mailmap (gitmailmap(5)), found as git finds them. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** Name and address as `git log --format='%aN %aE'` shows them. */
export type Mailmap = (author: Identity) => Identity;

interface Proper {
  name: string | null;
  email: string | null;
}

interface Entry extends Proper {
  /** By the name that the commit has, in small letters. */
  readonly byName: Map<string, Proper>;
}

export function parseMailmap(text: string): Mailmap {
  const entries = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const first = readIdentity(line);
    // Only where a commit's address is the second one may it be empty.
    if (first === null || first.email === '') continue;
    add(entries, first, readIdentity(first.rest));
  }
  return (author) => {
    const entry = entries.get(lowerCase(author.email));
    const proper = entry?.byName.get(lowerCase(author.name)) ?? entry;
    return { name: proper?.name ?? author.name, email: proper?.email ?? author.email };
  };
}

interface Read {
  /** null = there is none before the address. */
  readonly name: string | null;
  readonly email: string;
  /** What follows. */
  readonly rest: string;
}

/** `Name <address>`; null where there is no address. */
function readIdentity(text: string): Read | null {
  const open = text.indexOf('<');
  const close = open < 0 ? -1 : text.indexOf('>', open);
  if (close < 0) return null;
  const name = text.slice(0, open).replace(/^[ \t\r]+|[ \t\r]+$/g, '');
  return { name: name === '' ? null : name, email: text.slice(open + 1, close), rest: text.slice(close + 1) };
}

/** With one address alone it is the commit's, and the name before it the proper one. */
function add(entries: Map<string, Entry>, proper: Read, old: Read | null): void {
  const email = old === null ? null : proper.email;
  const key = lowerCase((old ?? proper).email);
  const entry = entries.get(key) ?? { name: null, email: null, byName: new Map() };
  entries.set(key, entry);
  if (old?.name != null) entry.byName.set(lowerCase(old.name), { name: proper.name, email });
  else {
    entry.name = proper.name ?? entry.name;
    entry.email = email ?? entry.email;
  }
}

/** Letters of ASCII alone, as git compares. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
