import { useText } from '../../../i18n.ts';
import type { DeckSlide } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import { isLong } from './long-heading.ts';
import { againstWords, periodWords, scopeWords } from './period-words.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import classes from './slides.module.css';

export const titleSlide: SlideMaker = {
  hasData: () => true,
  parts: ({ data, slide, t, locale }) => [
    {
      name: null,
      content: <TitleSlide data={data} slide={slide} />,
      note: joinNote(
        t('present.note.title', { period: periodWords(data, { locale }) }),
        t('present.note.title-against', { against: againstWords(data, { t, locale }) }),
        t('present.note.title-moral'),
      ),
    },
  ],
};

function TitleSlide({ data, slide }: { readonly data: DeckData; readonly slide: DeckSlide }) {
  const text = useText();
  const { t } = text;
  const lines = slide.lines === null ? scopeWords(data, text) : data.say(slide.lines);
  const heading =
    slide.heading === null
      ? data.client === ''
        ? t('present.slide.title.plain')
        : t('present.slide.title.heading', { client: data.client })
      : data.say(slide.heading);
  return (
    <div className={classes.opening}>
      <p className={classes.kicker}>{t('present.slide.title.kicker')}</p>
      <h2 className={classes.huge} data-long={isLong(heading)}>
        {heading}
      </h2>
      {lines !== '' && <p className={classes.openingLines}>{lines}</p>}
      <p className={classes.openingPeriod}>{periodWords(data, text)}</p>
    </div>
  );
}
