/** Decks as JSON: written under a name in the workspace, and read with distrust, since files get damaged and grow older. */
import {
  DEFAULT_DECK,
  type Deck,
  type DeckSlide,
  FIXED_SLIDES,
  type FixedSlide,
  LONGEST,
  MOST_SLIDES,
  newSlide,
} from './deck.ts';

export type DeckReading =
  | { readonly kind: 'deck'; readonly deck: Deck }
  /** newer: written by a later version; damaged: no deck at all. Either is left as it is. */
  | { readonly kind: 'newer' | 'damaged' };

export function writeDeck(deck: Deck): string {
  return JSON.stringify(deck);
}

/** Slides that are not known are left out; those that the deck lacks (it is older than they are) come last, not shown. */
export function readDeck(content: string): DeckReading {
  const value = parse(content);
  if (!isRecord(value) || !Array.isArray(value.slides) || typeof value.version !== 'number') return { kind: 'damaged' };
  if (value.version > 1) return { kind: 'newer' };
  if (value.version !== 1) return { kind: 'damaged' };
  const known = readSlides(value.slides);
  const lacking = FIXED_SLIDES.filter((kind) => known.every((slide) => slide.kind !== kind));
  const deck: Deck = {
    version: 1,
    slides: [...known, ...lacking.map((kind) => ({ ...newSlide(kind, kind), shown: false }))],
    theme: value.theme === 'dark' ? 'dark' : DEFAULT_DECK.theme,
    hidesNames: value.hidesNames === true,
    printsNotes: value.printsNotes === true,
  };
  return { kind: 'deck', deck };
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readSlides(values: readonly unknown[]): readonly DeckSlide[] {
  const seen = new Set<string>();
  const room = MOST_SLIDES - FIXED_SLIDES.length;
  let texts = 0;
  return values.flatMap((value): readonly DeckSlide[] => {
    const slide = readSlide(value);
    if (slide === null || seen.has(slide.id)) return [];
    if (slide.kind === 'text') texts += 1;
    if (texts > room) return [];
    seen.add(slide.id);
    return [slide];
  });
}

function readSlide(value: unknown): DeckSlide | null {
  if (!isRecord(value)) return null;
  const { id, kind, shown } = value;
  const isText = kind === 'text' && typeof id === 'string' && /^text-\d{1,4}$/.test(id);
  const fixed: FixedSlide | undefined = FIXED_SLIDES.find((known) => known === kind && known === id);
  if (!isText && fixed === undefined) return null;
  return {
    id: isText ? id : (fixed ?? ''),
    kind: fixed ?? 'text',
    shown: typeof shown === 'boolean' ? shown : null,
    note: words(value.note, LONGEST.note),
    heading: words(value.heading, LONGEST.heading),
    lines: words(value.lines, LONGEST.lines),
    pack: words(value.pack, LONGEST.heading),
    questions: Array.isArray(value.questions)
      ? value.questions.filter((each): each is string => typeof each === 'string').slice(0, MOST_SLIDES)
      : null,
  };
}

function words(value: unknown, longest: number): string | null {
  return typeof value === 'string' ? value.slice(0, longest) : null;
}
