import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelLine, ValueLine } from '../../components/figure-lines.tsx';
import { useText } from '../../i18n.ts';
import { ComparedLines, Statistics } from './headline-lines.tsx';
import { headlineStatistics, type Statistic } from './headline-statistics.ts';
import { coverageSentences, headlineNote, intervalText, previousHeadline, valueFormatter } from './headline-words.ts';
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
      <LevelLine
        figure={report.metrics[metric]}
        levels={report.levels}
        isAbsent={report.metrics[metric].headline === null}
        classes={classes}
      />
      <ValueLine report={report} metric={metric} note={headlineNote(report, metric, t)} classes={classes} />
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

function Change({ report, metric }: OfMetric) {
  const { locale } = useText();
  const figure = report.metrics[metric];
  if (figure.headline === null) return null;
  const before = previousHeadline(report, metric);
  const value = before === null ? null : valueFormatter(report, metric, locale)(before);
  return <ComparedLines of={report} metric={metric} figure={figure} before={value} />;
}

function Interval({ report, metric }: OfMetric) {
  const { t, locale } = useText();
  const interval = intervalText(report, metric, locale);
  return interval === null ? null : <div className={classes.small}>{t('metricScreen.interval', { interval })}</div>;
}
