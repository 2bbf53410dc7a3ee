/**
 * What the engine answers to each question of a screen (shared/api.ts names the questions).
 * Instants epoch milliseconds UTC, durations seconds, rates 0–1, absent = null.
 */

import type { CorrectionRow } from './corrections.ts';
import type { ErrorData } from './errors.ts';
import type { Field } from './import/fields.ts';
import type { ImportBatch, RejectCode, RejectedRow } from './import-batch.ts';
import type { ChangePull, StageSeconds } from './lead-time-answers.ts';
import type { CountedReason, FailureRule, LinkRule } from './metrics/resolution.ts';
import type {
  DeploymentStatus,
  ErrorGroupRecord,
  Instant,
  IssueRecord,
  ListedCommitRecord,
  PullRecord,
  RemediationKind,
  RepositorySummary,
  RunRecord,
  VersionRecord,
  WorkspaceSettings,
} from './model.ts';
import type { StageName } from './report.ts';

export interface WorkspaceSummary {
  readonly path: string;
  readonly settings: WorkspaceSettings;
  readonly readOnly: boolean;
  readonly generation: number;
  readonly deployments: number;
  readonly incidents: number;
  readonly commits: number;
  readonly pulls: number;
  readonly runs: number;
  /** Statistics of versions: lives and intervals of series. */
  readonly versions: number;
  /** Error groups of versions. */
  readonly errors: number;
  readonly issues: number;
  readonly imports: number;
  readonly repositories: number;
  /** First and last instant of any deployment or incident, null while empty. */
  readonly dataRange: { readonly from: Instant; readonly to: Instant } | null;
}

/** What the filter bar can offer, each with the number of deployments behind it, most first. */
export interface Facets {
  readonly services: readonly FacetValue[];
  readonly teams: readonly FacetValue[];
  readonly environments: readonly FacetValue[];
  readonly repositories: readonly FacetValue[];
}
export interface FacetValue {
  readonly name: string;
  readonly deployments: number;
  /** Of an environment: what the user says of it, whatever the pattern says; absent = nothing. */
  readonly production?: boolean;
}

export interface ImportOutcome {
  /** One a file, in the order given; a file that could not be used has an error and stored nothing. */
  readonly files: readonly FileOutcome[];
  /** Repositories found in the folders handed in, already added. */
  readonly repositories: readonly RepositorySummary[];
}
export type FileOutcome =
  | {
      readonly kind: 'imported';
      readonly file: string;
      /** Where it was read from, so that it can be read again with other options. */
      readonly path?: string;
      /** What in that file: an entry of an archive, a sheet of a workbook. */
      readonly entry?: string;
      readonly batch: ImportBatch;
      readonly rejects: readonly RejectedRow[];
    }
  | {
      readonly kind: 'failed';
      readonly file: string;
      readonly path?: string;
      readonly entry?: string;
      readonly error: ErrorData;
    }
  | {
      /** A sheet of notes or the like, beside one of the same workbook that is data; `error` says what it lacks. */
      readonly kind: 'passed-over';
      readonly file: string;
      readonly path?: string;
      readonly entry?: string;
      readonly error: ErrorData;
    };

/** A row that says something else of a deployment, incident … than an earlier row does, and what differs. */
export interface ImportConflict {
  readonly batchId: number;
  readonly line: number;
  /** What both rows are about: the export's id, else its service and time. */
  readonly subject: string;
  readonly earlier: { readonly batchId: number; readonly file: string; readonly line: number };
  /** Times ISO 8601 UTC. */
  readonly differences: readonly {
    readonly field: Field;
    readonly earlier: string | null;
    readonly later: string | null;
  }[];
}

/** What becomes of a file by itself. */
export type SingleOutcome = Exclude<FileOutcome, { readonly kind: 'passed-over' }>;

export interface Page<Row> {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly Row[];
}

/** `total` counts the rows that pass the filter, `reasons` all that the import rejected, most first. */
export interface RejectsPage extends Page<RejectedRow> {
  readonly reasons: readonly { readonly code: RejectCode; readonly rows: number }[];
}

