import { formatTotal } from '../../../shared/i18n/format-measured.ts';
import type { VersionVerdict } from '../../../shared/version-answers.ts';
import { useText } from '../../i18n.ts';
import { VerdictChip } from './verdict-chip.tsx';
import classes from './versions-screen.module.css';

interface VerdictLinesProps {
  readonly verdict: VersionVerdict;
  /** Requests of the version; null = nobody knows. */
  readonly n: number | null;
}

/** A verdict in a narrow column: where there isn't enough to say, how much there is stands below. */
export function VerdictLines({ verdict: { kind }, n }: VerdictLinesProps) {
  const { locale } = useText();
  return (
    <span className={classes.stack}>
      <VerdictChip kind={kind} />
      {kind === 'not-enough' && n !== null && <span className={classes.below}>n = {formatTotal(n, locale)}</span>}
    </span>
  );
}
