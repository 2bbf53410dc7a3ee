import type { DeploymentRow } from '../../../shared/answers.ts';
import { useText } from '../../i18n.ts';
import classes from './outcome.module.css';

/** What came of a deployment in one word; failed by form and colour, not counted in grey with its reason. */
export function Outcome({ row }: { readonly row: DeploymentRow }) {
  const { t } = useText();
  if (!row.counted) {
    return (
      <span className={classes.aside} title={t(`metrics.counted-reason.${row.countedReason}`)}>
        {t(`metrics.status.${row.status}`)} · {t('lists.outcome.not-counted')}
      </span>
    );
  }
  const unplanned = row.remediation === null ? '' : ` · ${t(`metrics.remediation.${row.remediation}`)}`;
  if (row.failed) {
    return (
      <span
        className={classes.failed}
        title={row.failedBy === null ? undefined : t(`metrics.failure-rule.${row.failedBy}`)}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="6" fill="var(--dd-bad)" />
          <path d="M4 4 8 8M8 4 4 8" stroke="var(--dd-surface)" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
        {t('lists.outcome.failed')}
        {unplanned}
      </span>
    );
  }
  return (
    <span>
      {t(row.outcomeUnknown ? 'lists.outcome.outcome-unknown' : `metrics.status.${row.status}`)}
      {unplanned}
    </span>
  );
}
