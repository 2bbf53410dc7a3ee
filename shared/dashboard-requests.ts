/** The requests of the dashboards: a screen a metric, comparing, anomalies, corrections by hand, what is saved by name. */
import { z } from 'zod';
import type { AnomaliesAnswer } from './anomaly-answers.ts';
import type { IncidentDetail } from './answers.ts';
import type { CompareAnswer } from './compare-answers.ts';
import { type CorrectionRow, correctionSchema } from './corrections.ts';
import type { FailureRateAnswer, FrequencyAnswer, RecoveryAnswer, ReworkAnswer } from './metric-answers.ts';
import { ONLY_DEPLOYMENTS, ONLY_INCIDENTS } from './model.ts';
import { STAGE_NAMES } from './report.ts';
import { SAVED_KINDS, type SavedItem } from './saved-items.ts';
import { hoursOfWeekSchema, localHourSchema, viewSchema } from './view.ts';

const text = z.string().max(4096);
const name = z.string().max(1024);
const id = z.int().nonnegative();

/** What is compared: a view of the open workspace, or of another one that is opened for reading alone. */
const sliceSchema = z.strictObject({
  /** As the user names it; empty = by what it looks at. */
  label: name,
  view: viewSchema,
  /** Path of another workspace; null = the open one. */
  workspace: text.nullable(),
});
export type Slice = z.infer<typeof sliceSchema>;

export const dashboardRequestSchemas = {
  frequency: z.strictObject({ view: viewSchema }),
  'failure-rate': z.strictObject({ view: viewSchema }),
  recovery: z.strictObject({ view: viewSchema }),
  rework: z.strictObject({ view: viewSchema }),
  anomalies: z.strictObject({ view: viewSchema }),
  /** The first slice is what the others are set against. */
  compare: z.strictObject({ slices: z.array(sliceSchema).min(2).max(8) }),
  'incident.detail': z.strictObject({ view: viewSchema, id }),
  'corrections.list': z.strictObject({}),
  /** A correction that takes back what was said (its value null) is removed. */
  'corrections.change': z.strictObject({ corrections: z.array(correctionSchema).min(1).max(10_000).readonly() }),
  /** Writes all rows of a list, sorted and searched as asked, to a CSV file. */
  'list.export': z.strictObject({
    list: z.enum(['deployments.list', 'incidents.list', 'lead-time.changes']),
    view: viewSchema,
    search: text,
    sort: z.strictObject({ column: name, descending: z.boolean() }),
    /** Ids of the columns, in their order. */
    columns: z.array(name).min(1).max(100),
    language: z.enum(['en', 'ko']),
    path: text,
    job: z.string().min(1).max(64),
    /** As in the list's own request. */
    missing: z.boolean().optional(),
    hour: localHourSchema.optional(),
    hours: hoursOfWeekSchema.optional(),
    only: z.enum(ONLY_DEPLOYMENTS).optional(),
    recovered: z.enum(ONLY_INCIDENTS).optional(),
    stage: z.enum(STAGE_NAMES).optional(),
    authorGroup: name.optional(),
  }),
  'saved.list': z.strictObject({ kind: z.enum(SAVED_KINDS) }),
  /** One of the same kind and name is replaced. */
  'saved.save': z.strictObject({ kind: z.enum(SAVED_KINDS), name: name.min(1), content: z.string().max(1_000_000) }),
  'saved.rename': z.strictObject({ kind: z.enum(SAVED_KINDS), name, newName: name.min(1) }),
  'saved.remove': z.strictObject({ kind: z.enum(SAVED_KINDS), name }),
} as const;

export interface DashboardRequestOutput {
  frequency: FrequencyAnswer;
  'failure-rate': FailureRateAnswer;
  recovery: RecoveryAnswer;
  rework: ReworkAnswer;
  anomalies: AnomaliesAnswer;
  compare: CompareAnswer;
  'incident.detail': IncidentDetail;
  'corrections.list': readonly CorrectionRow[];
  'corrections.change': readonly CorrectionRow[];
  'list.export': { readonly path: string; readonly rows: number };
  'saved.list': readonly SavedItem[];
  'saved.save': readonly SavedItem[];
  'saved.rename': readonly SavedItem[];
  'saved.remove': readonly SavedItem[];
}
