/** What stands below a metric's value on its own screen. */
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { ChangeLine } from '../../components/figure-lines.tsx';
import { useText } from '../../i18n.ts';
import type { Statistic } from './headline-statistics.ts';
import { comparedName, comparedRange } from './headline-words.ts';
import classes from './metric-headline.module.css';

interface ComparedLinesProps {
  readonly of: Pick<Report, 'period'>;
  readonly metric: MetricName;
  readonly figure: Pick<Report['metrics'][MetricName], 'change' | 'verdict' | 'n'>;
  /** The value that the figure is set against; null = none. */
  readonly before: string | null;
}

/** What became of the figure, and since when. */
export function ComparedLines({ of, metric, figure, before }: ComparedLinesProps) {
  const { t, locale } = useText();
  const name = t('metricScreen.compared.with-range', { name: comparedName(of, t), range: comparedRange(of, locale) });
  return (
    <>
      <ChangeLine metric={metric} figure={figure} classes={classes} />
      {before !== null && (
        <div className={classes.small}>{t('metricScreen.compared.value', { name, value: before })}</div>
      )}
    </>
  );
}

export function Statistics({ statistics }: { readonly statistics: readonly Statistic[] }) {
  return (
    <dl className={classes.statistics}>
      {statistics.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
