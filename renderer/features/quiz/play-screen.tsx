import { useEffect } from 'react';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { setScreenParams } from '../../store/view.ts';
import { PlayQuestion } from './play-question.tsx';
import { PlayResult } from './play-result.tsx';
import { beginPlaying, usePlay } from './play-state.ts';
import classes from './quiz.module.css';
import { useDrawn, useGameKey } from './use-drawn.ts';

/** Questions of a pack one after the other, each with its explanation after the answer, then the score. */
export function PlayScreen() {
  const { t, locale } = useText();
  const drawn = useDrawn();
  const key = useGameKey();
  const playing = usePlay((state) => state.playing);
  const isThis = playing !== null && playing.key === (key ?? drawn?.key);
  const isEmpty = drawn !== null && drawn.questions.length === 0;
  useEffect(() => {
    if (drawn === null || isThis) return;
    if (isEmpty) setScreenParams({ play: null }, true);
    else beginPlaying({ ...drawn.chosen.pack, questions: drawn.questions }, drawn.key);
  }, [drawn, isThis, isEmpty]);
  useScreenReady(isThis);
  if (!isThis) return null;
  const question = playing.questions[playing.step];
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('quiz.title')}</h1>
          <p className={classes.subtitle}>{playing.title[locale]}</p>
        </div>
      </header>
      {question === undefined ? (
        <PlayResult playing={playing} />
      ) : (
        <PlayQuestion key={playing.step} playing={playing} question={question} />
      )}
    </div>
  );
}
