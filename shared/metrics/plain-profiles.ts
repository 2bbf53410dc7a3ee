/** Questions of plain records under a profile, for tests: July 2024, whose first day is a Monday. */
import type { MetricName, ProfileId } from '../model.ts';
import type { HeadlineUnit, MetricFigures } from '../report.ts';
import type { PlainFacts } from './build-facts.ts';
import { headline, headlineUnit } from './headline.ts';
import { measurePlain, selectPeriod } from './plain-question.ts';
import { PROFILES } from './profiles.ts';
import type { Selection } from './selection.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const FOUR_WEEKS = selectPeriod('2024-07-01', '2024-07-29');

/** Epoch ms, days from 1 July on. */
export function at(day: number, hour = 0, minute = 0, second = 0): number {
  return FOUR_WEEKS.from + day * DAY + hour * HOUR + minute * 60_000 + second * 1000;
}

export function figuresUnder(profile: ProfileId, plain: PlainFacts, selection: Selection = FOUR_WEEKS): MetricFigures {
  return measurePlain(plain, selection, { profile });
}

export function headlineUnder(
  profile: ProfileId,
  metric: MetricName,
  plain: PlainFacts,
  selection?: Selection,
): readonly [number | null, HeadlineUnit] {
  const measured = figuresUnder(profile, plain, selection);
  const rule = PROFILES[profile];
  return [headline(measured, rule, metric), headlineUnit(measured, rule, metric)];
}
