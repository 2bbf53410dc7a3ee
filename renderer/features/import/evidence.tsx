import type { Evidence as EvidenceOf, FileReading } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import classes from './evidence.module.css';

const SHOWN_COLUMNS = 8;

type Sureness = 'chosen' | 'sure' | 'likely' | 'guess';

/** How sure, in words; a bar beside it lets many rows be compared at a glance. */
function surenessOf({ confidence, evidence }: FileReading): Sureness {
  if (evidence.some(({ code }) => code === 'chosen')) return 'chosen';
  if (confidence >= 0.9) return 'sure';
  return confidence >= 0.7 ? 'likely' : 'guess';
}

export function Confidence({ reading }: { readonly reading: FileReading }) {
  const { t } = useText();
  const sureness = surenessOf(reading);
  return (
    <span className={classes.confidence}>
      <span className={classes.bar} data-sureness={sureness} aria-hidden="true" />
      {t(`importSteps.sureness.${sureness}`)}
    </span>
  );
}

/** Why it is taken for what it is. */
export function Evidence({ reading }: { readonly reading: FileReading }) {
  const { t } = useText();
  return (
    <ul className={classes.evidence}>
      {reading.evidence.map((evidence) => (
        <li key={evidence.code}>{t(`import.evidence.${evidence.code}`, paramsOf(evidence))}</li>
      ))}
      {reading.evidence.length === 0 && <li>{t('importSteps.no-evidence')}</li>}
    </ul>
  );
}

function paramsOf(evidence: EvidenceOf): Record<string, string> {
  if (evidence.code === 'chosen') return {};
  if (evidence.code === 'saved') return { name: evidence.name };
  const columns = evidence.columns.slice(0, SHOWN_COLUMNS).join(', ');
  return { columns: evidence.columns.length > SHOWN_COLUMNS ? `${columns} …` : columns };
}
