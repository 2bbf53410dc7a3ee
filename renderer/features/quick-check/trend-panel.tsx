import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { summariseRound } from '../../../shared/guidance/round-summary.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import type { NamedRound } from '../rounds/round-store.ts';
import { type TrendLine, TrendTable, trendRounds } from '../rounds/trend-table.tsx';

const PARTS = ['overall', 'throughput', 'stability'] as const;

/** Mean scores of the rounds, oldest first. */
export function TrendPanel({ rounds }: { readonly rounds: readonly NamedRound<QuickCheckRound>[] }) {
  const { t } = useText();
  const shown = trendRounds(rounds);
  if (shown.length < 2) return null;
  const summaries = shown.map(({ round }) => summariseRound(round, round.people));
  const editions = new Set(shown.map(({ round }) => round.edition));
  const lines: readonly TrendLine[] = [
    ...PARTS.map((part) => ({
      key: part,
      name: t(`quickCheck.result.${part}`),
      isWhole: true,
      means: summaries.map((summary) => summary[part]?.mean ?? null),
    })),
    ...editionMetrics(editions.has('2025') ? '2025' : '2024').map((metric) => ({
      key: metric,
      name: t(`metrics.name.${metric}`),
      isWhole: false,
      means: summaries.map(({ byMetric }) => byMetric[metric]?.mean ?? null),
    })),
  ];
  return (
    <TrendTable
      rounds={shown}
      heading={t('quickCheck.trend.metric')}
      lines={lines}
      legend={editions.size > 1 && <p className={classes.hint}>{t('quickCheck.trend.editions')}</p>}
    />
  );
}
