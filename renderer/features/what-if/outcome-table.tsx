import { useRef } from 'react';
import { figureWords } from '../../../shared/compare/figure-words.ts';
import { formatChange } from '../../../shared/i18n/format.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Metrics } from '../../../shared/report.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { NOT_IN_PICTURE } from '../../charts/picture.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import classes from './what-if.module.css';

export interface Outcome {
  readonly name: string;
  readonly metrics: Metrics;
}

interface OutcomeTableProps {
  readonly now: Metrics;
  readonly outcomes: readonly Outcome[];
}

/** Each metric now and under each scenario, with what it would gain and the level it would have. */
export function OutcomeTable({ now, outcomes }: OutcomeTableProps) {
  const { t, locale } = useText();
  const panel = useRef<HTMLElement>(null);
  const words = (metric: MetricName) =>
    figureWords(
      now[metric].headlineUnit,
      [now, ...outcomes.map(({ metrics }) => metrics)].flatMap((metrics) => metrics[metric].headline ?? []),
      locale,
    );
  const valueText = (metrics: Metrics, metric: MetricName) => {
    const { headline, reason, n } = metrics[metric];
    return headline === null ? t(`metrics.reason.${reason ?? 'period-empty'}`, { n }) : words(metric).value(headline);
  };
  const columns = [t('whatIf.outcome.metric'), t('whatIf.outcome.now'), ...outcomes.map(({ name }) => name)];
  const twin = () => ({
    columns,
    rows: METRIC_NAMES.map((metric) => [
      t(`metrics.name.${metric}`),
      valueText(now, metric),
      ...outcomes.map(({ metrics }) => valueText(metrics, metric)),
    ]),
  });
  return (
    <section className={classes.outcome} ref={panel} aria-labelledby="what-if-outcome">
      <div className={classes.outcomeHead}>
        <h2 className={classes.heading} id="what-if-outcome">
          {t('whatIf.outcome.title')}
        </h2>
        <span {...NOT_IN_PICTURE}>
          <CopyTools panel={panel} table={twin} />
        </span>
      </div>
      <ScrollRegion label={t('whatIf.outcome.table-label')}>
        <table className={classes.table} aria-label={t('whatIf.outcome.table-label')}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two scenarios may have one name
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {METRIC_NAMES.map((metric) => (
              <tr key={metric}>
                <th scope="row">{t(`metrics.name.${metric}`)}</th>
                <td>
                  <Value text={valueText(now, metric)} metrics={now} metric={metric} />
                </td>
                {outcomes.map(({ metrics }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two scenarios may have one name
                  <td key={index}>
                    <Value text={valueText(metrics, metric)} metrics={metrics} metric={metric} />
                    <Change now={now} after={metrics} metric={metric} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

interface ValueProps {
  readonly text: string;
  readonly metrics: Metrics;
  readonly metric: MetricName;
}

function Value({ text, metrics, metric }: ValueProps) {
  const { headline, level } = metrics[metric];
  return (
    <div className={classes.value}>
      <span className={headline === null ? classes.absent : classes.figure}>{text}</span>
      {level !== null && <LevelBadge level={level} />}
    </div>
  );
}

/** Less than that is told as 0 %. */
const SMALLEST_SHOWN = 0.005;

interface ChangeProps {
  readonly now: Metrics;
  readonly after: Metrics;
  readonly metric: MetricName;
}

/** More is better of the deployment frequency alone. */
function Change({ now, after: next, metric }: ChangeProps) {
  const { t, locale } = useText();
  const [before, after] = [now[metric].headline, next[metric].headline];
  if (before === null || after === null) return null;
  if (before === 0 && after !== 0) return null;
  const change = before === 0 ? 0 : (after - before) / before;
  if (Math.abs(change) < SMALLEST_SHOWN) return <span className={classes.change}>{t('whatIf.outcome.unchanged')}</span>;
  const isBetter = metric === 'deploymentFrequency' ? after > before : after < before;
  return (
    <span className={classes.change} data-tone={isBetter ? 'good' : 'bad'}>
      {formatChange(change, locale)}
    </span>
  );
}
