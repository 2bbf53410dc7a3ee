import { Link } from 'wouter';
import { type NextLevel, nextLevel } from '../../../shared/guidance/next-level.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { joinParts } from '../../../shared/i18n/format-headline.ts';
import type { LevelSet } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { metricParts } from '../../components/metric-words.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { METRIC_SCREENS } from '../../screens.ts';
import classes from './guidance.module.css';
import styles from './level-steps.module.css';
import { stepWords } from './step-words.ts';

interface LevelStepsProps {
  readonly report: Report;
  readonly set: LevelSet;
}

/** Metric by metric: where it is, and what would bring it to the next level of the set. */
export function LevelSteps({ report, set }: LevelStepsProps) {
  const { t } = useText();
  const metrics = METRIC_NAMES.filter((metric) => set.bounds[metric] !== null);
  return (
    <section className={classes.card}>
      <div className={styles.head}>
        <div>
          <h2 className={classes.heading} id="level-steps">
            {t('levelSteps.title')}
          </h2>
          <p className={styles.about}>{t('levelSteps.about')}</p>
        </div>
        <Link to="/what-if" className={styles.link}>
          {t('levelSteps.try-out')}
        </Link>
      </div>
      <ScrollRegion label={t('levelSteps.title')}>
        <table className={styles.steps} aria-labelledby="level-steps">
          <thead>
            <tr>
              {(['metric', 'now', 'level', 'missing'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`levelSteps.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <StepRow key={metric} report={report} set={set} metric={metric} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function StepRow({ report, set, metric }: LevelStepsProps & { readonly metric: MetricName }) {
  const { t, locale } = useText();
  const step = nextLevel(set, metric, report.metrics, PROFILES[report.profile]);
  const value = metricParts(report, metric, locale);
  return (
    <tr>
      <th scope="row">
        <Link to={`/${METRIC_SCREENS[metric]}`} className={styles.link}>
          {t(`metrics.name.${metric}`)}
        </Link>
      </th>
      <td className={styles.value}>{value === null ? '–' : joinParts(value, locale)}</td>
      <td>{step.kind === 'ungraded' ? '–' : <LevelBadge level={step.level} />}</td>
      <td>
        <span className={styles.missing} data-kind={step.kind}>
          {stepWords(step, report.metrics[metric].n, t, locale)}
        </span>
        <Then step={step} />
        {metric === 'changeLeadTime' && step.kind === 'shorten' && <LongestStage report={report} />}
      </td>
    </tr>
  );
}

function Then({ step }: { readonly step: NextLevel }) {
  const { t } = useText();
  if (step.kind === 'ungraded' || step.kind === 'top') return null;
  return <span className={styles.then}>{t('levelSteps.next', { level: t(`levels.name.${step.next}`) })}</span>;
}

function LongestStage({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const longest = report.metrics.changeLeadTime.stages.reduce<{ stage: string; seconds: number } | null>(
    (before, { stage, meanSeconds }) =>
      meanSeconds !== null && meanSeconds > (before?.seconds ?? 0)
        ? { stage: t(`metrics.stage.${stage}`), seconds: meanSeconds }
        : before,
    null,
  );
  if (longest === null) return null;
  return (
    <span className={styles.hint}>
      {t('levelSteps.longest-stage', { stage: longest.stage, time: formatDuration(longest.seconds, locale) })}
    </span>
  );
}
