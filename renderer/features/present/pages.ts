/** The pages that a deck comes to with the data at hand. */
import type { ReactNode } from 'react';
import type { TextTools } from '../../i18n.ts';
import { courseMetric, type Deck, type DeckSlide } from './deck.ts';
import type { DeckData } from './deck-data.ts';
import { SLIDE_MAKERS } from './slides/slide-makers.ts';

export interface Page {
  /** "levels/0": the slide's id and which of its pages. */
  readonly key: string;
  readonly slide: DeckSlide;
  readonly name: string;
  /** What to say: the presenter's own words, else what the data suggest. */
  readonly note: string;
  readonly isSecret: boolean;
  readonly content: ReactNode;
}

export function isShown(slide: DeckSlide, data: DeckData): boolean {
  return slide.shown ?? SLIDE_MAKERS[slide.kind].hasData(data);
}

export function pagesOf(deck: Deck, data: DeckData, text: TextTools): readonly Page[] {
  return deck.slides.filter((slide) => isShown(slide, data)).flatMap((slide) => slidePages(slide, data, text));
}

/** At least one, whether the slide is shown or not. */
export function slidePages(slide: DeckSlide, data: DeckData, text: TextTools): readonly Page[] {
  const name = slideName(slide, text);
  return SLIDE_MAKERS[slide.kind].parts({ data, slide, ...text }).map((part, index) => ({
    key: `${slide.id}/${index}`,
    slide,
    name: part.name ?? name,
    note: index === 0 && slide.note !== null ? data.say(slide.note) : part.note,
    isSecret: part.isSecret ?? false,
    content: part.content,
  }));
}

/** What the slide is called in a list. */
export function slideName({ kind }: Pick<DeckSlide, 'kind'>, { t }: Pick<TextTools, 't'>): string {
  const metric = courseMetric(kind);
  if (metric !== null) return t('present.slides.course', { metric: t(`metrics.name.${metric}`) });
  return t(`present.slides.${kind as PlainKind}`);
}
type PlainKind = Exclude<DeckSlide['kind'], `course-${string}`>;
