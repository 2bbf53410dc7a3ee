import type { ReactNode } from 'react';
import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import type { NamedRound } from './round-store.ts';
import styles from './trend-table.module.css';

/** The last ones: more columns than these are no picture. */
const MOST_ROUNDS = 8;
const NOTABLE = 0.5;

/** Of `newestFirst`, those that somebody answered, oldest first. */
export function trendRounds<R extends CheckRound>(newestFirst: readonly NamedRound<R>[]): readonly NamedRound<R>[] {
  return newestFirst
    .filter(({ round }) => round.people.length > 0)
    .slice(0, MOST_ROUNDS)
    .reverse();
}

export interface TrendLine {
  readonly key: string;
  readonly name: string;
  /** A mean of others. */
  readonly isWhole: boolean;
  /** 0–10, one a round; null = not asked, or not answered. */
  readonly means: readonly (number | null)[];
}

interface TrendTableProps {
  /** Oldest first. */
  readonly rounds: readonly NamedRound<CheckRound>[];
  /** What stands above the names of the lines. */
  readonly heading: string;
  readonly lines: readonly TrendLine[];
  readonly legend?: ReactNode;
}

/** Mean scores of the rounds side by side: has opinion changed? */
export function TrendTable({ rounds, heading, lines, legend }: TrendTableProps) {
  const { t, locale } = useText();
  const score = (mean: number | null): string => (mean === null ? '–' : formatNumber(mean, locale, 1));
  const title = t('rounds.trend.title');
  return (
    <ChartPanel
      title={title}
      subtitle={t('rounds.trend.subtitle')}
      height={null}
      about={rounds.map(({ name }) => name).join(' · ')}
      twin={{
        columns: [heading, ...rounds.map(({ name }) => name)],
        rows: lines.map(({ name, means }) => [name, ...means.map(score)]),
      }}
      legend={legend}
    >
      <ScrollRegion label={title}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {rounds.map(({ name, round }) => (
                <th key={name} scope="col">
                  {name}
                  <span className={styles.when}>
                    {formatDayYear(round.heldOn, locale)} · {t('rounds.count', { count: round.people.length })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, isWhole, means }) => (
              <tr key={key} data-part={isWhole}>
                <th scope="row">{name}</th>
                {means.map((mean, index) => (
                  <td key={rounds[index]?.name}>
                    <TrendCell mean={mean} before={means[index - 1] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </ChartPanel>
  );
}

interface TrendCellProps {
  readonly mean: number | null;
  /** Of the round before. */
  readonly before: number | null;
}

function TrendCell({ mean, before }: TrendCellProps) {
  const { t, locale } = useText();
  if (mean === null) return <>–</>;
  const change = before === null ? 0 : mean - before;
  const points = formatNumber(Math.abs(change), locale, 1);
  return (
    <span className={styles.cell}>
      <svg className={styles.bar} aria-hidden="true">
        <rect className={styles.ground} width="100%" height="6" rx="3" />
        <rect className={styles.score} width={`${mean * 10}%`} height="6" rx="3" />
      </svg>
      <span className={styles.figure}>{formatNumber(mean, locale, 1)}</span>
      {Math.abs(change) >= NOTABLE && (
        <span className={styles.change} data-up={change > 0}>
          <span aria-hidden="true">{change > 0 ? '▲' : '▼'}</span>{' '}
          {t(change > 0 ? 'rounds.trend.up' : 'rounds.trend.down', { points })}
        </span>
      )}
    </span>
  );
}
