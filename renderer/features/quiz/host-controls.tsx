import { useText } from '../../i18n.ts';
import { currentQuestion, type HostGame, type HostPhase, playHost } from './host-game.ts';
import { act, showOver } from './host-state.ts';
import classes from './stage.module.css';
import { EXTENSION } from './use-host-keys.ts';

/** Everything the keys do, for the mouse; the next step is said on the button that takes it. */
export function HostControls({ game }: { readonly game: HostGame }) {
  const { t } = useText();
  const next = nextPhase(game);
  return (
    <footer className={classes.controls}>
      <Control onClick={() => showOver('leave')}>{t('quizHost.go.leave')}</Control>
      <Control onClick={() => showOver('keys')}>{t('quizHost.go.keys')}</Control>
      <span className={classes.between} />
      {game.phase === 'timer' && <ClockControls game={game} />}
      {game.past.length > 0 && <Control onClick={() => act({ kind: 'undo' })}>{t('quizHost.go.undo')}</Control>}
      {!(game.phase === 'question' && game.step === 0) && (
        <Control onClick={() => act({ kind: 'back', now: Date.now() })}>{t('quizHost.go.back')}</Control>
      )}
      {next !== null && (
        <Control isMain onClick={() => act({ kind: 'forward', now: Date.now() })}>
          {t(`quizHost.go.${next}`)}
        </Control>
      )}
    </footer>
  );
}

function ClockControls({ game: { timer } }: { readonly game: HostGame }) {
  const { t } = useText();
  const extend = (): void => act({ kind: 'extend-timer', by: EXTENSION, now: Date.now() });
  return (
    <>
      <Control label={t('quizHost.clock.extend-label')} onClick={extend}>
        {t('quizHost.clock.extend')}
      </Control>
      <Control onClick={() => act({ kind: 'toggle-timer', now: Date.now() })}>
        {t(timer.since === null ? 'quizHost.clock.run' : 'quizHost.clock.pause')}
      </Control>
    </>
  );
}

interface ControlProps {
  readonly isMain?: boolean;
  /** Where the words alone don't say it. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: string;
}

/** A click leaves the focus where it was, so that the next key goes on with the game. */
function Control({ isMain = false, label, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      className={classes.control}
      data-main={isMain}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** What forward leads to; null = nothing comes after. */
function nextPhase(game: HostGame): HostPhase | null {
  if (currentQuestion(game) === null) return null;
  return playHost(game, { kind: 'forward', now: 0 }).phase;
}
