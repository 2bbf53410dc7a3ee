import type { VersionVerdictKind } from '../../../shared/version-answers.ts';
import { useText } from '../../i18n.ts';
import classes from './verdict-chip.module.css';

interface VerdictChipProps {
  readonly kind: VersionVerdictKind;
  /** Requests that there are too few of; null = nobody knows how many. */
  readonly n?: number | null;
}

/** A verdict by form, colour and word. */
export function VerdictChip({ kind, n = null }: VerdictChipProps) {
  const { t } = useText();
  const words = t(`versions.verdict.${kind}`);
  return (
    <span className={classes.chip} data-kind={kind}>
      <VerdictSign kind={kind} />
      {kind === 'not-enough' && n !== null ? t('versions.verdict-n', { words, n }) : words}
    </span>
  );
}

/** A cross in a disc, a mark of exclamation in a triangle, a tick, an empty ring. */
export function VerdictSign({ kind }: { readonly kind: VersionVerdictKind }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={classes.sign} data-kind={kind}>
      <VerdictShape kind={kind} surface="var(--dd-surface)" />
    </svg>
  );
}

/** On a grid of 12 × 12, in the current colour. */
export function VerdictShape({ kind, surface }: { readonly kind: VersionVerdictKind; readonly surface: string }) {
  const line = { fill: 'none', strokeLinecap: 'round', strokeWidth: 1.6 } as const;
  switch (kind) {
    case 'faulty':
      return (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path d="M4 4 8 8M8 4 4 8" stroke={surface} {...line} />
        </>
      );
    case 'suspect':
      return (
        <>
          <path d="M6 .8 11.6 11H.4Z" fill="currentColor" />
          <path d="M6 4.6V7.4M6 9.2V9.3" stroke={surface} {...line} />
        </>
      );
    case 'fine':
      return <path d="M2 6.6 4.8 9.4 10 3" stroke="currentColor" {...line} />;
    case 'not-enough':
      return <circle cx="6" cy="6" r="4.4" stroke="currentColor" strokeDasharray="2.4 2" {...line} />;
  }
}
