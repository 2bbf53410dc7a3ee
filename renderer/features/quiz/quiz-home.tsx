import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { GameSetup } from './game-setup.tsx';
import { GoOn } from './go-on.tsx';
import { PackChoice } from './pack-choice.tsx';
import { PackTools } from './pack-tools.tsx';
import classes from './quiz.module.css';
import { useDrawn } from './use-drawn.ts';

/** Which pack, which of its questions, alone or before an audience; and where packs are made. */
export function QuizHome() {
  const { t } = useText();
  const drawn = useDrawn();
  useScreenReady(drawn !== null);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('quiz.title')}</h1>
          <p className={classes.subtitle}>{t('quiz.subtitle')}</p>
        </div>
        <PackTools />
      </header>
      <GoOn />
      {drawn !== null && (
        <div className={classes.home}>
          <PackChoice drawn={drawn} />
          <GameSetup drawn={drawn} />
        </div>
      )}
    </div>
  );
}
