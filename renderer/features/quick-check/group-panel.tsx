import { groupsOf } from '../../../shared/guidance/check-round.ts';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { summariseRound, widestGroupGap } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { FigureTable } from '../rounds/figure-table.tsx';
import styles from './quick-check.module.css';

/** Less than this between two medians is no difference of opinion: half a step between categories. */
const NOTABLE = 1;

/** Managers and engineers see it differently: the medians of each group side by side. */
export function GroupPanel({ round }: { readonly round: QuickCheckRound }) {
  const { t, locale } = useText();
  const groups = groupsOf(round);
  const members = (group: string) => round.people.filter((person) => person.group === group);
  const summaries = new Map(groups.map((group) => [group, summariseRound(round, members(group))]));
  const widest = widestGroupGap(summaries);
  const score = (value: number | null): string => (value === null ? '–' : formatNumber(value, locale, 1));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.groups.title')}</h2>
      <p className={styles.sum}>
        {widest === null || widest.difference < NOTABLE
          ? t('quickCheck.groups.agree')
          : t('quickCheck.groups.widest', {
              highest: widest.highest,
              lowest: widest.lowest,
              metric: t(`metrics.name.${widest.metric}`),
              points: formatNumber(widest.difference, locale, 1),
            })}
      </p>
      <p className={classes.faint}>{t('quickCheck.groups.caption')}</p>
      <FigureTable
        label={t('quickCheck.groups.title')}
        columns={[
          t('quickCheck.usual.metric'),
          ...groups.map((group) => t('quickCheck.groups.of', { group, count: members(group).length })),
          t('quickCheck.groups.difference'),
        ]}
        rows={editionMetrics(round.edition).map((metric) => {
          const medians = groups.map((group) => summaries.get(group)?.byMetric[metric]?.median ?? null);
          const known = medians.filter((median) => median !== null);
          const difference = known.length < 2 ? null : Math.max(...known) - Math.min(...known);
          return { key: metric, cells: [t(`metrics.name.${metric}`), ...medians.map(score), score(difference)] };
        })}
      />
    </section>
  );
}
