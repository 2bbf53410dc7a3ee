import { useEffect, useRef } from 'react';
import { useText } from '../../i18n.ts';
import { HostClock } from './host-clock.tsx';
import { type HostGame, ROUND_PHASES } from './host-game.ts';
import classes from './stage.module.css';

/** Where the game is: the question's number, and what the moment is called. */
export function HostHead({ game }: { readonly game: HostGame }) {
  const { t, locale } = useText();
  const { phase, step, questions } = game;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new moment is told from its heading on
  useEffect(() => heading.current?.focus({ preventScroll: true }), [phase, step]);
  return (
    <header className={classes.head}>
      <div className={classes.where}>
        <h1 className={classes.moment} ref={heading} tabIndex={-1}>
          {phase === 'question' ? t('quizHost.question', { number: step + 1 }) : t(`quizHost.phase.${phase}`)}
        </h1>
        <span className={classes.packName}>{game.title[locale]}</span>
      </div>
      {phase === 'timer' && <HostClock timer={game.timer} />}
      {phase !== 'prizes' && (
        <div className={classes.progress}>
          <span>{t('quizHost.of', { number: step + 1, total: questions.length })}</span>
          <span className={classes.dots} aria-hidden="true">
            {ROUND_PHASES.map((each) => (
              <span key={each} data-now={each === phase} />
            ))}
          </span>
        </div>
      )}
    </header>
  );
}