export interface DeploymentRow {
  readonly id: number;
  /** What corrections know it by. */
  readonly key: string;
  readonly externalId: string | null;
  readonly service: string;
  readonly team: string | null;
  readonly env: string | null;
  readonly repo: string | null;
  readonly sha: string | null;
  readonly version: string | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant;
  readonly status: DeploymentStatus;
  readonly counted: boolean;
  readonly countedReason: CountedReason;
  readonly previousId: number | null;
  /** The export's own ids of what previousId and incidentIds name, null where it gave none (same order). */
  readonly previousExternalId: string | null;
  readonly incidentExternalIds: readonly (string | null)[];
  /** Whether a repository has the commit that it names; of several, whether one has any. null = it names none. */
  readonly commitFound: boolean | null;
  /** Of several commits that it names, no repository has some. */
  readonly commitsPartlyMissing: boolean;
  /** Commits charged to it. */
  readonly commits: number;
  readonly medianLeadSeconds: number | null;
  /** Mean of each stage over them. */
  readonly stages?: StageSeconds;
  /** Lead time of each commit charged to it, where `commits` was asked for. */
  readonly leadSecondsBySha?: Readonly<Record<string, number>>;
  readonly failed: boolean;
  readonly failedBy: FailureRule | null;
  readonly outcomeUnknown: boolean;
  readonly incidentIds: readonly number[];
  readonly remediation: RemediationKind | null;
}

export interface DeploymentDetail {
  readonly deployment: DeploymentRow;
  readonly previous: DeploymentRow | null;
  readonly commits: readonly CommitRow[];
  readonly incidents: readonly IncidentRow[];
  /** Of its first row. */
  readonly import: RowOrigin;
  /** Its rows as they were imported, those that repeat an earlier one left out; at most 50. */
  readonly records: readonly ImportedRecord[];
  readonly corrections: readonly CorrectionRow[];
}

/** `file` and `preset` are the import's: a repository's name and "git-tags" where it is a tag. */
export interface RowOrigin {
  readonly batchId: number;
  readonly file: string;
  readonly preset: string;
  readonly line: number;
}

/** What the store keeps of a row of a file: the columns that have a meaning, with times in UTC and states in Doradeck's words. */
export interface ImportedRecord {
  readonly import: RowOrigin;
  readonly values: readonly RawValue[];
}

/** `column` as the file's header names it; the field's own name where the row does not come from a column. */
export interface RawValue {
  readonly column: string;
  readonly value: string;
}

export interface IncidentDetail {
  readonly incident: IncidentRow;
  readonly deployments: readonly DeploymentRow[];
  /** Of its first row. */
  readonly import: RowOrigin;
  readonly records: readonly ImportedRecord[];
  readonly corrections: readonly CorrectionRow[];
}

export interface CommitRow {
  readonly sha: string;
  readonly repo: string;
  readonly authoredAt: Instant;
  readonly author: string;
  readonly subject: string;
  readonly leadSeconds: number | null;
  /** Of a deployment's commits: the pull request that it came with, and how long it was in each stage. */
  readonly pull?: ChangePull;
  readonly stages?: StageSeconds;
  /** SHA of the commit that it was squashed into, with whose subject it is listed. */
  readonly squashedInto?: string;
}

export interface IncidentRow {
  readonly id: number;
  /** What corrections know it by. */
  readonly key: string;
  readonly externalId: string | null;
  readonly service: string | null;
  readonly services: readonly string[];
  readonly team: string | null;
  readonly env: string | null;
  readonly severity: string | null;
  readonly title: string | null;
  readonly startedAt: Instant;
  readonly detectedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly recoverySeconds: number | null;
  /** The import that its row came with. */
  readonly source: { readonly preset: string; readonly file: string };
  /** It belongs to the environments that count. */
  readonly counted: boolean;
  readonly deploymentId: number | null;
  readonly deploymentIds: readonly number[];
  /** The export's own ids of deploymentIds, null where it gave none (same order). */
  readonly deploymentExternalIds: readonly (string | null)[];
  readonly linkRule: LinkRule | null;
}

