/**
 * Columnar facts: everything the metrics need, as typed arrays, built from SQLite by the engine. SQLite stays the
 * truth; facts are a picture of one generation of it. A row is an index; codes point into dictionaries, code 0 = absent.
 */

export interface Names {
  /** code -> text; index 0 is '' (absent). */
  readonly services: readonly string[];
  readonly teams: readonly string[];
  readonly environments: readonly string[];
  readonly repositories: readonly string[];
  readonly severities: readonly string[];
}

/** Deployments sorted by finishedAt, then id. */
export interface DeploymentFacts {
  readonly count: number;
  /** Row id in the store. */
  readonly id: Float64Array;
  /** Epoch ms UTC; NaN where the export gave no start. */
  readonly startedAt: Float64Array;
  readonly finishedAt: Float64Array;
  readonly service: Int32Array;
  readonly team: Int32Array;
  readonly environment: Int32Array;
  /** The repository that the export names, as a code; 0 = it names none. */
  readonly repository: Int32Array;
  /** Index into DEPLOYMENT_STATUSES. */
  readonly status: Uint8Array;
  /** Codes in dictionaries private to the engine: equal codes = equal text, 0 = absent. SHA codes are of the canonical
   * (full, where resolvable) lower-case form. */
  readonly version: Int32Array;
  readonly sha: Int32Array;
  readonly externalId: Int32Array;
  /** Commit time given by the row itself, epoch ms; NaN = none. */
  readonly committedAt: Float64Array;
  /** What the data says of the outcome: 0 nothing, 1 no failure, 2 failure. */
  readonly outcome: Uint8Array;
  /** Index into REMEDIATIONS, as the data says; 0 = it says nothing. */
  readonly remediation: Uint8Array;
  /** Row i deploys the commits commitRef[commitOffset[i]] … commitRef[commitOffset[i + 1] - 1] (rows of CommitFacts, one a
   * repository); a SHA or version not found in any repository is left out. */
  readonly commitOffset: Int32Array;
  readonly commitRef: Int32Array;
  /** Commits that its rows name (by SHA, or by version where no row gives a SHA) and that no repository has: index into
   * MISSING_COMMITS. */
  readonly missing: Uint8Array;
  /** Row i names the pull requests pullRef[pullOffset[i]] … pullRef[pullOffset[i + 1] - 1] (rows of PullFacts), by number or
   * by a SHA of theirs; nothing where commits are known. */
  readonly pullOffset: Int32Array;
  readonly pullRef: Int32Array;
}

/** none also where nothing is named; some = of several that rows of one deployment name. */
export const MISSING_COMMITS = ['none', 'some', 'all'] as const;

/** Commits of all repositories, each repository a contiguous run, parents before children within it. */
export interface CommitFacts {
  readonly count: number;
  /** Repository r (a code) owns rows repositoryStart[r] … repositoryStart[r + 1] - 1. */
  readonly repositoryStart: Int32Array;
  readonly authorAt: Float64Array;
  readonly committerAt: Float64Array;
  /** Row i has the parents parentRef[parentOffset[i]] …; a parent that was not read (shallow) is -1. */
  readonly parentOffset: Int32Array;
  readonly parentRef: Int32Array;
  /** Row of the commit that this one reverts, else -1. */
  readonly reverts: Int32Array;
  /** Bits of COMMIT_FLAG. */
  readonly flags: Uint8Array;
}

/** hotfix: the subject says so. bot: the author is one. */
export const COMMIT_FLAG = { hotfix: 1, bot: 2 } as const;

/** Incidents sorted by startedAt, then id. */
export interface IncidentFacts {
  readonly count: number;
  readonly id: Float64Array;
  readonly startedAt: Float64Array;
  /** NaN = absent / still open. */
  readonly detectedAt: Float64Array;
  readonly acknowledgedAt: Float64Array;
  readonly resolvedAt: Float64Array;
  /** Row i touches the services serviceRef[serviceOffset[i]] … (codes). */
  readonly serviceOffset: Int32Array;
  readonly serviceRef: Int32Array;
  readonly team: Int32Array;
  readonly environment: Int32Array;
  readonly severity: Int32Array;
  readonly repository: Int32Array;
  /** What the export says caused it: codes of the deployments' dictionaries; 0 = it says nothing, -1 = it names
   * something that no deployment has. */
  readonly deploymentExternalId: Int32Array;
  readonly sha: Int32Array;
  readonly version: Int32Array;
  /** The commit row its SHA resolves to, else -1. */
  readonly commitRef: Int32Array;
}

