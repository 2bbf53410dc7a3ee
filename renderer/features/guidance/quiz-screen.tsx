import { Button } from '@mantine/core';
import { isRight, type QuizPack, scoreQuiz } from '../../../shared/guidance/quiz.ts';
import { IMPROVING_DELIVERY } from '../../../shared/guidance/quiz-pack-improving-delivery.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from './guidance.module.css';
import { QuizAnswer } from './quiz-answer.tsx';
import { QuizQuestionCard } from './quiz-question.tsx';
import { restartQuiz, useQuiz } from './quiz-state.ts';

const PACK: QuizPack = IMPROVING_DELIVERY;

/** Questions of a pack one after the other, each with its explanation after the answer, then the score. */
export function QuizScreen() {
  const { t, locale } = useText();
  const step = useQuiz((state) => state.step);
  const question = PACK.questions[step];
  useScreenReady(true);
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('guidance.quiz.title')}</h1>
          <p className={classes.subtitle}>
            {PACK.title[locale]} · {t('guidance.quiz.subtitle', { count: PACK.questions.length })}
          </p>
        </div>
      </header>
      {question === undefined ? <Score /> : <QuizQuestionCard key={question.id} pack={PACK} question={question} />}
      <p className={classes.hint}>{t('guidance.quiz.note')}</p>
    </div>
  );
}

function Score() {
  const { t, locale } = useText();
  const answers = useQuiz((state) => state.answers);
  const { right, answered, total } = scoreQuiz(PACK, answers);
  const word = right === total ? 'all' : right * 2 >= total ? 'most' : 'some';
  return (
    <>
      <section className={`${classes.card} ${classes.question}`} aria-live="polite">
        <h2 className={classes.prompt}>{t('guidance.quiz.result.title', { right, total })}</h2>
        <p className={classes.soft}>
          {t(`guidance.quiz.result.${word}`)}
          {answered < total && ` ${t('guidance.quiz.result.skipped', { count: total - answered })}`}
        </p>
        <div className={classes.actions}>
          <Button onClick={restartQuiz}>{t('guidance.quiz.result.again')}</Button>
        </div>
      </section>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('guidance.quiz.result.review')}</h2>
        {PACK.questions.map((question) => {
          const chosen = answers[question.id] ?? [];
          return (
            <article key={question.id} className={classes.review}>
              <h3 className={classes.reviewPrompt}>{question.prompt[locale]}</h3>
              <p className={classes.verdict} data-right={isRight(question, chosen)}>
                {question.options
                  .filter((option) => question.correct.includes(option.id))
                  .map((option) => option.text[locale])
                  .join(', ')}
              </p>
              <QuizAnswer question={question} />
            </article>
          );
        })}
      </section>
    </>
  );
}
