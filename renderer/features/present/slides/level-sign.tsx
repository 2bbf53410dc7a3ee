import type { Level } from '../../../../shared/model.ts';
import { LevelMark } from '../../../components/level-badge.tsx';
import { useText } from '../../../i18n.ts';
import classes from './slides.module.css';

/** A level by colour, form and word, large enough for a room. */
export function LevelSign({ level }: { readonly level: Level }) {
  const { t } = useText();
  return (
    <span className={classes.level} data-level={level}>
      <LevelMark level={level} size={20} />
      {t(`levels.name.${level}`)}
    </span>
  );
}
