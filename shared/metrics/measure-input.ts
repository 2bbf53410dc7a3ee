import type { Calendar } from './calendar.ts';
import type { LeadTimes } from './collect-lead-times.ts';
import type { DeploymentDays } from './count-days.ts';
import type { Facts } from './facts.ts';
import type { Profile } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import type { SelectedRows } from './select-rows.ts';

/** What every metric is computed from. */
export interface MeasureInput {
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly rows: SelectedRows;
  /** Of the deployments in `rows`. */
  readonly leadTimes: LeadTimes;
  readonly days: DeploymentDays;
  /** Whether no deployment means 0 rather than nothing known. */
  readonly noneIsZero: boolean;
  /** Of the resampling behind intervals. */
  readonly seed: number;
}
