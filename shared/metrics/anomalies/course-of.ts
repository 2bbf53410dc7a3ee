import type { Anomaly } from '../../anomaly-answers.ts';
import { assertNever } from '../../errors.ts';
import { mean } from '../../stats.ts';
import { middleOf } from '../change-values.ts';
import { collectLeadTimes, type LeadTimes } from '../collect-lead-times.ts';
import type { Facts } from '../facts.ts';
import { PROFILES } from '../profiles.ts';
import type { Resolution } from '../resolution.ts';
import { dateOf } from './anomaly-context.ts';
import type { DailyColumns } from './daily-columns.ts';
import type { FoundAnomaly } from './find-anomalies.ts';
import { deploymentsBetween, levelBetween } from './level-between.ts';

/** Days shown on either side. */
const AROUND = 42;

/** A level a day, measured as those of both sides are. */
export function courseOf(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  { metric, slot, from, day, to }: FoundAnomaly,
): Anomaly['course'] {
  const first = Math.max(from, day - AROUND);
  const last = Math.min(to, day + AROUND);
  const days = Array.from({ length: last - first }, (_, k) => first + k);
  const valueOn = (one: number) => levelBetween(facts, resolution, columns, metric, slot, one, one + 1)?.value ?? null;
  switch (metric) {
    case 'changeLeadTime':
      return {
        from: dateOf(columns, first),
        values:
          resolution.leadPlacedAt === null ? leadTimes(facts, resolution, columns, slot, days) : days.map(valueOn),
      };
    case 'deploymentFrequency':
    case 'changeFailureRate':
    case 'recoveryTime':
    case 'reworkRate':
      return { from: dateOf(columns, first), values: days.map(valueOn) };
    default:
      return assertNever(metric);
  }
}

/** Of all days in one pass. */
function leadTimes(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  slot: number,
  days: readonly number[],
): (number | null)[] {
  const parts = days.map((day) => deploymentsBetween(facts, columns, slot, day, day + 1));
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const dealt = { groupCount: days.length, groups: new Int32Array(size), rows: new Int32Array(size) };
  let at = 0;
  for (const [group, part] of parts.entries()) {
    dealt.groups.fill(group, at, at + part.length);
    dealt.rows.set(part, at);
    at += part.length;
  }
  const { leadTime } = PROFILES[resolution.rules.profile];
  return collectLeadTimes(facts, resolution, dealt).map(({ values }: LeadTimes) =>
    leadTime.statistic === 'mean' ? mean(values) : middleOf(values, leadTime),
  );
}
