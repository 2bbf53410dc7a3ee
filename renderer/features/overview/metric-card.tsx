import { UnstyledButton } from '@mantine/core';
import { formatChange } from '../../../shared/i18n/format.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { LevelBadge } from '../../components/level-badge.tsx';
import { metricParts, verdictWords } from '../../components/metric-words.ts';
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
  return (
    <article className={classes.card} aria-labelledby={`card-${metric}`}>
      <h2 className={classes.name} id={`card-${metric}`}>
        <CardName metric={metric} />
      </h2>
      <CardLevel report={report} metric={metric} />
      <CardValue report={report} metric={metric} />
      <CardChange report={report} metric={metric} />
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

function CardLevel({ report, metric }: MetricProps) {
  const { t } = useText();
  const { level, levelReason, n } = report.metrics[metric];
  const set = t(`levels.set.${report.levels}`);
  if (level !== null) {
    return (
      <div className={classes.level}>
        <LevelBadge level={level} />
        <span title={t(`levels.source.${report.levels}`)}>{set}</span>
      </div>
    );
  }
  const isAbsent = metricParts(report, metric, 'en') === null;
  const reason =
    levelReason === 'no-level'
      ? t('overviewScreen.card.no-level', { set })
      : t(`metrics.reason.${levelReason ?? 'no-level'}`, { n });
  // A metric without a value says why in the value's place.
  return <div className={classes.level}>{isAbsent ? '' : reason}</div>;
}

function CardValue({ report, metric }: MetricProps) {
  const { t, locale } = useText();
  const parts = metricParts(report, metric, locale);
  const { reason, n } = report.metrics[metric];
  if (parts === null) {
    return <div className={classes.absent}>{t(`metrics.reason.${reason ?? 'no-deployments'}`, { n })}</div>;
  }
  const note = cardNote(report, metric, t);
  return (
    <div className={classes.value} title={intervalWords(report, metric, t, locale) ?? undefined}>
      {parts.before !== '' && <span className={classes.note}>{parts.before}</span>}
      <span className={classes.number}>{parts.value}</span>
      {parts.after !== '' && <span className={classes.note}>{parts.after}</span>}
      {note !== '' && <span className={classes.note}>{note}</span>}
    </div>
  );
}

function CardChange({ report, metric }: MetricProps) {
  const { t, locale } = useText();
  const figure = report.metrics[metric];
  if (metricParts(report, metric, locale) === null) return <div className={classes.change} />;
  const { words, tone } = verdictWords(metric, figure, t);
  return (
    <div className={classes.change}>
      {figure.change !== null && <strong data-tone={tone}>{formatChange(figure.change, locale)}</strong>} {words}
    </div>
  );
}
