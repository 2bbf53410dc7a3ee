import { useEffect } from 'react';
import { choiceCount, type QuizOption } from '../../../shared/guidance/quiz.ts';
import spoken from '../../components/spoken.module.css';
import { useText } from '../../i18n.ts';
import { CountField } from './count-field.tsx';
import hands from './hands.module.css';
import { currentQuestion, currentRound, type HostGame } from './host-game.ts';
import { act } from './host-state.ts';
import classes from './stage.module.css';
import { TeamMark } from './team-mark.tsx';
import { useFit } from './use-fit.ts';

/** What the room answers: what each team chose, or the hands counted for each option. */
export function HandsPhase({ game }: { readonly game: HostGame }) {
  const { locale } = useText();
  const body = useFit(game);
  const question = currentQuestion(game);
  // Digits are for the first field where hands are counted.
  useEffect(() => {
    if (game.entering === 'counts') body.current?.querySelector('input')?.focus();
  }, [game.entering, body]);
  if (question === null) return null;
  return (
    <div className={classes.body} ref={body}>
      <h2 className={`${classes.prompt} ${hands.prompt}`}>{question.prompt[locale]}</h2>
      <div className={hands.bar}>
        <Asking game={game} count={choiceCount(question)} last={question.options.length} />
        <Entering game={game} />
      </div>
      <ol className={hands.rows} data-many={question.options.length > 4}>
        {question.options.map((option, index) => (
          <li key={option.id}>
            {game.entering === 'teams' ? (
              <TeamsRow game={game} option={option} number={index + 1} />
            ) : (
              <CountsRow game={game} option={option} number={index + 1} />
            )}
          </li>
        ))}
      </ol>
      {game.entering === 'teams' && <AskedTeams game={game} />}
    </div>
  );
}

interface AskingProps {
  readonly game: HostGame;
  readonly count: number;
  readonly last: number;
}

function Asking({ game, count, last }: AskingProps) {
  const { t } = useText();
  const choices = currentRound(game)?.choices ?? [];
  if (game.entering === 'counts') return <p className={hands.asking}>{t('quizHost.hands.counts')}</p>;
  const areIn = choices.every((chosen) => chosen.length === count);
  return (
    <p className={hands.asking} aria-live="polite">
      {areIn ? (
        t('quizHost.hands.all')
      ) : (
        <>
          <TeamMark team={game.asked} /> {t('quizHost.hands.ask', { team: game.teams[game.asked] ?? '' })}{' '}
          <span className={hands.keys}>{t('quizHost.hands.ask-keys', { last })}</span>
        </>
      )}
    </p>
  );
}

function Entering({ game }: { readonly game: HostGame }) {
  const { t } = useText();
  return (
    <fieldset className={hands.entering} aria-label={t('quizHost.hands.entering')}>
      {(['teams', 'counts'] as const).map((entering) => (
        <button
          key={entering}
          type="button"
          aria-pressed={game.entering === entering}
          onMouseDown={keepFocus}
          onClick={() => act({ kind: 'enter', entering })}
        >
          {t(`quizHost.hands.${entering}`)}
        </button>
      ))}
    </fieldset>
  );
}

interface RowProps {
  readonly game: HostGame;
  readonly option: QuizOption;
  readonly number: number;
}

/** The whole row enters it for the team that is asked. */
function TeamsRow({ game, option, number }: RowProps) {
  const { t, locale } = useText();
  const choices = currentRound(game)?.choices ?? [];
  const chosenBy = game.teams.flatMap((_, team) => (choices[team]?.includes(option.id) === true ? [team] : []));
  return (
    <button
      type="button"
      className={hands.row}
      data-asked={chosenBy.includes(game.asked)}
      onMouseDown={keepFocus}
      onClick={() => act({ kind: 'choose', team: game.asked, option: option.id })}
    >
      <span className={classes.number}>{number}</span>
      <span className={classes.text}>{option.text[locale]}</span>
      <span className={hands.chosenBy}>
        {chosenBy.map((team) => (
          <span key={team}>
            <TeamMark team={team} />
            <span className={spoken.spoken}>
              {t('quizHost.hands.chooses', { team: game.teams[team] ?? '', number })}
            </span>
          </span>
        ))}
      </span>
    </button>
  );
}

function CountsRow({ game, option, number }: RowProps) {
  const { locale } = useText();
  return (
    <div className={hands.row}>
      <span className={classes.number}>{number}</span>
      <span className={classes.text}>{option.text[locale]}</span>
      <CountField
        number={number}
        hands={currentRound(game)?.hands[option.id] ?? null}
        onCount={(count) => act({ kind: 'count', option: option.id, hands: count })}
      />
    </div>
  );
}

/** Whose answer is entered, and what the others said. */
function AskedTeams({ game }: { readonly game: HostGame }) {
  const question = currentQuestion(game);
  const choices = currentRound(game)?.choices ?? [];
  // Whose turn it is stands above in full.
  const isShort = game.teams.length > 4 || (question?.options.length ?? 0) > 4;
  return (
    <ul className={classes.teams}>
      {game.teams.map((name, team) => {
        const numbers = (choices[team] ?? [])
          .map((id) => 1 + (question?.options.findIndex((option) => option.id === id) ?? -1))
          .sort((one, other) => one - other);
        return (
          <li key={name}>
            <button
              type="button"
              className={classes.team}
              aria-pressed={team === game.asked}
              onMouseDown={keepFocus}
              onClick={() => act({ kind: 'ask', team })}
            >
              <TeamMark team={team} />
              <span className={isShort ? spoken.spoken : undefined}>{name}</span>
              {numbers.length > 0 && <strong>{numbers.join(', ')}</strong>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A click leaves the focus where it was, so that the next key goes on with the game. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
