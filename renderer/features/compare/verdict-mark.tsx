import type { MetricName } from '../../../shared/model.ts';
import type { Verdict } from '../../../shared/report.ts';
import { useText } from '../../i18n.ts';
import classes from './verdict-mark.module.css';

const SHAPES: Readonly<Record<Verdict, string>> = {
  better: 'M6 1 11 10H1Z',
  worse: 'M1 1h10v10H1Z',
  undecided: 'M6 1 11 6 6 11 1 6Z',
};

/** A verdict by form, colour and word: a full triangle is good, a full square bad, an empty diamond neither. */
export function VerdictMark({ verdict, metric }: { readonly verdict: Verdict; readonly metric: MetricName }) {
  const { t } = useText();
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <svg width="10" height="10" viewBox="0 0 12 12" aria-hidden="true" className={classes.shape}>
        <path d={SHAPES[verdict]} />
      </svg>
      {verdict === 'undecided' ? t('compare.verdict.undecided') : t(`compare.verdict.${verdict}.${metric}`)}
    </span>
  );
}
