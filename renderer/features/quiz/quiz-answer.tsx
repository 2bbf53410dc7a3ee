import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { useText } from '../../i18n.ts';
import classes from './quiz.module.css';

/** Why an answer is right, and who says so. The address is text: the window connects to nothing. */
export function QuizAnswer({ question: { explanation, source } }: { readonly question: QuizQuestion }) {
  const { t, locale } = useText();
  return (
    <>
      <p className={classes.explanation}>{explanation[locale]}</p>
      {source !== null && (
        <p className={classes.faint}>
          {t('quiz.source', { title: source.title[locale] })}
          <br />
          <span className={classes.address}>{source.url}</span>
        </p>
      )}
    </>
  );
}
