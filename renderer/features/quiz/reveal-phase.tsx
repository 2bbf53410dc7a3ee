import type { QuizOption, QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import { currentQuestion, currentRound, type HostGame, type HostRound, pointsOf } from './host-game.ts';
import reveal from './reveal.module.css';
import classes from './stage.module.css';
import { TeamMark } from './team-mark.tsx';
import { useFit } from './use-fit.ts';

/** The right options by shape and word, the hands each had, and why. */
export function RevealPhase({ game }: { readonly game: HostGame }) {
  const { t, locale } = useText();
  const body = useFit(game);
  const question = currentQuestion(game);
  const round = currentRound(game);
  if (question === null || round === null) return null;
  const tally = tallyOf(game, question, round);
  return (
    <div className={classes.body} ref={body}>
      <h2 className={`${classes.prompt} ${reveal.prompt}`}>{question.prompt[locale]}</h2>
      <div className={reveal.sides}>
        <ol className={reveal.options} data-many={question.options.length > 4}>
          {question.options.map((option, index) => (
            <Revealed
              key={option.id}
              option={option}
              number={index + 1}
              isRight={question.correct.includes(option.id)}
              tally={tally}
              chosenBy={game.teams.flatMap((_, team) =>
                round.choices[team]?.includes(option.id) === true ? [team] : [],
              )}
            />
          ))}
        </ol>
        <div className={reveal.why}>
          <Right game={game} question={question} round={round} />
          <h3>{t('quizHost.reveal.why')}</h3>
          <p>{question.explanation[locale]}</p>
          {question.source !== null && (
            <p className={reveal.source}>{t('quizHost.reveal.source', { title: question.source.title[locale] })}</p>
          )}
        </div>
      </div>
    </div>
  );
}

interface Tally {
  readonly of: 'hands' | 'teams';
  readonly counts: Readonly<Record<string, number>>;
  readonly most: number;
}

/** Hands where any were counted, else how many teams chose each option. */
function tallyOf(game: HostGame, { options }: QuizQuestion, round: HostRound): Tally {
  const isCounted = Object.keys(round.hands).length > 0;
  const counts = Object.fromEntries(
    options.map(({ id }) => [
      id,
      isCounted
        ? (round.hands[id] ?? 0)
        : game.teams.filter((_, team) => round.choices[team]?.includes(id) === true).length,
    ]),
  );
  return { of: isCounted ? 'hands' : 'teams', counts, most: Math.max(0, ...Object.values(counts)) };
}

interface RevealedProps {
  readonly option: QuizOption;
  readonly number: number;
  readonly isRight: boolean;
  readonly tally: Tally;
  readonly chosenBy: readonly number[];
}

function Revealed({ option, number, isRight, tally, chosenBy }: RevealedProps) {
  const { t, locale } = useText();
  const count = tally.counts[option.id] ?? 0;
  return (
    <li className={reveal.option} data-right={isRight}>
      {tally.most > 0 && <span className={reveal.bar} style={{ width: `${(100 * count) / tally.most}%` }} />}
      <span className={classes.number}>{number}</span>
      <span className={classes.text}>
        <span className={reveal.words}>{option.text[locale]}</span>{' '}
        {isRight && (
          <span className={reveal.right}>
            <Icon name="check" size={24} />
            {t('quizHost.reveal.right')}
          </span>
        )}
      </span>
      <span className={reveal.chosenBy}>
        {chosenBy.map((team) => (
          <TeamMark key={team} team={team} />
        ))}
      </span>
      {tally.most > 0 && <span className={reveal.count}>{t(`quizHost.reveal.${tally.of}`, { count })}</span>}
    </li>
  );
}

interface RightProps {
  readonly game: HostGame;
  readonly question: QuizQuestion;
  readonly round: HostRound;
}

/** Who gets points for this question; says nothing where nobody was asked. */
function Right({ game, question, round }: RightProps) {
  const { t } = useText();
  const winners = game.teams.filter((_, team) => pointsOf(question, round, team) > 0);
  const wasAsked = round.choices.some((chosen) => chosen.length > 0);
  if (winners.length === 0 && !wasAsked) return null;
  return (
    <p className={reveal.got}>
      {winners.length === 0 ? t('quizHost.reveal.nobody') : t('quizHost.reveal.got', { teams: winners.join(', ') })}
    </p>
  );
}
