import { assertNever } from '../errors.ts';
import type { BreakdownRow, Dimension, MetricFigures } from '../report.ts';
import { type BucketSize, buckets } from '../time.ts';
import { breakDownBySeverity } from './breakdown-by-severity.ts';
import { breakDownByStage } from './breakdown-by-stage.ts';
import { createCalendar } from './calendar.ts';
import { collectLeadTimes, type LeadTimes } from './collect-lead-times.ts';
import { compareFigures } from './compare.ts';
import { countDays, type DeploymentDays } from './count-days.ts';
import type { Facts } from './facts.ts';
import { type GroupedRows, groupSelectedRows } from './group-selected-rows.ts';
import type { LevelSet } from './levels.ts';
import { measure, measureRows } from './measure.ts';
import type { Grouping } from './membership.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { rowCourses } from './row-course.ts';
import { byCodeUnits } from './row-order.ts';
import { withScratch } from './scratch.ts';
import type { Selection } from './selection.ts';

/**
 * The figures of each service, team, environment, repository, stage, severity or bucket of time within a selection, each
 * compared with the period before (a bucket of time with the bucket before); `previous` null = nothing to compare with.
 *
 * Key '' = the rows that name none; where no row names one there are no rows at all. A row that belongs to several keys (an
 * incident of two services) is in each of them. Sorted by deployments (severity: incidents), most first, then by name; stages
 * and buckets keep their own order. Rows are dealt out in one pass, whatever the number of keys.
 */
export function breakdown(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection | null,
  dimension: Dimension,
  levels: LevelSet,
  seed = 1,
): readonly BreakdownRow[] {
  switch (dimension) {
    case 'service':
    case 'team':
    case 'env':
    case 'repo':
      return withScratch(() => breakDownByName(facts, resolution, selection, previous, dimension, levels, seed));
    case 'stage':
      return breakDownByStage(facts, resolution, selection, previous, levels, seed);
    case 'severity':
      return breakDownBySeverity(facts, resolution, selection, previous, levels, seed);
    case 'day':
    case 'week':
    case 'month':
      return breakDownByTime(facts, resolution, selection, dimension, levels, seed);
    default:
      return assertNever(dimension);
  }
}

function breakDownByName(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection | null,
  grouping: Grouping,
  levels: LevelSet,
  seed: number,
): readonly BreakdownRow[] {
  const profile = PROFILES[resolution.rules.profile];
  const now = groupSelectedRows(facts, resolution, selection, grouping);
  const before = previous === null ? null : groupSelectedRows(facts, resolution, previous, grouping);
  const codes = [...new Set([...now.codes, ...(before?.codes ?? [])])];
  if (codes.every((code) => code === 0)) return [];

  function measureGroups(grouped: GroupedRows, period: Selection): ReadonlyMap<number, MetricFigures> {
    const calendar = createCalendar(period, profile.deploymentFrequency.weeks);
    const known = grouped.deployedBefore(codes);
    const leadTimesOf = collectLeadTimes(facts, grouped.charging.resolution, grouped.charging.deployments);
    const daysOf = countDays(facts, calendar, grouped.deployments);
    const measureGroup = (code: number) => {
      const rows = grouped.rowsOf(code);
      const noneIsZero = rows.deployments.length > 0 || known.has(code);
      const [leadTimes, days] = [leadTimesOf[code] as LeadTimes, daysOf[code] as DeploymentDays];
      return measureRows({ facts, resolution, profile, calendar, rows, leadTimes, days, noneIsZero, seed });
    };
    return new Map(codes.map((code) => [code, measureGroup(code)]));
  }

  // One period after the other: their columns together would be too much for a processor's cache.
  const measuredNow = withScratch(() => measureGroups(now, selection));
  const measuredBefore =
    before === null || previous === null ? null : withScratch(() => measureGroups(before, previous));
  const courseOf = rowCourses(facts, createCalendar(selection), now.deployments);
  const names = namesOf(facts, grouping);
  const rows = codes.map((code): BreakdownRow => {
    const team = grouping === 'service' ? resolution.serviceTeam[code] : 0;
    return {
      key: names[code] as string,
      ...(team ? { team: facts.names.teams[team] as string } : {}),
      metrics: compareFigures(
        measuredNow.get(code) as MetricFigures,
        measuredBefore?.get(code) ?? null,
        levels,
        profile,
      ),
      course: courseOf(code),
    };
  });
  return rows.sort(
    (a, b) => b.metrics.deploymentFrequency.n - a.metrics.deploymentFrequency.n || byCodeUnits(a.key, b.key),
  );
}

function namesOf({ names }: Facts, grouping: Grouping): readonly string[] {
  return { service: names.services, team: names.teams, env: names.environments, repo: names.repositories }[grouping];
}

function breakDownByTime(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  size: BucketSize,
  levels: LevelSet,
  seed: number,
): readonly BreakdownRow[] {
  const profile = PROFILES[resolution.rules.profile];
  let before: MetricFigures | null = null;
  return buckets(selection, selection.timeZone, selection.weekStart, size).map(({ from, to, day }): BreakdownRow => {
    const current = measure(facts, resolution, { ...selection, from, to }, seed);
    const metrics = compareFigures(current, before, levels, profile);
    before = current;
    return { key: size === 'month' ? day.slice(0, 7) : day, metrics };
  });
}
