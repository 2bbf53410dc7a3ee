import type { Level } from '../../shared/model.ts';
import { useText } from '../i18n.ts';
import classes from './level-badge.module.css';

/** One form a level, so that it can be told without its colour. */
const FORMS: Readonly<Record<Level, string>> = {
  elite: 'M6 0.5 11.5 6 6 11.5 0.5 6Z',
  high: 'M6 1 11.5 11h-11Z',
  medium: 'M1 1h10v10H1Z',
  low: 'M6 11 0.5 1h11Z',
};

export function LevelMark({ level, size = 11 }: { readonly level: Level; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <path d={FORMS[level]} fill={`var(--dd-level-${level})`} />
    </svg>
  );
}

/** A level by colour, form and word. */
export function LevelBadge({ level }: { readonly level: Level }) {
  const { t } = useText();
  return (
    <span className={classes.badge} data-level={level}>
      <LevelMark level={level} />
      {t(`levels.name.${level}`)}
    </span>
  );
}
