/**
 * The records Doradeck speaks of. Instants are epoch milliseconds UTC, durations seconds, rates 0–1, absent = null.
 * These are what an importer hands to the store; the metrics read columns instead (shared/metrics/facts.ts).
 */

export type Instant = number;

export type DeploymentStatus = 'success' | 'failure' | 'cancelled' | 'running' | 'unknown';
/** The order is the code stored in the database and in the facts: append only. */
export const DEPLOYMENT_STATUSES: readonly DeploymentStatus[] = [
  'unknown',
  'success',
  'failure',
  'cancelled',
  'running',
];

/** One row of a deployments export. Rows with the same key are one deployment, finished when the last of them finished. */
export interface DeploymentRecord {
  /** The export's own id of the deployment; null when it has none. */
  readonly externalId: string | null;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string | null;
  /** Repository name or URL as the export says it (user info removed). */
  readonly repository: string | null;
  readonly sha: string | null;
  readonly version: string | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant;
  /** The original text of an instant finer than a millisecond (nanoseconds), else null. */
  readonly finishedAtText: string | null;
  readonly status: DeploymentStatus;
  /** Commit time given by the row itself, for clients with neither repository nor SHA. */
  readonly committedAt: Instant | null;
  /** The export's own word on whether the change failed (`change_failure`); null when it says nothing. */
  readonly changeFailure: boolean | null;
  /** The export's own word on unplanned deployments: rollback, hotfix … ; null when it says nothing. */
  readonly remediation: RemediationKind | null;
  /** Pull requests that it says it deployed: numbers, "owner/name#12" for those of a repository named with them, joined by
   * commas. */
  readonly pull: string | null;
}

export type RemediationKind = 'rollback' | 'hotfix' | 'revert' | 'rework';
/** The order is the code in the facts: append only; 0 = none. */
export const REMEDIATIONS: readonly (RemediationKind | null)[] = [null, 'rollback', 'hotfix', 'revert', 'rework'];

/** Of deployments that count: those that failed, those that were not planned, those of which it is known when they started. */
export const ONLY_DEPLOYMENTS = ['failed', 'unplanned', 'timed'] as const;
export type OnlyDeployments = (typeof ONLY_DEPLOYMENTS)[number];

/** Of incidents resolved in the period, whenever they began: all; those of which it is known how they ended, how long it took
 * until they were noticed, until somebody took them up, or to put them right. */
export const ONLY_INCIDENTS = ['resolved', 'remedy', 'detection', 'reaction', 'repair'] as const;
export type OnlyIncidents = (typeof ONLY_INCIDENTS)[number];

/** One row of an incidents export; rows with the same key are updates of one incident. */
export interface IncidentRecord {
  readonly externalId: string | null;
  /** An incident may touch several services. */
  readonly services: readonly string[];
  readonly team: string | null;
  readonly environment: string | null;
  readonly severity: string | null;
  readonly title: string | null;
  readonly startedAt: Instant;
  readonly detectedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  /** What the export says caused it, each null when absent. */
  readonly deploymentExternalId: string | null;
  readonly sha: string | null;
  readonly version: string | null;
  readonly repository: string | null;
}

/** A pull or merge request: what the stages of a change's lead time are made of. */
export interface PullRecord {
  /** The number that people call it by, or the export's id. */
  readonly externalId: string;
  readonly repository: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly state: PullState;
  readonly isDraft: boolean;
  readonly createdAt: Instant;
  /** When it stopped being a draft; null where the export doesn't say (creation stands for it then). */
  readonly readyAt: Instant | null;
  readonly firstReviewAt: Instant | null;
  /** The last approval. */
  readonly approvedAt: Instant | null;
  readonly mergedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly baseRef: string | null;
  readonly headRef: string | null;
  /** The commit that it became on its base branch: of a merge, a squash or the last one of a rebase. */
  readonly mergeSha: string | null;
  readonly headSha: string | null;
  /** Its own commits, as far as the export lists them. */
  readonly commits: readonly PullCommit[];
  readonly labels: readonly string[];
  readonly files: readonly string[];
  readonly additions: number | null;
  readonly deletions: number | null;
  readonly url: string | null;
}
export interface PullCommit {
  readonly sha: string;
  readonly authoredAt: Instant | null;
}
export type PullState = 'open' | 'merged' | 'closed';
/** The order is the code in the database: append only. */
export const PULL_STATES: readonly PullState[] = ['open', 'merged', 'closed'];

