import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { HandsPhase } from './hands-phase.tsx';
import { HostControls } from './host-controls.tsx';
import type { HostGame } from './host-game.ts';
import { HostHead } from './host-head.tsx';
import { BlankScreen, HostKeysHelp, LeaveQuestion } from './host-over.tsx';
import { useHostSpeaker } from './host-speaker.ts';
import { useHost } from './host-state.ts';
import { PrizesPhase } from './prizes-phase.tsx';
import { QuestionPhase } from './question-phase.tsx';
import { RevealPhase } from './reveal-phase.tsx';
import { ScoresPhase } from './scores-phase.tsx';
import classes from './stage.module.css';
import { useHostKeys } from './use-host-keys.ts';
import { usePublished } from './use-published.ts';

/**
 * The whole screen for the audience. Until the reveal nothing here is made from a question's correct options, explanation,
 * source or note: no element, attribute, name, order or style.
 */
export function HostStage({ game }: { readonly game: HostGame }) {
  const { t } = useText();
  const { over, blank } = useHost();
  useScreenReady(true);
  useHostKeys(game);
  usePublished(game, blank);
  useWholeScreen();
  useHostSpeaker();
  return createPortal(
    <section className={classes.stage} aria-label={t('quizHost.stage')} data-phase={game.phase}>
      <div className={classes.play} inert={over !== null || blank}>
        <HostHead game={game} />
        <Phase key={`${game.step} ${game.phase}`} game={game} />
        <HostControls game={game} />
      </div>
      {blank && <BlankScreen />}
      {over === 'keys' && <HostKeysHelp />}
      {over === 'leave' && <LeaveQuestion />}
    </section>,
    document.body,
  );
}

function Phase({ game }: { readonly game: HostGame }): ReactNode {
  switch (game.phase) {
    case 'question':
    case 'timer':
      return <QuestionPhase game={game} />;
    case 'hands':
      return <HandsPhase game={game} />;
    case 'reveal':
      return <RevealPhase game={game} />;
    case 'scores':
      return <ScoresPhase game={game} />;
    case 'prizes':
      return <PrizesPhase game={game} />;
  }
}

/** The window fills the screen, and what lies behind the stage can't be reached. */
function useWholeScreen(): void {
  useEffect(() => {
    const root = document.getElementById('root');
    root?.setAttribute('inert', '');
    document.documentElement.dataset.onStage = 'true';
    void attempt(() => shell('window.present', { on: true }));
    return () => {
      root?.removeAttribute('inert');
      delete document.documentElement.dataset.onStage;
      void attempt(() => shell('window.present', { on: false }));
    };
  }, []);
}
