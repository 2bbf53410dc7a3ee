import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { type RoundSummary, summariseRound } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import type { MetricName } from '../../../shared/model.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import type { NamedRound } from '../rounds/round-store.ts';
import styles from '../rounds/trend-table.module.css';

/** The last ones: more columns than these are no picture. */
const MOST_ROUNDS = 8;
const NOTABLE = 0.5;

const PARTS = ['overall', 'throughput', 'stability'] as const;
type Part = (typeof PARTS)[number] | MetricName;

/** Mean scores of the rounds, oldest first: has opinion changed? */
export function TrendPanel({ rounds }: { readonly rounds: readonly NamedRound<QuickCheckRound>[] }) {
  const { t, locale } = useText();
  const shown = rounds
    .filter(({ round }) => round.people.length > 0)
    .slice(0, MOST_ROUNDS)
    .reverse();
  if (shown.length < 2) return null;
  const summaries = shown.map(({ round }) => summariseRound(round, round.people));
  const editions = new Set(shown.map(({ round }) => round.edition));
  const parts: readonly Part[] = [...PARTS, ...editionMetrics(editions.has('2025') ? '2025' : '2024')];
  const nameOf = (part: Part): string =>
    part === 'overall' || part === 'throughput' || part === 'stability'
      ? t(`quickCheck.result.${part}`)
      : t(`metrics.name.${part}`);
  const score = (mean: number | null): string => (mean === null ? '–' : formatNumber(mean, locale, 1));
  const title = t('quickCheck.trend.title');
  return (
    <ChartPanel
      title={title}
      subtitle={t('quickCheck.trend.subtitle')}
      height={null}
      about={shown.map(({ name }) => name).join(' · ')}
      twin={{
        columns: [t('quickCheck.trend.metric'), ...shown.map(({ name }) => name)],
        rows: parts.map((part) => [nameOf(part), ...summaries.map((summary) => score(meanOf(summary, part)))]),
      }}
      legend={editions.size > 1 && <p className={classes.hint}>{t('quickCheck.trend.editions')}</p>}
    >
      <ScrollRegion label={title}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('quickCheck.trend.metric')}</th>
              {shown.map(({ name, round }) => (
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
            {parts.map((part) => (
              <tr key={part} data-part={PARTS.some((known) => known === part)}>
                <th scope="row">{nameOf(part)}</th>
                {summaries.map((summary, index) => {
                  const before = summaries[index - 1];
                  return (
                    <td key={shown[index]?.name}>
                      <TrendCell
                        mean={meanOf(summary, part)}
                        before={before === undefined ? null : meanOf(before, part)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </ChartPanel>
  );
}

function meanOf(summary: RoundSummary, part: Part): number | null {
  const spread =
    part === 'overall' || part === 'throughput' || part === 'stability' ? summary[part] : summary.byMetric[part];
  return spread?.mean ?? null;
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
          {t(change > 0 ? 'quickCheck.trend.up' : 'quickCheck.trend.down', { points })}
        </span>
      )}
    </span>
  );
}
