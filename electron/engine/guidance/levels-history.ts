import type { LevelsHistory, LevelsMonth } from '../../../shared/guidance-answers.ts';
import { closestCluster } from '../../../shared/metrics/closest-cluster.ts';
import { gradeMetric, LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { type LevelSetId, METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import { buckets, formatDay, localClock, monthOf, type Period, startOfMonth } from '../../../shared/time.ts';
import { measureOnce } from '../queries/measure-once.ts';
import { dataRangeOf, type Question } from '../queries/question.ts';

/** A year at least, so that a period of a week has its history too; five at most. */
const FEWEST_MONTHS = 12;
const MOST_MONTHS = 60;

/** The level of every metric in each calendar month up to the period's end, by every set; none before the data begin. */
export function levelsHistory(question: Question): LevelsHistory {
  const { facts, profile, selection } = question;
  const { resolution } = question.resolved;
  const period = longerPeriod(question);
  if (period === null) return { months: [] };
  const months = buckets(period, selection.timeZone, selection.weekStart, 'month').slice(-MOST_MONTHS);
  const clock = localClock(selection.timeZone);
  return {
    months: months.map((month): LevelsMonth => {
      const figures = measureOnce(facts, resolution, { ...selection, from: month.from, to: month.to });
      const gradesBy = (set: LevelSetId) =>
        byMetric((metric) => gradeMetric(LEVEL_SETS[set], metric, figures, profile));
      return {
        from: month.day,
        to: formatDay(clock.dayOf(month.to - 1) + 1),
        n: byMetric((metric) => figures[metric].n),
        grades: {
          '2024': gradesBy('2024'),
          '2023': gradesBy('2023'),
          '2021': gradesBy('2021'),
          'four-keys': gradesBy('four-keys'),
        },
        closestCluster: closestCluster(LEVEL_SETS['2024'], figures, profile),
      };
    }),
  };
}

/** The period, made longer backwards to whole months, as far as there are data; null where there are none before its end. */
function longerPeriod({ facts, selection }: Question): Period | null {
  const range = dataRangeOf(facts);
  const { to, timeZone } = selection;
  if (range === null || range.from >= to) return null;
  const clock = localClock(timeZone);
  const monthStart = (instant: number, back: number) =>
    clock.startOfDay(startOfMonth(monthOf(clock.dayOf(instant)) - back));
  const wanted = Math.min(selection.from, monthStart(to - 1, FEWEST_MONTHS - 1));
  return { from: Math.max(wanted, monthStart(range.from, 0)), to };
}

function byMetric<Value>(of: (metric: MetricName) => Value): Readonly<Record<MetricName, Value>> {
  return Object.fromEntries(METRIC_NAMES.map((metric) => [metric, of(metric)])) as Record<MetricName, Value>;
}
