import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatTotal } from '../../../shared/i18n/format-measured.ts';
import type { VersionVerdict } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { formatMoment } from './format-moment.ts';
import { VerdictChip } from './verdict-chip.tsx';
import classes from './versions-screen.module.css';

interface VerdictLinesProps {
  readonly verdict: VersionVerdict;
  /** Requests of the version; null = nobody knows. */
  readonly n: number | null;
  /** When the period ended; null = unknown. Epoch ms. */
  readonly end: number | null;
  readonly timeZone: string;
  /** Beside each other, where a row has one line. */
  readonly isInline?: boolean;
}

/** A verdict in a narrow column; below it since when that is so, or how little there is to say it from. */
export function VerdictLines({ verdict, n, end, timeZone, isInline = false }: VerdictLinesProps) {
  const { t, locale } = useText();
  const { kind, since } = verdict;
  const below = kind === 'not-enough' ? few(n, locale) : null;
  return (
    <span className={isInline ? classes.beside : classes.stack}>
      <VerdictChip kind={kind} />
      {below !== null && <span className={classes.below}>{below}</span>}
      {since !== null && (
        <span className={classes.below} title={formatDateTime(since, timeZone, locale)}>
          {t('versions.since', { when: formatMoment(since, end ?? since, timeZone, locale) })}
        </span>
      )}
    </span>
  );
}

function few(n: number | null, locale: TextTools['locale']): string | null {
  return n === null ? null : `n = ${formatTotal(n, locale)}`;
}

/** The same in full. */
export function verdictWords(
  { kind, since }: VersionVerdict,
  n: number | null,
  { t, locale, timeZone }: WordTools,
): readonly string[] {
  const below = kind === 'not-enough' ? few(n, locale) : null;
  return [
    t(`versions.verdict.${kind}`),
    ...(below === null ? [] : [below]),
    ...(since === null ? [] : [t('versions.since', { when: formatDateTime(since, timeZone, locale) })]),
  ];
}
