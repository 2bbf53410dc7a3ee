/**
 * What the user says of deployments and incidents, whatever the rows and rules say. Kept apart from imported rows, by their
 * keys, so that it outlives every import and undo; what it is said of may be gone from the data for a while.
 */
import { z } from 'zod';
import type { Instant } from './model.ts';

/** Keys of the store (deployment_row.key, incident_row.key): stable over imports. */
const key = z.string().min(1).max(4096);

export const correctionSchema = z.discriminatedUnion('kind', [
  /** true: the incident is this deployment's, by hand; false: it is not; null: as the rules say. */
  z.strictObject({ kind: z.literal('link'), incident: key, deployment: key, linked: z.boolean().nullable() }),
  /** true: the deployment failed; false: it did not; null: as the rules say. */
  z.strictObject({ kind: z.literal('failure'), deployment: key, failed: z.boolean().nullable() }),
  /** What unplanned work it was; 'planned' = none; null: as the rules say. */
  z.strictObject({
    kind: z.literal('rework'),
    deployment: key,
    rework: z.enum(['planned', 'rollback', 'hotfix', 'revert', 'rework']).nullable(),
  }),
]);
export type Correction = z.infer<typeof correctionSchema>;

/** A correction with what it is about, in words of the data; null where the data no longer has it. */
export interface CorrectionRow {
  readonly correction: Correction;
  readonly saidAt: Instant;
  readonly deployment: CorrectedDeployment | null;
  /** Of a link. */
  readonly incident: CorrectedIncident | null;
}
export interface CorrectedDeployment {
  readonly id: number;
  readonly externalId: string | null;
  readonly service: string;
  readonly env: string | null;
  readonly version: string | null;
  readonly finishedAt: Instant;
}
export interface CorrectedIncident {
  readonly id: number;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly services: readonly string[];
  readonly startedAt: Instant;
}
