/**
 * A deck as it is kept by name: which slides, in which order, shown or not, with what the presenter wrote. What the slides
 * say comes from the data each time, so that a deck outlives the figures it was made with.
 */
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';

export const ADVICE_RANKS = [1, 2, 3] as const;
export type AdviceRank = (typeof ADVICE_RANKS)[number];

/** Each stands in a deck once, but for the presenter's own texts. */
export type FixedSlide =
  | 'title'
  | 'metrics'
  | 'levels'
  | `course-${MetricName}`
  | 'stages'
  | 'movers'
  | 'versions'
  | 'advice'
  | `advice-${AdviceRank}`
  | 'quiz'
  | 'moral'
  | 'summary'
  | 'closing';
export type SlideKind = FixedSlide | 'text';

/** In the order in which they make the deck that comes with Doradeck. */
export const FIXED_SLIDES: readonly FixedSlide[] = [
  'title',
  'metrics',
  'levels',
  ...METRIC_NAMES.map((metric) => `course-${metric}` as const),
  'stages',
  'movers',
  'versions',
  'quiz',
  'advice',
  ...ADVICE_RANKS.map((rank) => `advice-${rank}` as const),
  'moral',
  'summary',
  'closing',
];

/** Of slides with words of the presenter's own. */
export const WORDED: readonly SlideKind[] = ['title', 'text', 'closing'];

export interface DeckSlide {
  /** The kind, but for texts: "text-1". */
  readonly id: string;
  readonly kind: SlideKind;
  /** null = where the data have something to show. */
  readonly shown: boolean | null;
  /** For the presenter alone; null = what the data suggest saying. */
  readonly note: string | null;
  /** null = the slide's own words. */
  readonly heading: string | null;
  readonly lines: string | null;
  /** Of the quiz: id of the pack and ids of its questions; null = the first. */
  readonly pack: string | null;
  readonly questions: readonly string[] | null;
}

export type DeckTheme = 'light' | 'dark';

export interface Deck {
  readonly version: 1;
  readonly slides: readonly DeckSlide[];
  readonly theme: DeckTheme;
  /** Of services, teams, people, repositories and the client. */
  readonly hidesNames: boolean;
  /** Pages with what the presenter says, in the PDF. */
  readonly printsNotes: boolean;
}

export const LONGEST = { note: 4000, heading: 200, lines: 1000 } as const;
export const MOST_SLIDES = 100;

export function newSlide(kind: SlideKind, id: string): DeckSlide {
  return { id, kind, shown: null, note: null, heading: null, lines: null, pack: null, questions: null };
}

export const DEFAULT_DECK: Deck = {
  version: 1,
  slides: FIXED_SLIDES.map((kind) => newSlide(kind, kind)),
  theme: 'light',
  hidesNames: false,
  printsNotes: false,
};

/** Puts a slide where another one is; those between move up or down. */
export function moveSlide(deck: Deck, id: string, to: number): Deck {
  const from = deck.slides.findIndex((slide) => slide.id === id);
  const moved = deck.slides[from];
  if (moved === undefined) return deck;
  const rest = deck.slides.toSpliced(from, 1);
  return { ...deck, slides: rest.toSpliced(Math.min(Math.max(0, to), rest.length), 0, moved) };
}

export function changeSlide(deck: Deck, id: string, patch: Partial<Omit<DeckSlide, 'id' | 'kind'>>): Deck {
  return { ...deck, slides: deck.slides.map((slide) => (slide.id === id ? { ...slide, ...patch } : slide)) };
}

/** A text of the presenter's own, after the slide that is named. Gives its id; null = the deck is full. */
export function addText(deck: Deck, after: string | null): { readonly deck: Deck; readonly id: string } | null {
  if (deck.slides.length >= MOST_SLIDES) return null;
  const taken = new Set(deck.slides.map((slide) => slide.id));
  let number = 1;
  while (taken.has(`text-${number}`)) number += 1;
  const id = `text-${number}`;
  const place = deck.slides.findIndex((slide) => slide.id === after);
  const at = place === -1 ? deck.slides.length : place + 1;
  return { deck: { ...deck, slides: deck.slides.toSpliced(at, 0, { ...newSlide('text', id), shown: true }) }, id };
}

/** A text goes for good; the others are only not shown. */
export function removeText(deck: Deck, id: string): Deck {
  return { ...deck, slides: deck.slides.filter((slide) => slide.id !== id || slide.kind !== 'text') };
}

/** Which metric a slide shows over time, else null. */
export function courseMetric(kind: SlideKind): MetricName | null {
  return METRIC_NAMES.find((metric) => kind === `course-${metric}`) ?? null;
}
