import { Button } from '@mantine/core';
import { isRight, QUIZ_TOPICS, type QuizQuestion, scoreQuiz } from '../../../shared/guidance/quiz.ts';
import { useText } from '../../i18n.ts';
import { setScreenParams } from '../../store/view.ts';
import { type Playing, playAgain, usePlay } from './play-state.ts';
import classes from './quiz.module.css';
import { QuizAnswer } from './quiz-answer.tsx';
import { newSeed } from './use-drawn.ts';

interface PlayResultProps {
  readonly playing: Playing;
}

/** The score, by topic too, and every question with its answer. */
export function PlayResult({ playing }: PlayResultProps) {
  const { t } = useText();
  const best = usePlay((state) => (Object.hasOwn(state.best, playing.id) ? state.best[playing.id] : undefined));
  const { right, answered, total } = scoreQuiz(playing, playing.answers);
  const word = right === total ? 'all' : right * 2 >= total ? 'most' : 'some';
  return (
    <>
      <section className={classes.question} aria-live="polite">
        <h2 className={classes.prompt}>{t('quiz.result.title', { right, total })}</h2>
        <p className={classes.soft}>
          {t(`quiz.result.${word}`)}
          {answered < total && ` ${t('quiz.result.skipped', { count: total - answered })}`}
        </p>
        {best !== undefined && (
          <p className={classes.soft}>
            {playing.isBest === true ? t('quiz.result.new-best') : t('quiz.result.best', { ...best })}
          </p>
        )}
        <TopicScores playing={playing} />
        <div className={classes.actions}>
          <Button onClick={playAgain}>{t('quiz.result.again')}</Button>
          <Button variant="default" onClick={() => setScreenParams({ seed: String(newSeed()) })}>
            {t('quiz.result.other')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setScreenParams({ play: null })}>
            {t('quiz.stop')}
          </Button>
        </div>
      </section>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('quiz.result.review')}</h2>
        {playing.questions.map((question) => (
          <Reviewed key={question.id} question={question} chosen={chosenOf(playing, question)} />
        ))}
      </section>
    </>
  );
}

function TopicScores({ playing }: PlayResultProps) {
  const { t } = useText();
  const topics = QUIZ_TOPICS.flatMap((topic) => {
    const questions = playing.questions.filter((question) => question.topic === topic);
    if (questions.length === 0) return [];
    return [{ topic, ...scoreQuiz({ ...playing, questions }, playing.answers) }];
  });
  return (
    <table className={classes.topics} aria-label={t('quiz.result.by-topic')}>
      <thead>
        <tr>
          <th scope="col">{t('quiz.result.topic')}</th>
          <th scope="col">{t('quiz.result.of-topic')}</th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, right, total }) => (
          <tr key={topic}>
            <th scope="row">{t(`quiz.topic.${topic}`)}</th>
            <td>
              <span className={classes.share} aria-hidden="true">
                <span style={{ width: `${(100 * right) / total}%` }} />
              </span>
              {right} / {total}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReviewedProps {
  readonly question: QuizQuestion;
  readonly chosen: readonly string[];
}

function Reviewed({ question, chosen }: ReviewedProps) {
  const { t, locale } = useText();
  const words = (ids: readonly string[]): string =>
    question.options
      .filter(({ id }) => ids.includes(id))
      .map(({ text }) => text[locale])
      .join(', ');
  const right = isRight(question, chosen);
  return (
    <article className={classes.review}>
      <h3 className={classes.reviewPrompt}>{question.prompt[locale]}</h3>
      <p className={classes.faint}>
        {chosen.length === 0 ? t('quiz.result.nothing-chosen') : t('quiz.result.you-chose', { options: words(chosen) })}
        {chosen.length > 0 && ` · ${t(right ? 'quiz.right' : 'quiz.wrong')}`}
      </p>
      <p className={classes.rightWas}>{t('quiz.result.right-was', { options: words(question.correct) })}</p>
      <QuizAnswer question={question} />
    </article>
  );
}

function chosenOf({ answers }: Playing, { id }: QuizQuestion): readonly string[] {
  return Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
}
