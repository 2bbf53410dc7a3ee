import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { formatChange, formatDuration } from '../../../shared/i18n/format.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { verdictWords } from '../../components/metric-words.ts';
import { useText } from '../../i18n.ts';
import { comparedName, comparedRange } from '../metric/headline-words.ts';
import classes from '../metric/metric-headline.module.css';
import { HowCalculated } from './how-calculated.tsx';
import { leadHeadline, type Method } from './method.ts';

export interface HeadlineProps {
  readonly answer: LeadTimeAnswer;
  readonly method: Method;
}

/** The number the metric is known by, how good it is, what became of it, and what it rests on. */
export function HeadlinePanel({ answer, method }: HeadlineProps) {
  const { t } = useText();
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
      <Level answer={answer} method={method} />
      <Value answer={answer} method={method} />
      <Change answer={answer} method={method} />
      <Statistics answer={answer} method={method} />
      <Coverage answer={answer} />
      <HowCalculated answer={answer} method={method} isOpen={showsHow} onClose={() => setShowsHow(false)} />
    </section>
  );
}

function Level({ answer: { metric }, method: { levels } }: HeadlineProps) {
  const { t } = useText();
  const set = t(`levels.set.${levels}`);
  if (metric.level !== null) {
    return (
      <div className={classes.level}>
        <LevelBadge level={metric.level} />
        <span title={t(`levels.source.${levels}`)}>{set}</span>
      </div>
    );
  }
  return (
    <div className={classes.level}>
      {metric.levelReason === 'no-level' || metric.levelReason === null
        ? t('overviewScreen.card.no-level', { set })
        : t(`metrics.reason.${metric.levelReason}`, { n: metric.n })}
    </div>
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
  const { t, locale } = useText();
  const { metric } = answer;
  const { words, tone } = verdictWords('changeLeadTime', metric, t);
  const before = metric.previous === null ? null : leadHeadline(metric.previous, profile);
  const against = { name: comparedName(answer, t), range: comparedRange(answer, locale) };
  return (
    <>
      <div className={classes.change}>
        {metric.change !== null && <strong data-tone={tone}>{formatChange(metric.change, locale)}</strong>} {words}
      </div>
      {before !== null && (
        <div className={classes.small}>
          {t('metricScreen.compared.value', {
            name: t('metricScreen.compared.with-range', against),
            value: formatDuration(before, locale),
          })}
        </div>
      )}
    </>
  );
}

/** The other statistics of the same changes. */
function Statistics({ answer: { metric }, method: { profile } }: HeadlineProps) {
  const { t, locale } = useText();
  const { statistic } = profile.leadTime;
  const figures = [
    [statistic === 'mean' ? 'median' : 'mean', statistic === 'mean' ? metric.medianSeconds : metric.meanSeconds],
    ['p75', metric.p75Seconds],
    ['p90', metric.p90Seconds],
    ['per-deployment', metric.medianPerDeploymentSeconds],
  ] as const;
  return (
    <dl className={classes.statistics}>
      {figures.map(([name, seconds]) =>
        seconds === null ? null : (
          <div key={name}>
            <dt>{t(`leadTime.headline.${name}`)}</dt>
            <dd>{formatDuration(seconds, locale)}</dd>
          </div>
        ),
      )}
    </dl>
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
