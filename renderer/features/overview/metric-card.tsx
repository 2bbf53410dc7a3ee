import { UnstyledButton } from '@mantine/core';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { ChangeLine, LevelLine, ValueLine } from '../../components/figure-lines.tsx';
import { metricParts } from '../../components/metric-words.ts';
import { useText } from '../../i18n.ts';
import { METRIC_SCREENS } from '../../screens.ts';
import { navigate } from '../../store/location.ts';
import { cardNote, coverageHint, coverageWords, intervalWords } from './card-words.ts';
import { courseOf } from './course.ts';
import classes from './metric-card.module.css';

export function MetricCards({ report }: { readonly report: Report }) {
  const { t } = useText();
  return (
    <section className={classes.cards} aria-label={t('overviewScreen.metrics-label')}>
      {METRIC_NAMES.map((metric) => (
        <MetricCard key={metric} report={report} metric={metric} />
      ))}
    </section>
  );
}

interface MetricProps {
  readonly report: Report;
  readonly metric: MetricName;
}

export function MetricCard({ report, metric }: MetricProps) {
  const { t, locale } = useText();
  const course = courseOf(report, metric);
  const figure = report.metrics[metric];
  const isAbsent = metricParts(report, metric, locale) === null;
  return (
    <article className={classes.card} aria-labelledby={`card-${metric}`}>
      <h2 className={classes.name} id={`card-${metric}`}>
        <CardName metric={metric} />
      </h2>
      <LevelLine figure={figure} levels={report.levels} isAbsent={isAbsent} classes={classes} />
      <ValueLine
        report={report}
        metric={metric}
        note={cardNote(report, metric, t)}
        hover={intervalWords(report, metric, t, locale) ?? undefined}
        classes={classes}
      />
      {isAbsent ? <div className={classes.change} /> : <ChangeLine metric={metric} figure={figure} classes={classes} />}
      <div className={classes.spark}>
        <Sparkline values={course.values} previous={course.previous} />
      </div>
      <div className={classes.coverage} title={coverageHint(report, metric, t) ?? undefined}>
        {coverageWords(report, metric, t, locale)}
      </div>
    </article>
  );
}

/** Leads to the metric's own screen. */
function CardName({ metric }: Pick<MetricProps, 'metric'>) {
  const { t } = useText();
  const name = t(`metrics.name.${metric}`);
  return (
    <UnstyledButton className={classes.link} onClick={() => navigate(`/${METRIC_SCREENS[metric]}`)}>
      {name}
    </UnstyledButton>
  );
}
