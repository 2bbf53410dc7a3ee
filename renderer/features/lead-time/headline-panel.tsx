import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import { LevelLine } from '../../components/figure-lines.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { ComparedLines, Statistics } from '../metric/headline-lines.tsx';
import type { Statistic } from '../metric/headline-statistics.ts';
import classes from '../metric/metric-headline.module.css';
import { HowCalculated } from './how-calculated.tsx';
import { leadHeadline, type Method } from './method.ts';

export interface HeadlineProps {
  readonly answer: LeadTimeAnswer;
  readonly method: Method;
}

/** The number the metric is known by, how good it is, what became of it, and what it rests on. */
export function HeadlinePanel({ answer, method }: HeadlineProps) {
  const tools = useText();
  const { t } = tools;
  const [showsHow, setShowsHow] = useState(false);
  return (
    <section className={classes.panel} aria-labelledby="lead-time-title">
      <div className={classes.head}>
        <h1 className={classes.title} id="lead-time-title">
          {t('leadTime.title')}
        </h1>
        <UnstyledButton className={classes.how} onClick={() => setShowsHow(true)}>
          {t('metricScreen.how.title')}
        </UnstyledButton>
      </div>
      <LevelLine figure={answer.metric} levels={method.levels} classes={classes} />
      <Value answer={answer} method={method} />
      <Change answer={answer} method={method} />
      <Statistics statistics={otherStatistics({ answer, method }, tools)} />
      <Coverage answer={answer} />
      <HowCalculated answer={answer} method={method} isOpen={showsHow} onClose={() => setShowsHow(false)} />
    </section>
  );
}

function Value({ answer: { metric }, method: { profile } }: HeadlineProps) {
  const { t, locale } = useText();
  const seconds = leadHeadline(metric, profile);
  if (seconds === null) return null;
  const { interval } = metric;
  const hover =
    interval === null
      ? undefined
      : t('leadTime.headline.interval', {
          low: formatDuration(interval[0], locale),
          high: formatDuration(interval[1], locale),
        });
  return (
    <div className={classes.value} title={hover}>
      <span className={classes.number}>{formatDuration(seconds, locale)}</span>
      <span className={classes.note}>
        {t(profile.leadTime.over === 'deployments' ? 'leadTime.headline.over-deployments' : 'leadTime.headline.over', {
          statistic: t(`metrics.statistic.${profile.leadTime.statistic}`),
          count: metric.n,
        })}
      </span>
    </div>
  );
}

function Change({ answer, method: { profile } }: HeadlineProps) {
  const { locale } = useText();
  const { metric } = answer;
  const before = metric.previous === null ? null : leadHeadline(metric.previous, profile);
  const value = before === null ? null : formatDuration(before, locale);
  return <ComparedLines of={answer} metric="changeLeadTime" figure={metric} before={value} />;
}

/** The other statistics of the same changes. */
function otherStatistics(
  { answer: { metric }, method: { profile } }: HeadlineProps,
  { t, locale }: TextTools,
): readonly Statistic[] {
  const { statistic } = profile.leadTime;
  const figures = [
    [statistic === 'mean' ? 'median' : 'mean', statistic === 'mean' ? metric.medianSeconds : metric.meanSeconds],
    ['p75', metric.p75Seconds],
    ['p90', metric.p90Seconds],
    ['per-deployment', metric.medianPerDeploymentSeconds],
  ] as const;
  return figures.flatMap(([name, seconds]) =>
    seconds === null ? [] : [[t(`leadTime.headline.${name}`), formatDuration(seconds, locale)] as const],
  );
}

/** How many of the changes the stages before a deployment are known of, and what is left out. */
function Coverage({ answer }: Pick<HeadlineProps, 'answer'>) {
  const { t, locale } = useText();
  const { metric, sources, period, historyIncompleteSince: since } = answer;
  const sentences = [
    pullCoverage(sources, t),
    ...(sources.partialPulls > 0 ? [t('leadTime.headline.partial', { count: sources.partialPulls })] : []),
    ...(metric.nonPositive > 0 ? [t('leadTime.headline.non-positive', { count: metric.nonPositive })] : []),
    ...(since === null
      ? []
      : [t('overviewScreen.notice.incomplete', { date: formatDate(Date.parse(since), period.timeZone, locale) })]),
  ];
  return <p className={classes.coverage}>{sentences.join(' ')}</p>;
}

function pullCoverage({ withPull, changes }: LeadTimeAnswer['sources'], t: Translate): string {
  if (withPull === 0) return t('leadTime.headline.no-pulls');
  if (withPull === changes) return t('leadTime.headline.all-with-pull', { count: changes });
  return t('leadTime.headline.with-pull', { part: withPull, whole: changes });
}
