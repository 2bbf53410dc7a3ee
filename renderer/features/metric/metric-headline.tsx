import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { formatChange } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { metricParts, verdictWords } from '../../components/metric-words.ts';
import { useText } from '../../i18n.ts';
import { headlineStatistics, type Statistic } from './headline-statistics.ts';
import {
  comparedName,
  comparedRange,
  coverageSentences,
  headlineNote,
  intervalText,
  previousHeadline,
  valueFormatter,
} from './headline-words.ts';
import { HowCalculated } from './how-calculated.tsx';
import classes from './metric-headline.module.css';

interface OfMetric {
  readonly report: Report;
  readonly metric: MetricName;
}

interface MetricHeadlineProps extends OfMetric {
  /** In place of those that every metric has. */
  readonly statistics?: readonly Statistic[];
  /** Said of the data beside what is said of every metric. */
  readonly coverage?: readonly string[];
  /** What stays out and why, for "how is this calculated?"; in place of what the report knows. */
  readonly leftOut?: readonly string[];
}

/** The number the metric is known by, how good it is, what became of it, and what it rests on. */
export function MetricHeadline({ report, metric, statistics, coverage = [], leftOut }: MetricHeadlineProps) {
  const { t, locale } = useText();
  const [showsHow, setShowsHow] = useState(false);
  const sentences = [...coverageSentences(report, metric, t, locale), ...coverage];
  return (
    <section className={classes.panel} aria-labelledby="metric-title">
      <div className={classes.head}>
        <h1 className={classes.title} id="metric-title">
          {t(`metrics.name.${metric}`)}
        </h1>
        <UnstyledButton className={classes.how} onClick={() => setShowsHow(true)}>
          {t('metricScreen.how.title')}
        </UnstyledButton>
      </div>
      <LevelLine report={report} metric={metric} />
      <Value report={report} metric={metric} />
      <Change report={report} metric={metric} />
      <Interval report={report} metric={metric} />
      <Statistics statistics={statistics ?? headlineStatistics(report, metric, t, locale)} />
      {sentences.length > 0 && <p className={classes.coverage}>{sentences.join(' ')}</p>}
      <HowCalculated
        report={report}
        metric={metric}
        leftOut={leftOut}
        isOpen={showsHow}
        onClose={() => setShowsHow(false)}
      />
    </section>
  );
}

function LevelLine({ report, metric }: OfMetric) {
  const { t } = useText();
  const { level, levelReason, n, headline } = report.metrics[metric];
  const set = t(`levels.set.${report.levels}`);
  if (level !== null) {
    return (
      <div className={classes.level}>
        <LevelBadge level={level} />
        <span title={t(`levels.source.${report.levels}`)}>{set}</span>
      </div>
    );
  }
  // A metric without a value says why in the value's place.
  if (headline === null) return <div className={classes.level} />;
  return (
    <div className={classes.level}>
      {levelReason === 'no-level' || levelReason === null
        ? t('overviewScreen.card.no-level', { set })
        : t(`metrics.reason.${levelReason}`, { n })}
    </div>
  );
}

function Value({ report, metric }: OfMetric) {
  const { t, locale } = useText();
  const parts = metricParts(report, metric, locale);
  const { reason, n } = report.metrics[metric];
  if (parts === null) {
    return <div className={classes.absent}>{t(`metrics.reason.${reason ?? 'no-deployments'}`, { n })}</div>;
  }
  const note = headlineNote(report, metric, t);
  return (
    <div className={classes.value}>
      {parts.before !== '' && <span className={classes.note}>{parts.before}</span>}
      <span className={classes.number}>{parts.value}</span>
      {parts.after !== '' && <span className={classes.note}>{parts.after}</span>}
      {note !== '' && <span className={classes.note}>{note}</span>}
    </div>
  );
}

function Change({ report, metric }: OfMetric) {
  const { t, locale } = useText();
  const figure = report.metrics[metric];
  if (figure.headline === null) return null;
  const { words, tone } = verdictWords(metric, figure, t);
  const before = previousHeadline(report, metric);
  const name = t('metricScreen.compared.with-range', {
    name: comparedName(report, t),
    range: comparedRange(report, locale),
  });
  return (
    <>
      <div className={classes.change}>
        {figure.change !== null && <strong data-tone={tone}>{formatChange(figure.change, locale)}</strong>} {words}
      </div>
      {before !== null && (
        <div className={classes.small}>
          {t('metricScreen.compared.value', { name, value: valueFormatter(report, metric, locale)(before) })}
        </div>
      )}
    </>
  );
}

function Interval({ report, metric }: OfMetric) {
  const { t, locale } = useText();
  const interval = intervalText(report, metric, locale);
  return interval === null ? null : <div className={classes.small}>{t('metricScreen.interval', { interval })}</div>;
}

function Statistics({ statistics }: { readonly statistics: readonly Statistic[] }) {
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
