import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ImportBatch } from '../../../shared/import-batch.ts';
import { useText } from '../../i18n.ts';
import classes from './data-screen.module.css';
import report from './import-report.module.css';

const PARTS = ['stored', 'duplicate', 'rejected', 'blank'] as const;

/** Read = stored + duplicate + rejected + blank: every row of the file is somewhere. */
export function RowEquation({ batch }: { readonly batch: ImportBatch }) {
  const { t, locale } = useText();
  const { read, stored, duplicate, rejected, blank } = batch;
  return (
    <>
      <div
        className={report.equation}
        role="img"
        aria-label={t('importReport.equation.label', { read, stored, duplicate, rejected, blank })}
      >
        <Term value={formatNumber(read, locale)} name={t('importReport.equation.read', { count: read })} kind="read" />
        {PARTS.map((part, index) => (
          <span key={part} className={report.termGroup}>
            <span className={report.operator}>{index === 0 ? '=' : '+'}</span>
            <Term
              value={formatNumber(batch[part], locale)}
              name={t(`importReport.equation.${part}`)}
              kind={batch[part] === 0 ? 'none' : part}
            />
          </span>
        ))}
      </div>
      {stored === 0 && rejected === 0 && duplicate > 0 && (
        <p className={classes.soft}>{t('importReport.equation.nothing-stored')}</p>
      )}
    </>
  );
}

function Term({ value, name, kind }: { readonly value: string; readonly name: string; readonly kind: string }) {
  return (
    <span className={report.term} data-kind={kind}>
      <span className={report.termValue}>{value}</span>
      <span className={report.termName}>{name}</span>
    </span>
  );
}
