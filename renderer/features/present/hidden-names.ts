/**
 * Names of a client that an audience is not to read, each with what is said in its place: "Service A", "Team 1". The same
 * name is the same everywhere in a deck.
 */

export type NameKind = 'service' | 'team' | 'repository' | 'person' | 'version' | 'environment';

export interface Names {
  readonly client: string;
  /** Most important first: they are lettered and numbered in this order. */
  readonly named: Readonly<Record<NameKind, readonly string[]>>;
}

export interface NameWords {
  readonly client: string;
  readonly named: (kind: NameKind, mark: string) => string;
}

export interface HiddenNames {
  readonly client: string;
  of(kind: NameKind, name: string): string;
  /** The bare letter or number, where the words around it say what it is of. */
  markOf(kind: NameKind, name: string): string;
  /** Of a name that may be of any kind. */
  ofAny(name: string): string;
  /** A text with every name in it replaced. */
  within(text: string): string;
}

const KINDS: readonly NameKind[] = ['service', 'team', 'repository', 'person', 'environment', 'version'];

export function hiddenNames({ client, named }: Names, words: NameWords): HiddenNames {
  const marks = new Map<string, string>();
  /** By the name in small letters; the names themselves are what is looked for. */
  const byName = new Map<string, string>();
  const known: string[] = [];
  const hide = (name: string, words: string) => {
    const trimmed = name.trim();
    if (trimmed === '' || byName.has(trimmed.toLowerCase())) return;
    byName.set(trimmed.toLowerCase(), words);
    known.push(trimmed);
  };
  hide(client, words.client);
  for (const kind of KINDS) {
    [...new Set(named[kind])].forEach((name, index) => {
      const mark = kind === 'service' ? letters(index) : String(index + 1);
      marks.set(`${kind} ${name}`, mark);
      hide(name, words.named(kind, mark));
    });
  }
  const pattern = patternOf(known);
  /** What came up after the names were gathered has no mark of its own. */
  const markOf = (kind: NameKind, name: string) => marks.get(`${kind} ${name}`) ?? '?';
  return {
    client: words.client,
    markOf,
    of: (kind, name) => words.named(kind, markOf(kind, name)),
    ofAny(name) {
      const kind = KINDS.find((each) => marks.has(`${each} ${name}`)) ?? 'person';
      return words.named(kind, markOf(kind, name));
    },
    within: (text) =>
      pattern === null ? text : text.replace(pattern, (found) => byName.get(found.toLowerCase()) ?? '…'),
  };
}

/** 0 → A, 25 → Z, 26 → AA */
export function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Any of the names, the longest first; a Latin one only as a whole word. Korean particles may follow a name at once. */
function patternOf(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const alternatives = [...names]
    .sort((one, other) => other.length - one.length)
    .map((name) => {
      const before = /^[a-z0-9]/i.test(name) ? '(?<![A-Za-z0-9])' : '';
      const after = /[a-z0-9]$/i.test(name) ? '(?![A-Za-z0-9])' : '';
      return before + name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + after;
    });
  return new RegExp(alternatives.join('|'), 'giu');
}
