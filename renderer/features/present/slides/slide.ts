/**
 * What a kind of slide is: whether the data have something for it, the pages it makes, and what to say at each. A new one is
 * a file beside this, a line in slide-makers.ts, a kind in deck.ts and its name in shared/i18n/texts/present.ts.
 */
import type { ReactNode } from 'react';
import type { TextTools } from '../../../i18n.ts';
import type { DeckSlide } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';

export interface SlideContext extends TextTools {
  readonly data: DeckData;
  readonly slide: DeckSlide;
}

export interface SlidePart {
  /** What it is called where it is not shown itself; null = as its slide. */
  readonly name: string | null;
  /** What to say, made of the data. */
  readonly note: string;
  /** An answer: the audience is not to see it before its turn, not even in little. */
  readonly isSecret?: boolean;
  readonly content: ReactNode;
}

export interface SlideMaker {
  /** Whether it is shown where the presenter has not said. */
  readonly hasData: (data: DeckData) => boolean;
  /** One or more pages, also without data: then it says what is missing. */
  readonly parts: (context: SlideContext) => readonly SlidePart[];
}

/** Sentences of a note, the empty ones left out. */
export function joinNote(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join('\n');
}
