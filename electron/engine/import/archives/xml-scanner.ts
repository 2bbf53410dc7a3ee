/**
 * XML as the parts of a workbook are written: elements, attributes, text, in chunks. Prefixes are left out. A document
 * type is refused, and with it every entity but the five and numbers: nothing can be expanded or fetched.
 */

export interface XmlHandler {
  /** `attributes` as written: see `attribute`. Called for an empty element too, followed by `close`. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** It is no XML that a workbook may hold. */
export class XmlFault extends Error {}

/** A cell holds 32,767 characters at most; nothing between two brackets is longer than this. */
const LONGEST = 1024 * 1024;
const DEEPEST = 100;
const [SLASH, EXCLAMATION, QUESTION] = [0x2f, 0x21, 0x3f];

export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest = '';
  #depth = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Throws XmlFault. */
  write(chunk: Uint8Array): void {
    try {
      this.#rest += this.#decoder.decode(chunk, { stream: true });
    } catch {
      throw new XmlFault('not UTF-8');
    }
    const used = this.#scan();
    this.#rest = this.#rest.slice(used);
    if (this.#rest.length > LONGEST) throw new XmlFault('too long');
  }

  /** Throws XmlFault for a document that stops half way. */
  end(): void {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw new XmlFault('cut');
  }

  /** How far it got: what follows needs more. */
  #scan(): number {
    const text = this.#rest;
    let at = 0;
    for (;;) {
      const bracket = text.indexOf('<', at);
      if (bracket < 0) return at;
      const end = markupEnd(text, bracket);
      if (end < 0) return at;
      if (bracket > at && this.#depth > 0) this.#handler.text(decodeText(text.slice(at, bracket)));
      this.#markup(text.slice(bracket, end));
      at = end;
    }
  }

  #markup(markup: string): void {
    const second = markup.charCodeAt(1);
    if (second === SLASH) this.#close(localName(markup.slice(2, -1).trimEnd()));
    else if (second !== EXCLAMATION && second !== QUESTION) this.#open(markup);
    else if (markup.startsWith('<![CDATA[')) this.#handler.text(markup.slice(9, -3));
    else if (markup.startsWith('<!') && !markup.startsWith('<!--')) throw new XmlFault('document type');
  }

  #open(markup: string): void {
    const empty = markup.endsWith('/>');
    const inner = markup.slice(1, empty ? -2 : -1);
    const space = inner.search(/\s/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    this.#depth++;
    if (this.#depth > DEEPEST) throw new XmlFault('too deep');
    this.#handler.open(name, space < 0 ? '' : inner.slice(space));
    if (empty) this.#close(name);
  }

  #close(name: string): void {
    this.#depth--;
    if (this.#depth < 0) throw new XmlFault('closed twice');
    this.#handler.close(name);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Behind the markup that begins at a bracket; -1 when it goes on. Quoted values may hold brackets. */
function markupEnd(text: string, start: number): number {
  const second = text.charCodeAt(start + 1);
  if (second === SLASH) return behind(text, '>', start);
  if (second === EXCLAMATION || second === QUESTION) {
    for (const [opening, closing] of LONG_MARKUP) {
      if (text.startsWith(opening, start)) return behind(text, closing, start + opening.length);
      // It may still become one.
      if (opening.startsWith(text.slice(start, start + opening.length))) return -1;
    }
  }
  for (let at = start + 1; ; ) {
    const end = text.indexOf('>', at);
    if (end < 0) return -1;
    const quote = firstQuote(text, at, end);
    if (quote < 0) return end + 1;
    const closing = text.indexOf(text.charAt(quote), quote + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

const LONG_MARKUP = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function behind(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from);
  return found < 0 ? -1 : found + closing.length;
}

function firstQuote(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

/** The value of an attribute, whatever its prefix; null = it isn't there. */
export function attribute(attributes: string, name: string): string | null {
  for (const [, found, double, single] of attributes.matchAll(
    /\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (found === name) return decodeText(double ?? single ?? '');
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex === undefined && decimal === undefined) return NAMED[name] ?? whole;
      const point = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : '\ufffd';
    },
  );
}
