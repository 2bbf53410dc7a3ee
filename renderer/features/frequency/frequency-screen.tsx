import type { TextTools } from '../../i18n.ts';
import { type MetricContext, MetricPair, MetricScreen } from '../metric/metric-screen.tsx';
import { BetweenChart } from './between-chart.tsx';
import { calendarSize } from './calendar-cells.ts';
import { CalendarChart } from './calendar-chart.tsx';
import { CourseChart } from './course-chart.tsx';
import { frequencyColumns } from './frequency-columns.tsx';
import classes from './frequency-screen.module.css';
import { HoursChart } from './hours-chart.tsx';

/** How often changes reach production, when they do, and how long services wait in between. */
export function FrequencyScreen() {
  return (
    <MetricScreen
      metric="deploymentFrequency"
      request="frequency"
      columns={(tools, { report }) => frequencyColumns(report.profile, tools)}
      headline={({ answer }, tools) => ({ leftOut: leftOut(answer.notCounted, tools) })}
      beside={({ report }) => <CourseChart report={report} />}
    >
      {({ answer }) => <Times answer={answer} />}
    </MetricScreen>
  );
}

function Times({ answer }: Pick<MetricContext<'frequency'>, 'answer'>) {
  const calendar = <CalendarChart answer={answer} />;
  const hours = <HoursChart answer={answer} />;
  const between = <BetweenChart between={answer.between} />;
  if (calendarSize(answer) === 'short') {
    return (
      <div className={classes.trio}>
        {calendar}
        {hours}
        {between}
      </div>
    );
  }
  return (
    <>
      {calendar}
      <MetricPair>
        {hours}
        {between}
      </MetricPair>
    </>
  );
}

function leftOut(notCounted: MetricContext<'frequency'>['answer']['notCounted'], { t }: TextTools): readonly string[] {
  return notCounted.map(({ reason, n }) =>
    t('metricScreen.how.not-counted', { count: n, reason: t(`metrics.counted-reason.${reason}`) }),
  );
}
