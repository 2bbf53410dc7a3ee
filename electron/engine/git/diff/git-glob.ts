/**
 * Patterns as git writes them (gitattributes, gitignore), matched in time that grows with the length of pattern times path,
 * whatever a stranger thought of: all ways through the pattern are followed at once. Everything is a character a byte.
 */

type Token =
  | { readonly kind: 'byte'; readonly byte: string }
  /** One of these, in a folder's or file's name. */
  | { readonly kind: 'one-of'; readonly has: (byte: string) => boolean }
  | { readonly kind: 'any-in-name' }
  /** All that follows, folders too. */
  | { readonly kind: 'rest' }
  /** Any number of folders, each with its slash. */
  | { readonly kind: 'folders' };

export type GitGlob = (text: string) => boolean;

const ANY: Token = { kind: 'any-in-name' };
const NOT_SLASH: Token = { kind: 'one-of', has: () => true };

export function compileGitGlob(pattern: string): GitGlob {
  if (!/[*?[\\]/.test(pattern)) return (text) => text === pattern;
  const end = /^\*([^*?[\\/]+)$/.exec(pattern)?.[1];
  if (end !== undefined) return (text) => text.endsWith(end) && !text.includes('/');
  // What comes before the first mark is taken off first, so that "a**/b" is "**/b" behind an a (dir.c, match_pathname).
  const start = pattern.search(/[*?[\\]/);
  const prefix = pattern.slice(0, start);
  const tokens = tokensOf(pattern.slice(start));
  return tokens === null ? () => false : (text) => text.startsWith(prefix) && isMatch(tokens, text.slice(start));
}

/** null = nothing matches it: a bracket is never closed. */
function tokensOf(pattern: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const byte = pattern[at] as string;
    if (byte === '*') {
      const stars = /^\*+/.exec(pattern.slice(at))?.[0].length ?? 1;
      const next = pattern[at + stars];
      const isWhole = stars > 1 && (at === 0 || pattern[at - 1] === '/');
      if (isWhole && next === '/') tokens.push({ kind: 'folders' });
      else tokens.push(isWhole && /^(\\\/|$)/.test(pattern.slice(at + stars)) ? { kind: 'rest' } : ANY);
      at += stars + (isWhole && next === '/' ? 1 : 0);
    } else if (byte === '[') {
      const found = readClass(pattern, at);
      if (found === null) return null;
      tokens.push({ kind: 'one-of', has: found.has });
      at = found.end;
    } else {
      const isEscape = byte === '\\';
      tokens.push(byte === '?' ? NOT_SLASH : { kind: 'byte', byte: isEscape ? (pattern[at + 1] ?? '') : byte });
      at += isEscape ? 2 : 1;
    }
  }
  return tokens;
}

const NAMED: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[^ -~\x80-\xff]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

interface Class {
  readonly has: (byte: string) => boolean;
  /** Where the pattern goes on. */
  readonly end: number;
}

function readClass(pattern: string, start: number): Class | null {
  let at = start + 1;
  const isNegative = pattern[at] === '!' || pattern[at] === '^';
  if (isNegative) at++;
  const first = at;
  const ranges: [from: string, to: string][] = [];
  const named: RegExp[] = [];
  while (at === first || pattern[at] !== ']') {
    if (at >= pattern.length) return null;
    const name = /^\[:([a-z]+):\]/.exec(pattern.slice(at, at + 12));
    if (name !== null) {
      const known = NAMED[name[1] ?? ''];
      if (known === undefined) return null;
      named.push(known);
      at += name[0].length;
      continue;
    }
    const [from, next] = readByte(pattern, at);
    if (pattern[next] === '-' && pattern[next + 1] !== ']' && next + 1 < pattern.length) {
      const [to, after] = readByte(pattern, next + 1);
      ranges.push([from, to]);
      at = after;
    } else {
      ranges.push([from, from]);
      at = next;
    }
  }
  const isIn = (byte: string) =>
    ranges.some(([from, to]) => from <= byte && byte <= to) || named.some((one) => one.test(byte));
  return { has: (byte) => isIn(byte) !== isNegative, end: at + 1 };
}

function readByte(pattern: string, at: number): [byte: string, next: number] {
  return pattern[at] === '\\' ? [pattern[at + 1] ?? '', at + 2] : [pattern[at] ?? '', at + 1];
}

function isMatch(tokens: readonly Token[], text: string): boolean {
  let reached = new Uint8Array(tokens.length + 1);
  let next = new Uint8Array(tokens.length + 1);
  reach(tokens, reached, 0);
  for (const byte of text) {
    next.fill(0);
    for (let place = 0; place < tokens.length; place++) if (reached[place] === 1) step(tokens, next, place, byte);
    [reached, next] = [next, reached];
  }
  return reached[tokens.length] === 1;
}

function step(tokens: readonly Token[], next: Uint8Array, place: number, byte: string): void {
  const token = tokens[place] as Token;
  if (token.kind === 'byte') {
    if (token.byte === byte) reach(tokens, next, place + 1);
  } else if (token.kind === 'one-of') {
    if (byte !== '/' && token.has(byte)) reach(tokens, next, place + 1);
  } else if (token.kind === 'any-in-name') {
    if (byte !== '/') reach(tokens, next, place);
  } else if (token.kind === 'rest') reach(tokens, next, place);
  else {
    // In the midst of a folder's name the rest of the pattern can't begin.
    next[place] = 1;
    if (byte === '/') reach(tokens, next, place + 1);
  }
}

/** What may match nothing is passed at once. */
function reach(tokens: readonly Token[], places: Uint8Array, from: number): void {
  for (let place = from; places[place] !== 1; place++) {
    places[place] = 1;
    const kind = tokens[place]?.kind;
    if (kind !== 'any-in-name' && kind !== 'rest' && kind !== 'folders') return;
  }
}
