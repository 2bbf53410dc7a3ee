import { useText } from '../../i18n.ts';
import classes from './corrections.module.css';

/** Beside what the user said. */
export function ByHandMark() {
  const { t } = useText();
  return <span className={classes.mark}>{t('corrections.by-hand')}</span>;
}
