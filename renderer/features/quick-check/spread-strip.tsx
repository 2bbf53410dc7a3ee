import type { Spread } from '../../../shared/guidance/benchmarks.ts';
import { agreementOf } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import type { SpreadLine } from './spread-panel.tsx';
import styles from './spread-strip.module.css';

const HEIGHT = 64;
const AXIS = 46;
/** Dots stand clear of the mark of the data, which lies on the axis. */
const GROUND = AXIS - 13;
const RADIUS = 4.5;
/** Between the middles of two dots of the same score; more dots than fit lie closer. */
const STEP = 10;

function across(score: number): string {
  return `${score * 10}%`;
}

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
      <svg className={styles.plot} height={HEIGHT} role="img" aria-label={label}>
        {usual !== null && <UsualBand usual={usual} />}
        <line className={styles.axis} x1="0" x2="100%" y1={AXIS} y2={AXIS} />
        {spread !== null && spread.scores.length > 1 && (
          <g>
            <line
              className={styles.middle}
              x1={across(spread.lower)}
              x2={across(spread.upper)}
              y1={AXIS + 9}
              y2={AXIS + 9}
            />
            <line
              className={styles.median}
              x1={across(spread.median)}
              x2={across(spread.median)}
              y1={AXIS + 3}
              y2={AXIS + 15}
            />
          </g>
        )}
        {spread !== null && <Dots scores={spread.scores} />}
        {measured !== null && (
          <svg x={across(measured)} y={AXIS} className={styles.data} aria-hidden="true">
            <path className={styles.diamond} d="M0 -8L8 0L0 8L-8 0Z" />
          </svg>
        )}
      </svg>
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

/** Those of the same score stand on one another. */
function Dots({ scores }: { readonly scores: readonly number[] }) {
  const stacks = new Map<number, number>();
  const placed = scores.map((score) => {
    const column = Math.round(score * 4) / 4;
    const height = stacks.get(column) ?? 0;
    stacks.set(column, height + 1);
    return { column, height };
  });
  const tallest = Math.max(...stacks.values());
  const step = Math.min(STEP, (GROUND - RADIUS - 3) / Math.max(1, tallest - 1));
  return (
    <>
      {placed.map(({ column, height }) => (
        <circle
          key={`${column} ${height}`}
          className={styles.dot}
          cx={across(column)}
          cy={GROUND - height * step}
          r={RADIUS}
        />
      ))}
    </>
  );
}

function SpreadWords({ line: { spread } }: { readonly line: SpreadLine }) {
  const { t, locale } = useText();
  if (spread === null) return <span className={styles.words}>{t('quickCheck.spread.none')}</span>;
  const agreement = agreementOf(spread);
  const median = formatNumber(spread.median, locale, 1);
  if (agreement === null)
    return <span className={styles.words}>{t('quickCheck.spread.one-score', { score: median })}</span>;
  return (
    <span className={styles.words}>
      <strong>{t('quickCheck.spread.median', { median })}</strong> · {t(`quickCheck.spread.${agreement}`)}
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
        <svg className={styles.plot} height={16} aria-hidden="true">
          {[0, 2, 4, 6, 8, 10].map((tick) => (
            <text key={tick} className={styles.tick} x={across(tick)} y="11" textAnchor="middle">
              {tick}
            </text>
          ))}
        </svg>
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
        <svg width="14" height="14" aria-hidden="true">
          <circle className={styles.dot} cx="7" cy="7" r={RADIUS} />
        </svg>
        {t('quickCheck.spread.legend-person')}
      </li>
      {!isOne && (
        <li>
          <svg width="22" height="14" aria-hidden="true">
            <line className={styles.middle} x1="2" x2="20" y1="7" y2="7" />
            <line className={styles.median} x1="11" x2="11" y1="1" y2="13" />
          </svg>
          {t('quickCheck.spread.legend-middle')}
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
