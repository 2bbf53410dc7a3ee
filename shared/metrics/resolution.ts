/**
 * What the rules make of the facts, before any period or filter: which deployments count, which commits each one
 * charges, which failed and why, which incident belongs to which deployment. One resolution serves every question
 * asked of one generation of facts under one set of rules; questions then only select and count.
 */
import type { ProfileId } from '../model.ts';

export interface Rules {
  readonly profile: ProfileId;
  /** Case-insensitive regular expression a counted environment must match; null = every environment counts. */
  readonly environmentPattern: string | null;
  /** What the user says of an environment goes before the pattern: it is the workspace's, not one asked for by hand. */
  readonly environmentsAsSaid: boolean;
  readonly linkWindowSeconds: number;
  readonly excludeBots: boolean;
}

/** The order is the code in Resolution.countedReason. */
export const COUNTED_REASONS = ['counted', 'not-success', 'environment', 'still-running', 'status-unknown'] as const;
export type CountedReason = (typeof COUNTED_REASONS)[number];

/** The order is the code in Resolution.failedBy, strongest evidence first; what the user says goes before all of it. */
export const FAILURE_RULES = [null, 'incident', 'data', 'rollback', 'revert', 'hotfix', 'by-hand'] as const;
export type FailureRule = Exclude<(typeof FAILURE_RULES)[number], null>;

/** The order is the code in Resolution.incidentRule. */
export const LINK_RULES = [
  null,
  'deployment-id',
  'sha',
  'version',
  'remediation',
  'latest-before',
  'latest-of-team',
  'latest-of-all',
  'by-hand',
] as const;
export type LinkRule = Exclude<(typeof LINK_RULES)[number], null>;

export interface Resolution {
  readonly rules: Rules;
  /** Per deployment: 1 = counts. */
  readonly counted: Uint8Array;
  /** Per deployment: index into COUNTED_REASONS. */
  readonly countedReason: Uint8Array;
  /** Per deployment: the counted deployment of its service just before it, else -1. */
  readonly previous: Int32Array;
  /** Per deployment: 1 = first of its service in a repository: sets the baseline, charges nothing there. */
  readonly baseline: Uint8Array;
  /** Deployment i charges the lead rows leadOffset[i] … leadOffset[i + 1] - 1. */
  readonly leadOffset: Int32Array;
  /** Per lead row: commit row, or -1 where the time came from the deployment's own row. */
  readonly leadCommit: Int32Array;
  /** Per lead row: the row of its pull request in PullFacts, else -1. */
  readonly leadPull: Int32Array;
  /** Per lead row of a squashed pull request: which of its own commits (PullFacts.commitAt), else -1. */
  readonly leadOriginal: Int32Array;
  /** Per lead row: the instant that puts it into a period; null = the finish of its deployment. */
  readonly leadPlacedAt: Float64Array | null;
  /** Per lead row: seconds from commit to finish; may be ≤ 0 (set aside by the measures, and counted). */
  readonly leadSeconds: Float64Array;
  /** Per deployment: index into FAILURE_RULES; 0 = not failed (or nothing known). */
  readonly failedBy: Uint8Array;
  /** Per deployment: 1 = nothing says whether it failed or not. */
  readonly outcomeUnknown: Uint8Array;
  /** Per deployment: index into REMEDIATIONS (as found by rule or told by the data); 0 = planned. */
  readonly remediation: Uint8Array;
  /** Incident i is linked to the deployments linkDeployment[linkOffset[i]] … (one a service at most). */
  readonly linkOffset: Int32Array;
  readonly linkDeployment: Int32Array;
  /** Per incident: index into LINK_RULES; 0 = unattributed. */
  readonly incidentRule: Uint8Array;
  /** Per incident: the instant that its recovery time counts from; NaN = it has none under the profile. */
  readonly failureStart: Float64Array;
  /** Per deployment: the first one that repaired it, else -1; null under profiles that don't ask. */
  readonly repairedBy: Int32Array | null;
  /** Per deployment: how many counted incidents are linked to it, 0 where the user says that it did not fail, at least 1
   * where the user says that it did; null under profiles that don't ask. */
  readonly incidentsOf: Int32Array | null;
  /** Per incident: 1 = belongs to the counted environments (or names none). */
  readonly incidentCounted: Uint8Array;
  /** Counted, resolved incidents by resolvedAt: what "resolved in the period" searches. */
  readonly incidentsByResolved: Int32Array;
  /** Per service code: the team that the user says, else that its newest deployment that names one names; 0 = neither. */
  readonly serviceTeam: Int32Array;
  /** Which rows stand on what the user says of deployments and incidents; null = nothing is said. */
  readonly corrected: CorrectedRows | null;
  /** Of a what-if alone (shared/guidance/what-if.ts); absent = everything follows from the facts. */
  readonly supposed?: Supposition;
}

/** What stands in place of what follows from the facts. */
export interface Supposition {
  /** Per lead row seconds in each of STAGE_NAMES, NaN = absent, and 1 = stands on a pull request with a time missing; null =
   * as the facts have it. */
  readonly stages: { readonly seconds: readonly Float64Array[]; readonly partial: Uint8Array } | null;
  /** Per deployment: seconds until it was repaired; null = as the facts have it. */
  readonly repairSeconds: Float64Array | null;
  /** There were incidents, supposed away: that none is left says that nothing failed, not that nobody wrote them down. */
  readonly knowsIncidents?: boolean;
}

/** 1 = the user says it of the row itself, or the row is judged otherwise than without all that the user says. */
export interface CorrectedRows {
  /** Per deployment: whether it failed, by what, and what repaired it. */
  readonly failures: Uint8Array;
  /** Per deployment: which unplanned work it was. */
  readonly rework: Uint8Array;
  /** Per incident: its deployments, and with them what it belongs to and whether it counts. */
  readonly incidents: Uint8Array;
}
