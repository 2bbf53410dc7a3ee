import type { PreviewRow } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import classes from './first-rows.module.css';

/** Why a row would not be stored, in a sentence; the value stands in its cell, where it has one. */
export function RowProblem({ problem }: { readonly problem: NonNullable<PreviewRow['problem']> }) {
  const { t } = useText();
  return (
    <span className={classes.problem}>
      {problem.field !== null && `${t(`import.field.${problem.field}`)}: `}
      {t(`import.reject.${problem.code}`)}
      {problem.field === null && problem.value !== null && problem.value !== '' && (
        <>
          {' '}
          <bdi className={classes.value}>{problem.value}</bdi>
        </>
      )}
    </span>
  );
}
