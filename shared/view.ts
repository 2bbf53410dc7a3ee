/** What the filter bar says, as every question of a screen takes it. */
import { z } from 'zod';
import { LEVEL_SET_IDS, PROFILE_IDS } from './model.ts';

const text = z.string().max(4096);
const name = z.string().max(1024);
const names = z.array(name).max(10_000);

export const profileSchema = z.enum(PROFILE_IDS);
export const levelsSchema = z.enum(LEVEL_SET_IDS);

/** The period that figures are set against: of equal length just before, the same days of the year before, or these days. */
const compareWithSchema = z.union([
  z.literal('previous'),
  z.literal('year-before'),
  z.strictObject({ from: text, to: text }),
]);
export type CompareWith = z.infer<typeof compareWithSchema>;

/** An hour of the week on the clock of a zone. */
export const localHourSchema = z.strictObject({
  /** ISO: 1 = Monday. */
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
});
export type LocalHour = z.infer<typeof localHourSchema>;

/** Hours of some days of the week, on the clock of a zone. */
export const hoursOfWeekSchema = z.strictObject({
  /** ISO, both included: 6 and 7 = weekends. */
  firstDay: z.int().min(1).max(7),
  lastDay: z.int().min(1).max(7),
  /** From the one until the other; over midnight where that isn't later. */
  from: z.int().min(0).max(23),
  to: z.int().min(1).max(24),
});
export type HoursOfWeek = z.infer<typeof hoursOfWeekSchema>;

/** The period and the rows looked at. */
export const viewSchema = z.strictObject({
  /** Local date (its midnight in `timeZone`) or instant, half-open [from, to); null = the whole range of the data. */
  from: text.nullable(),
  to: text.nullable(),
  timeZone: text,
  /** Absent = 'previous'. */
  compareWith: compareWithSchema.optional(),
  /** Pattern of environments that count; null = all. Absent = the workspace's production pattern. */
  env: text.nullable().optional(),
  services: names,
  teams: names,
  repositories: names,
  excludeBots: z.boolean(),
  /** Absent = the workspace's. */
  profile: profileSchema.optional(),
  /** Absent = those of the profile: levelSetOf of shared/metrics/profiles.ts. */
  levels: levelsSchema.optional(),
});
export type View = z.infer<typeof viewSchema>;
