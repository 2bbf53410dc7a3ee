/** The lines of a metric's figure: its level, its value, what became of it. Cards draw them small, headlines large. */
import { formatChange } from '../../shared/i18n/format.ts';
import type { LevelSetId, MetricName } from '../../shared/model.ts';
import type { Report } from '../../shared/report.ts';
import { useText } from '../i18n.ts';
import { LevelBadge } from './level-badge.tsx';
import { metricParts, verdictWords } from './metric-words.ts';

/** Class names of level, value, number, note, absent and change, as figure-lines.module.css has them. */
type Looks = Readonly<Record<string, string>>;

interface LevelLineProps {
  readonly figure: Pick<Report['metrics'][MetricName], 'level' | 'levelReason' | 'n'>;
  readonly levels: LevelSetId;
  /** A metric without a value says why in the value's place. */
  readonly isAbsent?: boolean;
  readonly classes: Looks;
}

export function LevelLine({ figure: { level, levelReason, n }, levels, isAbsent = false, classes }: LevelLineProps) {
  const { t } = useText();
  const set = t(`levels.set.${levels}`);
  if (level !== null) {
    return (
      <div className={classes.level}>
        <LevelBadge level={level} />
        <span title={t(`levels.source.${levels}`)}>{set}</span>
      </div>
    );
  }
  const reason =
    levelReason === 'no-level' || levelReason === null
      ? t('overviewScreen.card.no-level', { set })
      : t(`metrics.reason.${levelReason}`, { n });
  return <div className={classes.level}>{isAbsent ? '' : reason}</div>;
}

interface ValueLineProps {
  readonly report: Report;
  readonly metric: MetricName;
  /** Behind the value; empty = nothing. */
  readonly note: string;
  readonly hover?: string | undefined;
  readonly classes: Looks;
}

export function ValueLine({ report, metric, note, hover, classes }: ValueLineProps) {
  const { t, locale } = useText();
  const parts = metricParts(report, metric, locale);
  const { reason, n } = report.metrics[metric];
  if (parts === null) {
    return <div className={classes.absent}>{t(`metrics.reason.${reason ?? 'no-deployments'}`, { n })}</div>;
  }
  return (
    <div className={classes.value} title={hover}>
      {parts.before !== '' && <span className={classes.note}>{parts.before}</span>}
      <span className={classes.number}>{parts.value}</span>
      {parts.after !== '' && <span className={classes.note}>{parts.after}</span>}
      {note !== '' && <span className={classes.note}>{note}</span>}
    </div>
  );
}

interface ChangeLineProps {
  readonly metric: MetricName;
  readonly figure: Pick<Report['metrics'][MetricName], 'change' | 'verdict' | 'n'>;
  readonly classes: Looks;
}

export function ChangeLine({ metric, figure, classes }: ChangeLineProps) {
  const { t, locale } = useText();
  const { words, tone } = verdictWords(metric, figure, t);
  return (
    <div className={classes.change}>
      {figure.change !== null && <strong data-tone={tone}>{formatChange(figure.change, locale)}</strong>} {words}
    </div>
  );
}
