import { choiceCount } from '../../../shared/guidance/quiz.ts';
import { useText } from '../../i18n.ts';
import { currentQuestion, type HostGame } from './host-game.ts';
import classes from './stage.module.css';
import { StageFigure } from './stage-figure.tsx';
import { useFit } from './use-fit.ts';

/** The question and its options, as large as they fit; the same while the clock runs. */
export function QuestionPhase({ game }: { readonly game: HostGame }) {
  const { t, locale } = useText();
  const body = useFit(game);
  const question = currentQuestion(game);
  if (question === null) return null;
  const count = choiceCount(question);
  return (
    <div className={classes.body} ref={body}>
      <h2 className={classes.prompt}>
        {question.prompt[locale]}
        <span className={classes.choose}>
          {count === 1 ? t('quizHost.choose.one') : t('quizHost.choose.many', { count })}
        </span>
      </h2>
      {question.figure !== undefined && <StageFigure figure={question.figure} />}
      <ol className={classes.options} data-many={question.options.length > 4 || question.figure !== undefined}>
        {question.options.map(({ id, text }, index) => (
          <li key={id} className={classes.option}>
            <span className={classes.number}>{index + 1}</span>
            <span className={classes.text}>{text[locale]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
