import { type Spread, standingOf } from '../../../shared/guidance/benchmarks.ts';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { FigureTable } from '../rounds/figure-table.tsx';
import type { Comparison } from './comparisons.ts';
import styles from './quick-check.module.css';
import type { ShownRound } from './shown-round.ts';
import { StandingBar } from './standing-bar.tsx';

/** The mean score beside mean and deviation of other organisations, and in words where it stands among them. */
export function UsualPanel({ round, summary, comparisons }: ShownRound) {
  const { t, locale } = useText();
  const metrics = editionMetrics(round.edition);
  const means = metrics.map((metric) => ({ metric, mean: summary.byMetric[metric]?.mean ?? null }));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.usual.title')}</h2>
      <p className={classes.faint}>{t('quickCheck.usual.subtitle', { edition: round.edition })}</p>
      {comparisons.map((comparison) => (
        <Verdict key={comparison.where} comparison={comparison} means={means} />
      ))}
      <FigureTable
        label={t('quickCheck.usual.title')}
        columns={[t('quickCheck.usual.metric'), t('quickCheck.usual.score'), ...comparisons.map(({ label }) => label)]}
        rows={means.map(({ metric, mean }) => ({
          key: metric,
          cells: [
            t(`metrics.name.${metric}`),
            mean === null ? '–' : formatNumber(mean, locale, 1),
            ...comparisons.map(({ label, benchmark }) => (
              <UsualCell key={label} score={mean} spread={benchmark.byMetric[metric]} />
            )),
          ],
        }))}
      />
    </section>
  );
}

interface VerdictProps {
  readonly comparison: Comparison;
  readonly means: readonly { readonly metric: MetricName; readonly mean: number | null }[];
}

/** "Below what is usual in Retail: recovery, rework." */
function Verdict({ comparison: { where, benchmark }, means }: VerdictProps) {
  const { t } = useText();
  const standings = means.flatMap(({ metric, mean }) => {
    const spread = benchmark.byMetric[metric];
    return mean === null || spread === null ? [] : [{ metric, standing: standingOf(mean, spread) }];
  });
  if (standings.length === 0) return null;
  const names = (wanted: 'above' | 'below') =>
    standings.flatMap(({ metric, standing }) => (standing === wanted ? [t(`metrics.name.${metric}`)] : [])).join(', ');
  const [above, below] = [names('above'), names('below')];
  const sentences = [
    ...(below === '' ? [] : [t('quickCheck.usual.below', { where, metrics: below })]),
    ...(above === '' ? [] : [t('quickCheck.usual.above', { where, metrics: above })]),
  ];
  return (
    <p className={styles.sum}>
      {sentences.length === 0 ? t('quickCheck.usual.all-within', { where }) : sentences.join(' ')}
    </p>
  );
}

function UsualCell({ score, spread }: { readonly score: number | null; readonly spread: Spread | null }) {
  const { t, locale } = useText();
  if (spread === null) return <>–</>;
  const { mean, sigma } = spread;
  const words = `${formatNumber(mean, locale, 1)} ± ${sigma === null ? '?' : formatNumber(sigma, locale, 1)}`;
  const standing = score === null ? null : standingOf(score, spread);
  return (
    <span className={styles.usual}>
      <StandingBar score={score} spread={spread} />
      <span>
        {words}
        {score !== null && sigma !== null && (
          <span className={styles.standing}>
            {standing !== null && t(`quickCheck.standing.${standing}`)} (
            {t('quickCheck.usual.deviation', { sigmas: signed((score - mean) / sigma, locale) })})
          </span>
        )}
      </span>
    </span>
  );
}

function signed(value: number, locale: 'en' | 'ko'): string {
  const text = formatNumber(Math.abs(value), locale, 1);
  return Number(Math.abs(value).toFixed(1)) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}
