import type { CapabilityResult } from '../../../shared/guidance/capability-result.ts';
import { agreementOf } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { ChartPanel, type TableTwin } from '../../charts/chart-panel.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { DotMark, DotPlot, DotScale, MiddleMark } from '../rounds/dot-plot.tsx';
import styles from './capabilities.module.css';

interface CapabilitySpreadProps {
  /** Lowest first. */
  readonly results: readonly CapabilityResult[];
  /** Of the round or the person. */
  readonly name: string;
}

/** Everybody's scores as dots, the lowest capability first. */
export function CapabilitySpread({ results, name }: CapabilitySpreadProps) {
  const tools = useText();
  const { t } = tools;
  const isOne = results.every(({ spread }) => (spread?.scores.length ?? 0) < 2);
  return (
    <ChartPanel
      title={t('capabilityCheck.spread.title')}
      subtitle={t('capabilityCheck.spread.subtitle')}
      height={null}
      about={name}
      twin={() => twinOf(results, tools)}
      legend={
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
        </ul>
      }
    >
      <div className={styles.chart}>
        {results.map((result) => (
          <SpreadRow key={result.capability} result={result} />
        ))}
        <div className={styles.row} aria-hidden="true">
          <span />
          <DotScale />
          <span />
        </div>
      </div>
    </ChartPanel>
  );
}

function SpreadRow({ result: { capability, spread, tie, verdict } }: { readonly result: CapabilityResult }) {
  const { t, locale } = useText();
  const score = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value, locale, 1));
  const name = t(`capabilities.name.${capability}`);
  const agreement = spread === null ? null : agreementOf(spread);
  const label = t('capabilityCheck.spread.label', {
    name,
    count: spread?.scores.length ?? 0,
    mean: score(spread?.mean),
    median: score(spread?.median),
    lower: score(spread?.lower),
    upper: score(spread?.upper),
  });
  return (
    <div className={styles.row}>
      <span className={styles.rowName}>{name}</span>
      <DotPlot label={label} spread={spread} />
      <span className={styles.words}>
        {spread === null ? (
          t('capabilityCheck.short.unanswered')
        ) : (
          <>
            <strong>
              {spread.scores.length === 1
                ? t('rounds.spread.one-score', { score: score(spread.mean) })
                : t('capabilityCheck.spread.mean', { mean: score(spread.mean) })}
            </strong>
            {` · ${t('capabilityCheck.spread.people', { count: spread.scores.length })}`}
            <span className={styles.short}>
              {[
                ...(tie === null ? [] : [t(`capabilityCheck.short.${verdict}`)]),
                ...(agreement === null ? [] : [t(`rounds.spread.${agreement}`)]),
              ].join(' · ')}
            </span>
          </>
        )}
      </span>
    </div>
  );
}

function twinOf(results: readonly CapabilityResult[], { t, locale }: TextTools): TableTwin {
  const score = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value, locale, 1));
  return {
    columns: [
      t('capabilityCheck.spread.column-capability'),
      t('capabilityCheck.spread.column-people'),
      t('capabilityCheck.spread.column-mean'),
      t('capabilityCheck.spread.column-lower'),
      t('capabilityCheck.spread.column-median'),
      t('capabilityCheck.spread.column-upper'),
      t('capabilityCheck.spread.column-verdict'),
    ],
    rows: results.map(({ capability, spread, tie, verdict }) => [
      t(`capabilities.name.${capability}`),
      String(spread?.scores.length ?? 0),
      ...[spread?.mean, spread?.lower, spread?.median, spread?.upper].map(score),
      tie === null ? '–' : t(`capabilityCheck.short.${verdict}`),
    ]),
  };
}
