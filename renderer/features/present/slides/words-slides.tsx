/** Slides of words: the presenter's own, and the last one. */
import { useText } from '../../../i18n.ts';
import type { DeckSlide } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import { linesSize } from './lines-size.ts';
import { isLong } from './long-heading.ts';
import { plainSentence } from './movers-slide.tsx';
import type { SlideContext, SlideMaker } from './slide.ts';
import { SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

export const textSlide: SlideMaker = {
  hasData: () => true,
  parts: ({ data, slide, t }) => [
    {
      name: ownWords(data, slide.heading) || t('present.slide.text.untitled'),
      note: '',
      content: <TextSlide data={data} slide={slide} />,
    },
  ],
};

export const closingSlide: SlideMaker = {
  hasData: () => true,
  parts: (context) => [
    {
      name: null,
      note: context.t('present.note.closing'),
      content: <ClosingSlide {...nextStep(context)} data={context.data} slide={context.slide} />,
    },
  ],
};

function ownWords(data: DeckData, words: string | null): string {
  return words === null ? '' : data.say(words).trim();
}

interface WordsProps {
  readonly data: DeckData;
  readonly slide: DeckSlide;
}

function TextSlide({ data, slide }: WordsProps) {
  const { t } = useText();
  const lines = linesOf(ownWords(data, slide.lines));
  const heading = ownWords(data, slide.heading) || t('present.slide.text.untitled');
  const texts = lines.map(({ line }) => line);
  return (
    <SlideFrame title={heading}>
      <ul className={classes.lines} data-size={linesSize(heading, texts)}>
        {lines.map(({ line, at }) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </SlideFrame>
  );
}

function linesOf(words: string): readonly { readonly line: string; readonly at: number }[] {
  return words
    .split('\n')
    .map((line, at) => ({ line: line.trim(), at }))
    .filter(({ line }) => line !== '');
}

/** The overview's own: "Next: time to deploy …"; '' where nothing calls for one. */
function nextStep({ data, t, locale }: SlideContext): { readonly next: string } {
  const found = data.sentences.find(({ code }) => code.startsWith('next-'));
  return { next: found === undefined ? '' : plainSentence(found, t, locale) };
}

function ClosingSlide({ data, slide, next }: WordsProps & { readonly next: string }) {
  const { t } = useText();
  const lines = slide.lines === null ? next : data.say(slide.lines);
  const heading = slide.heading === null ? t('present.slide.closing.heading') : data.say(slide.heading);
  return (
    <div className={classes.opening}>
      <h2 className={classes.huge} data-long={isLong(heading)}>
        {heading}
      </h2>
      {linesOf(lines).map(({ line, at }) => (
        <p key={at} className={classes.openingLines}>
          {line}
        </p>
      ))}
    </div>
  );
}
