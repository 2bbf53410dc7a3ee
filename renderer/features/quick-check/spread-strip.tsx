import type { Spread } from '../../../shared/guidance/benchmarks.ts';
import { agreementOf } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import { AXIS, across, DotMark, DotPlot, DotScale, MiddleMark } from '../rounds/dot-plot.tsx';
import type { SpreadLine } from './spread-panel.tsx';
import styles from './spread-strip.module.css';

interface SpreadStripProps {
  readonly line: SpreadLine;
  /** Elsewhere; null = the edition doesn't ask. */
  readonly usual: Spread | null;
}

/** The answers to one question as dots over a scale of 0 to 10, with what they are set beside. */
export function SpreadStrip({ line, usual }: SpreadStripProps) {
  const { t, locale } = useText();
  const { spread, measured, group, metric } = line;
  const score = (value: number | null | undefined): string => (value == null ? '–' : formatNumber(value, locale, 1));
  const name = t(`metrics.name.${metric}`);
  const label = t('quickCheck.spread.label', {
    name: group === null ? name : `${name}, ${group}`,
    people: spread?.scores.length ?? 0,
    median: score(spread?.median),
    lower: score(spread?.lower),
    upper: score(spread?.upper),
    measured: score(measured),
    usual: score(usual?.mean),
  });
  return (
    <div className={styles.strip}>
      {group !== null && <span className={styles.group}>{group}</span>}
      <DotPlot label={label} spread={spread} behind={usual !== null && <UsualBand usual={usual} />}>
        {measured !== null && (
          <svg x={across(measured)} y={AXIS} className={styles.data} aria-hidden="true">
            <path className={styles.diamond} d="M0 -8L8 0L0 8L-8 0Z" />
          </svg>
        )}
      </DotPlot>
      <SpreadWords line={line} />
    </div>
  );
}

function UsualBand({ usual: { mean, sigma } }: { readonly usual: Spread }) {
  const low = Math.max(0, mean - (sigma ?? 0));
  const high = Math.min(10, mean + (sigma ?? 0));
  return (
    <>
      <rect className={styles.band} x={across(low)} width={across(high - low)} y="2" height={AXIS - 2} rx="3" />
      <line className={styles.mean} x1={across(mean)} x2={across(mean)} y1="2" y2={AXIS} />
    </>
  );
}

function SpreadWords({ line: { spread } }: { readonly line: SpreadLine }) {
  const { t, locale } = useText();
  if (spread === null) return <span className={styles.words}>{t('quickCheck.spread.none')}</span>;
  const agreement = agreementOf(spread);
  const median = formatNumber(spread.median, locale, 1);
  if (agreement === null)
    return <span className={styles.words}>{t('rounds.spread.one-score', { score: median })}</span>;
  return (
    <span className={styles.words}>
      <strong>{t('quickCheck.spread.median', { median })}</strong> · {t(`rounds.spread.${agreement}`)}
      <span className={styles.near}>
        {t('quickCheck.spread.near', { near: spread.near, people: spread.scores.length })}
      </span>
    </span>
  );
}

/** The numbers below all strips. */
export function SpreadScale({ byGroup }: { readonly byGroup: boolean }) {
  return (
    <div className={styles.metric} aria-hidden="true">
      <span className={styles.name} />
      <div className={styles.strip}>
        {byGroup && <span className={styles.group} />}
        <DotScale />
        <span className={styles.words} />
      </div>
    </div>
  );
}

interface SpreadLegendProps {
  readonly where: string;
  readonly isOne: boolean;
  readonly hasData: boolean;
}

export function SpreadLegend({ where, isOne, hasData }: SpreadLegendProps) {
  const { t } = useText();
  return (
    <ul className={styles.legend}>
      <li>
        <DotMark />
        {t('rounds.spread.legend-person')}
      </li>
      {!isOne && (
        <li>
          <MiddleMark />
          {t('rounds.spread.legend-middle')}
        </li>
      )}
      {hasData && (
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <path className={styles.diamond} d="M9 2L16 9L9 16L2 9Z" />
          </svg>
          {t('quickCheck.spread.legend-data')}
        </li>
      )}
      <li>
        <svg width="22" height="14" aria-hidden="true">
          <rect className={styles.band} width="22" height="14" rx="3" />
          <line className={styles.mean} x1="11" x2="11" y1="0" y2="14" />
        </svg>
        {t('quickCheck.spread.legend-usual', { where })}
      </li>
    </ul>
  );
}