/** A run of a CI pipeline or workflow, or one of its jobs (`parent` names the run then). */
export interface RunRecord {
  readonly externalId: string;
  /** Re-runs keep their id and count up, from 1. */
  readonly attempt: number;
  readonly parent: string | null;
  /** Name of the pipeline or workflow. */
  readonly pipeline: string;
  readonly job: string | null;
  readonly stage: string | null;
  readonly team: string | null;
  readonly environment: string | null;
  readonly repository: string | null;
  readonly branch: string | null;
  /** What set it off: push, schedule, pull_request … */
  readonly event: string | null;
  readonly sha: string | null;
  readonly status: DeploymentStatus;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly url: string | null;
}

/** What was measured of one version of a service: over all its life (`at` null) or in one interval of a series. */
export interface VersionRecord {
  readonly service: string;
  readonly environment: string | null;
  readonly version: string;
  readonly sha: string | null;
  /** What of the service was measured ("GET /cart"); null = all of it. */
  readonly endpoint: string | null;
  readonly at: Instant | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** It was running when the export was made. */
  readonly active: boolean;
  readonly requests: number | null;
  readonly requestsPerSecond: number | null;
  readonly errors: number | null;
  /** 0–1 */
  readonly errorRate: number | null;
  readonly errorTypes: number | null;
  /** Milliseconds. */
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly histogram: LatencyHistogram | null;
  /** field -> the text as the export has it, where the number says less ("< 0.1 %", "21 minutes ago") or is of a whole life and has a
   * unit ("8.70 ms"). */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * How many requests took how long: counts[i] of those above bounds[i - 1] and up to bounds[i] milliseconds, ascending; the
 * last count is of those above all bounds (counts has one more).
 */
export interface LatencyHistogram {
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
}

/** One sort of error as one version of a service had it; rows of the same sort and version are updates of one. */
export interface ErrorGroupRecord {
  /** The export's own id of the group, the same in every version; null when it has none. */
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string | null;
  readonly version: string;
  /** "TypeError" */
  readonly type: string | null;
  /** Message, or where it happens. */
  readonly title: string | null;
  readonly count: number | null;
  readonly users: number | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly url: string | null;
}

/** A ticket of a tracker, of whatever type. */
export interface IssueRecord {
  readonly externalId: string;
  readonly type: string | null;
  readonly title: string | null;
  readonly services: readonly string[];
  readonly team: string | null;
  readonly environment: string | null;
  readonly status: string | null;
  readonly isDone: boolean | null;
  readonly priority: string | null;
  readonly labels: readonly string[];
  readonly version: string | null;
  readonly createdAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly url: string | null;
}

/** A commit that an export lists, for clients who hand over no repository. */
export interface ListedCommitRecord {
  readonly sha: string;
  readonly repository: string | null;
  readonly authoredAt: Instant | null;
  readonly committedAt: Instant;
  readonly author: string | null;
  readonly title: string | null;
  /** The pull request it belongs to, where the export says it. */
  readonly pull: string | null;
}

export interface CommitRecord {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly authorAt: Instant;
  readonly committerAt: Instant;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly subject: string;
  /** SHA named by "This reverts commit …" in the message, else null. */
  readonly reverts: string | null;
  /** JSON array of [key, value] as `git interpret-trailers` finds them at the message's end; null = none. */
  readonly trailers: string | null;
}

export interface TagRecord {
  readonly name: string;
  /** What the ref itself says: the commit, or a tag object. */
  readonly object: string;
  /** The commit it points at, annotated tags peeled. */
  readonly sha: string;
  /** Tagger time of an annotated tag, else null. */
  readonly taggedAt: Instant | null;
}

/** Something of a repository that could not be read. */
export interface RepositoryProblem {
  readonly kind: 'ref' | 'commit';
  /** Name of the ref, what cannot be seen in it escaped, or SHA of the commit. */
  readonly name: string;
  /**
   * Of a ref: its name is not allowed, or that of the ref it stands for; its value is no SHA; it can't be read; it stands
   * for itself; what it points at is not there. Of either: it is no commit, or damaged. Of a commit: it has no time, or so
   * long a message that its end is left out (the commit itself counts).
   */
  readonly code: RepositoryProblemCode;
}
export type RepositoryProblemCode =
  | 'name'
  | 'target'
  | 'value'
  | 'unreadable'
  | 'loop'
  | 'missing'
  | 'not-a-commit'
  | 'damaged'
  | 'no-time'
  | 'cut';

export interface RepositorySummary {
  readonly id: number;
  readonly name: string;
  /** Where it was read from: a local path, or a clone URL without user info. */
  readonly source: string;
  readonly cloned: boolean;
  readonly defaultBranch: string | null;
  readonly headSha: string | null;
  readonly commits: number;
  readonly badCommits: number;
  readonly branches: number;
  /** Refs left out: names that git would not allow, values that are no SHA, loops. */
  readonly badRefs: number;
  /** Pattern of the tags that are deployments (releases), null = none are. */
  readonly releases: string | null;
  readonly tags: number;
  readonly firstCommitAt: Instant | null;
  readonly lastCommitAt: Instant | null;
  /** History is incomplete before this instant (shallow clone), else null. */
  readonly incompleteSince: Instant | null;
  /** Services that deploy from this repository, where the user said so. */
  readonly services: readonly string[];
  readonly readAt: Instant;
}

/** What a pattern of releases makes of a repository's tags. */
export interface ReleasesPreview {
  readonly tags: number;
  /** Tags that match. */
  readonly matching: number;
  /** Deployments they are: one a tag and service, other names of one commit left out. */
  readonly deployments: number;
  /** The newest first, at most five. */
  readonly newest: readonly {
    readonly tag: string;
    readonly service: string;
    readonly version: string;
    readonly at: Instant;
  }[];
}

/** Settings kept in the workspace file: they change what the figures mean, so they travel with it. */
export interface WorkspaceSettings {
  readonly clientName: string;
  readonly timeZone: string;
  /** 1 = Monday … 7 = Sunday */
  readonly weekStart: 1 | 7;
  readonly profile: ProfileId;
  readonly levels: LevelSetId;
  /** Regular expression (case-insensitive) that an environment must match to count as production. */
  readonly productionPattern: string;
  /** How long before an incident a deployment can have caused it, in seconds. */
  readonly linkWindowSeconds: number;
}

export const DEFAULT_PRODUCTION_PATTERN = '^(prod|production|prd|live)';
export const DEFAULT_LINK_WINDOW_SECONDS = 7 * 86_400;

/** In the order they are offered. */
export const PROFILE_IDS = [
  'doradeck',
  'deck-2024',
  'datadog',
  'devlake-2023',
  'devlake-2021',
  'four-keys',
  'middleware',
  'gitlab',
] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];
export const LEVEL_SET_IDS = ['2024', '2023', '2021', 'four-keys'] as const;
export type LevelSetId = (typeof LEVEL_SET_IDS)[number];
export const DEFAULT_LEVEL_SET: LevelSetId = '2024';
export type Level = 'elite' | 'high' | 'medium' | 'low';
export type MetricName = 'deploymentFrequency' | 'changeLeadTime' | 'changeFailureRate' | 'recoveryTime' | 'reworkRate';

export const METRIC_NAMES: readonly MetricName[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];
