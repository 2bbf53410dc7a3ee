import { ADVICE_RANKS, type SlideKind } from '../deck.ts';
import { adviceSlide, oneAdviceSlide } from './advice-slides.tsx';
import { COURSE_SLIDES } from './course-slide.tsx';
import { levelsSlide } from './levels-slide.tsx';
import { metricsSlide } from './metrics-slide.tsx';
import { moralSlide } from './moral-slide.tsx';
import { moversSlide } from './movers-slide.tsx';
import { quizSlides } from './quiz-slides.tsx';
import type { SlideMaker } from './slide.ts';
import { stagesSlide } from './stages-slide.tsx';
import { summarySlide } from './summary-slide.tsx';
import { titleSlide } from './title-slide.tsx';
import { versionsSlide } from './versions-slide.tsx';
import { closingSlide, textSlide } from './words-slides.tsx';

/** What makes each kind of slide. */
export const SLIDE_MAKERS: Readonly<Record<SlideKind, SlideMaker>> = {
  title: titleSlide,
  metrics: metricsSlide,
  levels: levelsSlide,
  ...fromEntries(COURSE_SLIDES),
  stages: stagesSlide,
  movers: moversSlide,
  versions: versionsSlide,
  quiz: quizSlides,
  advice: adviceSlide,
  ...fromEntries(ADVICE_RANKS.map((rank) => [`advice-${rank}`, oneAdviceSlide(rank)] as const)),
  moral: moralSlide,
  summary: summarySlide,
  closing: closingSlide,
  text: textSlide,
};

function fromEntries<K extends string>(entries: readonly (readonly [K, SlideMaker])[]): Record<K, SlideMaker> {
  return Object.fromEntries(entries) as Record<K, SlideMaker>;
}
