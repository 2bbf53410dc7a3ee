import { QUICK_CHECK_METRICS } from '../../../shared/guidance/quick-check.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useCheck } from './check-state.ts';
import classes from './guidance.module.css';
import { QuickCheckQuestion } from './quick-check-question.tsx';
import { QuickCheckResult } from './quick-check-result.tsx';

/** Five questions, one at a time, then belief beside measurement. */
export function QuickCheckScreen() {
  const step = useCheck((state) => state.step);
  const metric = QUICK_CHECK_METRICS[step];
  if (metric === undefined) return <QuickCheckResult />;
  return <Asking key={metric} />;
}

function Asking() {
  const { t } = useText();
  const step = useCheck((state) => state.step);
  useScreenReady(true);
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('guidance.check.title')}</h1>
          <p className={classes.subtitle}>{t('guidance.check.subtitle')}</p>
        </div>
      </header>
      <QuickCheckQuestion step={step} />
      <p className={classes.hint}>{t('guidance.check.attribution')}</p>
    </div>
  );
}
