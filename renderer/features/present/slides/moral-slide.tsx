import { useText } from '../../../i18n.ts';
import own from './moral-slide.module.css';
import { joinNote, type SlideMaker } from './slide.ts';
import classes from './slides.module.css';

const STEPS = ['measure', 'find', 'try'] as const;

/** What it is all for. */
export const moralSlide: SlideMaker = {
  hasData: () => true,
  parts: ({ t }) => [
    { name: null, content: <MoralSlide />, note: joinNote(t('present.note.moral'), t('present.note.moral-ask')) },
  ],
};

function MoralSlide() {
  const { t } = useText();
  return (
    <div className={own.moral}>
      <h2 className={classes.huge}>{t('present.slide.moral.title')}</h2>
      <ol className={own.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`present.slide.moral.${step}`)}</strong>
            <span>{t(`present.slide.moral.${step}-about`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