/**
 * What changed, as data: a code and its parameters (texts/overview.ts, `sentence.<code>`). Durations in seconds, shares
 * and rates 0–1, frequencies deployments a week; whoever shows them formats them.
 */
export type ChangeSentence = { readonly tone: 'good' | 'bad' | 'neutral' } & (
  | ({ readonly code: 'frequency' } & Moved)
  /** `share` of the change of the whole. */
  | ({ readonly code: 'frequency-service'; readonly service: string; readonly share: number } & Moved)
  | { readonly code: 'service-new'; readonly service: string; readonly to: number; readonly share: number }
  | { readonly code: 'service-gone'; readonly service: string; readonly from: number; readonly share: number }
  | ({ readonly code: 'frequency-team'; readonly team: string; readonly share: number } & Moved)
  /** 0 = Monday. */
  | ({ readonly code: 'frequency-weekday'; readonly weekday: number; readonly share: number } & Moved)
  /** Two that cancel each other out. */
  | ({
      readonly code: 'frequency-offset';
      readonly service: string;
      readonly other: string;
      readonly otherFrom: number;
      readonly otherTo: number;
    } & Moved)
  /** The profile's statistic. */
  | ({ readonly code: 'lead-time' } & Moved)
  /** Means; `share` of the lead time now. The service that most of it is in, where there is one. */
  | ({
      readonly code: 'lead-stage';
      readonly stage: StageName;
      readonly share: number;
      readonly service?: string;
    } & Moved)
  /** Means; `share` of the change of the mean. */
  | ({ readonly code: 'lead-service'; readonly service: string; readonly share: number } & Moved)
  /** The service's share of the changes before and now, and their mean. */
  | ({
      readonly code: 'lead-mix';
      readonly service: string;
      readonly seconds: number;
      readonly share: number;
    } & Moved)
  | ({ readonly code: 'failures' } & Moved)
  /** Rates; `share` of the change of the rate. */
  | ({ readonly code: 'failures-service'; readonly service: string; readonly share: number } & Moved)
  /** The service's share of the deployments before and now, and its failure rate. */
  | ({ readonly code: 'failures-mix'; readonly service: string; readonly rate: number; readonly share: number } & Moved)
  | ({ readonly code: 'recovery' } & Moved)
  /** Means; `share` of the change of the mean. */
  | ({
      readonly code: 'recovery-of';
      readonly by: 'service' | 'severity';
      readonly name: string;
      readonly share: number;
    } & Moved)
  /** Rates; the kind that half of it or more is. */
  | ({
      readonly code: 'rework';
      readonly kind?: 'rollback' | 'hotfix' | 'revert';
      readonly count?: number;
    } & Moved)
  | { readonly code: 'unchanged' }
  /** `saves`: seconds a change on average, were the stage half as long. The service that half of it or more is in. */
  | {
      readonly code: 'next-stage';
      readonly stage: StageName;
      readonly share: number;
      readonly saves: number;
      readonly service?: string;
    }
  | { readonly code: 'next-failures'; readonly service: string; readonly failed: number; readonly deployments: number }
  /** How long its failures lasted in all, and which share of all recovery that is. */
  | {
      readonly code: 'next-recovery';
      readonly service: string;
      readonly failures: number;
      readonly seconds: number;
      readonly share: number;
    }
);

interface Moved {
  readonly from: number;
  readonly to: number;
}

/** A thing as its latest row says it; `id` is that row's. */
type Stored<R> = R & { readonly id: number };
export type PullRow = Stored<PullRecord>;
export type RunRow = Stored<RunRecord>;
export type VersionStatRow = Stored<VersionRecord>;
export type ErrorGroupRow = Stored<ErrorGroupRecord>;
export type IssueRow = Stored<IssueRecord>;
/** Of a repository that was read, else of an export. */
export type ListedCommitRow = ListedCommitRecord & { readonly source: 'repository' | 'export' };
