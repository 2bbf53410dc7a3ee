import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';

/** Why an answer is right, and who says so. The address is text: the window connects to nothing. */
export function QuizAnswer({ question }: { readonly question: QuizQuestion }) {
  const { t, locale } = useText();
  return (
    <>
      <p className={classes.explanation}>{question.explanation[locale]}</p>
      {question.source !== null && (
        <p className={classes.faint}>
          {t('guidance.quiz.source', { title: question.source.title[locale] })}
          <br />
          <span className={classes.address}>{question.source.url}</span>
        </p>
      )}
    </>
  );
}