/** Merged pull requests, sorted by mergedAt, then id. Instants epoch ms UTC, NaN = absent. */
export interface PullFacts {
  readonly count: number;
  /** Row id in the store. */
  readonly id: Float64Array;
  /** Code of the repository that the export names; 0 = it names none. */
  readonly repository: Int32Array;
  readonly createdAt: Float64Array;
  /** When it stopped being a draft; createdAt where the export doesn't say (flag partial). */
  readonly readyAt: Float64Array;
  readonly firstReviewAt: Float64Array;
  /** The last approval. */
  readonly approvedAt: Float64Array;
  readonly mergedAt: Float64Array;
  /** Bits of PULL_FLAG. */
  readonly flags: Uint8Array;
  /** Row of the commit that it became on its base branch, else -1. */
  readonly mergeCommit: Int32Array;
  /** Code of its merge SHA in the deployments' SHA dictionary; 0 = none deployed it or none is given. */
  readonly mergeSha: Int32Array;
  /** Its own commits as the export lists them, in that order: row i has commitOffset[i] … commitOffset[i + 1] - 1. */
  readonly commitOffset: Int32Array;
  /** Author time of each; NaN = the export doesn't say. */
  readonly commitAt: Float64Array;
  /** Row of each in CommitFacts, -1 = no repository that was read has it (squashed or rebased). */
  readonly commitRef: Int32Array;
  /** Pull request that this one reverts (`Revert "its title"`, same repository, merged before), else -1. */
  readonly reverts: Int32Array;
}

/** partial: the export gives no ready-time, or not all commits. bot: its author is one. hotfix: a label or the title says so. */
export const PULL_FLAG = { partial: 1, bot: 2, hotfix: 4 } as const;

/** A time is missing that a stage is made of: when it was ready, or its approval. */
export function isPartialPull({ flags, approvedAt }: PullFacts, pull: number): boolean {
  return ((flags[pull] ?? 0) & PULL_FLAG.partial) !== 0 || Number.isNaN(approvedAt[pull]);
}

/** What the user says, whatever rows, patterns and rules say. */
export interface Said {
  /** Per service code: its team, 0 = nothing is said. */
  readonly serviceTeam: Int32Array;
  /** Per environment code: 0 nothing is said, 1 no production, 2 production. */
  readonly production: Uint8Array;
  /** Services that own only some paths of a repository; a service that is not here owns all of it. */
  readonly paths: readonly OwnedPaths[];
  /** Of deployments and incidents; null = nothing is said of any. */
  readonly byHand: ByHand | null;
}

/** Corrections (shared/corrections.ts) of the rows that there are. */
export interface ByHand {
  /** Deployment -> whether it failed. */
  readonly failed: ReadonlyMap<number, boolean>;
  /** Deployment -> index into REMEDIATIONS, 0 = planned. */
  readonly remediation: ReadonlyMap<number, number>;
  /** Incident -> the deployments that are its, ascending. */
  readonly attached: ReadonlyMap<number, readonly number[]>;
  /** Incident -> deployments that are not its. */
  readonly detached: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface OwnedPaths {
  /** Codes. */
  readonly service: number;
  readonly repository: number;
  /** Per commit row of the repository, from its first: 1 = it touches the paths. */
  readonly touches: Uint8Array;
}

export interface Facts {
  readonly generation: number;
  readonly names: Names;
  readonly deployments: DeploymentFacts;
  readonly commits: CommitFacts;
  readonly incidents: IncidentFacts;
  readonly pulls: PullFacts;
  readonly said: Said;
}
