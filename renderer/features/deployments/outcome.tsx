import type { DeploymentRow } from '../../../shared/answers.ts';
import { outcomeReason, outcomeWords } from '../../../shared/i18n/outcome-words.ts';
import { useText } from '../../i18n.ts';
import classes from './outcome.module.css';

/** What came of a deployment in one word; failed by form and colour, not counted in grey with its reason. */
export function Outcome({ row }: { readonly row: DeploymentRow }) {
  const { t } = useText();
  const words = outcomeWords(row, t);
  const reason = outcomeReason(row, t) ?? undefined;
  if (!row.counted) {
    return (
      <span className={classes.aside} title={reason}>
        {words}
      </span>
    );
  }
  if (!row.failed) return <span>{words}</span>;
  return (
    <span className={classes.failed} title={reason}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="6" fill="var(--dd-bad)" />
        <path d="M4 4 8 8M8 4 4 8" stroke="var(--dd-surface)" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      {words}
    </span>
  );
}
