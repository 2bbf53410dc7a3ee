/**
 * THE contract between renderer, main and engine: request name -> input schema and output type; event name -> payload.
 * Main parses every input with its schema before it forwards it; the renderer takes only the types.
 */
import { z } from 'zod';
import type {
  ChangeSentence,
  DeploymentDetail,
  DeploymentRow,
  ErrorGroupRow,
  Facets,
  ImportConflict,
  ImportOutcome,
  IncidentRow,
  IssueRow,
  ListedCommitRow,
  Page,
  PullRow,
  RejectsPage,
  RunRow,
  VersionStatRow,
  WorkspaceSummary,
} from './answers.ts';
import { type DashboardRequestOutput, dashboardRequestSchemas } from './dashboard-requests.ts';
import type { ErrorData } from './errors.ts';
import { type GuidanceRequestOutput, guidanceRequestSchemas } from './guidance-requests.ts';
import { IMPORT_KINDS, type ImportBatch } from './import-batch.ts';
import type { InspectedFile, Inspection, SavedMapping } from './import-inspection.ts';
import { type ChangeRow, type CommitDetail, LEAD_TIME_GROUPINGS, type LeadTimeAnswer } from './lead-time-answers.ts';
import {
  ONLY_DEPLOYMENTS,
  ONLY_INCIDENTS,
  type ReleasesPreview,
  type RepositoryProblem,
  type RepositorySummary,
} from './model.ts';
import type { NameMapping } from './name-mapping.ts';
import { type Report, STAGE_NAMES } from './report.ts';
import { type VersionRequestOutput, versionRequestSchemas } from './version-requests.ts';
import { hoursOfWeekSchema, levelsSchema, localHourSchema, profileSchema, viewSchema } from './view.ts';

const text = z.string().max(4096);
const name = z.string().max(1024);
const id = z.int().nonnegative();
const nothing = z.strictObject({});
const job = z.string().min(1).max(64);

const names = z.array(name).max(10_000);
const dimension = z.enum(['service', 'team', 'env', 'repo', 'stage', 'severity', 'day', 'week', 'month']);

const settingsPatch = z
  .strictObject({
    clientName: name,
    timeZone: text,
    weekStart: z.union([z.literal(1), z.literal(7)]),
    profile: profileSchema,
    levels: levelsSchema,
    productionPattern: text,
    linkWindowSeconds: z
      .number()
      .positive()
      .max(365 * 86_400),
  })
  .partial();

const pageRequest = { offset: id, limit: z.int().min(1).max(1000) };
const sort = z.strictObject({ column: name, descending: z.boolean() });
const listRequest = z.strictObject({ view: viewSchema, search: text, sort, ...pageRequest });

/** How a file is to be read where the guess should not be taken. */
export const importOptionsSchema = z.strictObject({
  kind: z.enum(['auto', ...IMPORT_KINDS]).optional(),
  preset: name.optional(),
  /** field -> column; '' = none */
  mapping: z.record(name, name).optional(),
  /** field -> value of every row, where its column is absent or empty */
  constants: z.record(name, name).optional(),
  /** field -> word of the file -> word that is understood: { status: { Erfolgreich: 'success' } } */
  values: z.record(name, z.record(name, name)).optional(),
  encoding: name.optional(),
  /** One character. */
  delimiter: z.string().length(1).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** Physical line of the header, from 1; 0 = there is none. */
  headerRow: z.int().min(0).max(1000).optional(),
  inputTimeZone: name.optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** Pattern (case-insensitive) of the jobs, stages or workflows that deploy. */
  deploys: name.optional(),
  /** Pattern (case-insensitive) of the types of issues that are incidents. */
  incidentTypes: name.optional(),
  /** Name of a saved mapping; null = none, also where one has the file's columns. */
  saved: name.nullable().optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

const servicePaths = z.strictObject({ service: name, paths: names.readonly() });
const nameChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('alias'), service: name, aliasOf: name.nullable() }),
  z.strictObject({ kind: z.literal('team'), service: name, team: name.nullable() }),
  z.strictObject({ kind: z.literal('environment'), environment: name, production: z.boolean().nullable() }),
  z.strictObject({
    kind: z.literal('repository'),
    repositoryId: id,
    services: z.array(servicePaths).max(1000).readonly(),
  }),
  z.strictObject({ kind: z.literal('bot'), person: name, bot: z.boolean().nullable() }),
  z.strictObject({ kind: z.literal('group'), person: name, group: name.nullable() }),
  z.strictObject({ kind: z.literal('same-person'), person: name, sameAs: name.nullable() }),
]);

/** How a repository is reached, for this one time: neither the token nor the agreement is stored with the repository. */
const reaching = {
  /** Goes into one header of this exchange. `user:token` where the server wants the user's own name. */
  token: z.string().min(1).max(8192).optional(),
  /** Main keeps the token for the address's host once it was good for something; the engine does not look at it. */
  keepToken: z.boolean().optional(),
  /** The user agreed to follow what leads outside the folder given ('repository-outside' said where to). */
  confirmOutside: z.boolean().optional(),
};

export const requestSchemas = {
  'workspace.create': z.strictObject({ path: text }),
  'workspace.open': z.strictObject({ path: text }),
  'workspace.close': nothing,
  'workspace.summary': nothing,
  'workspace.settings': settingsPatch,
  /** Builds the sample client as a new workspace at `path` and opens it. */
  'sample.create': z.strictObject({ path: text, job }),

  'import.paths': z.strictObject({ paths: z.array(text).min(1).max(10_000), options: importOptionsSchema, job }),
  /** Looks at files and folders; imports nothing. */
  'import.inspect': z.strictObject({ paths: z.array(text).min(1).max(10_000), options: importOptionsSchema, job }),
  /** One file looked at again with other options: quick, from its beginning alone. */
  'import.preview': z.strictObject({ path: text, entry: text.nullable(), options: importOptionsSchema }),
  /** As `import.paths`, each file with options of its own. */
  'import.files': z.strictObject({
    files: z.array(z.strictObject({ path: text, entry: text.nullable(), options: importOptionsSchema })).max(10_000),
    repositories: z.array(text).max(1000),
    job,
  }),
  'import.mappings': nothing,
  'import.save-mapping': z.strictObject({ name, path: text, entry: text.nullable(), options: importOptionsSchema }),
  'import.forget-mapping': z.strictObject({ name }),
  'import.list': nothing,
  /** Rows of an import that say something else of a deployment, incident … than an earlier row, in the file's order. */
  'import.conflicts': z.strictObject({ batchId: id, ...pageRequest }),
  /** Where asked for, those of one reason alone, or with a text in the value or the name of the column. */
  'import.rejects': z.strictObject({ batchId: id, code: name.optional(), search: text.optional(), ...pageRequest }),
  'import.rejects-csv': z.strictObject({ batchId: id, path: text }),
  'import.undo': z.strictObject({ batchId: id }),

  'repository.add': z.strictObject({
    source: text,
    services: names,
    job,
    ...reaching,
    /** As in 'repository.releases'; absent = what is stored. */
    releases: name.optional(),
  }),
  'repository.refresh': z.strictObject({ repositoryId: id, job, ...reaching }),
  /** Looks which commits touch the paths that services own of it, where that is not known yet. */
  'repository.read-paths': z.strictObject({ repositoryId: id, job }),
  'repository.list': nothing,
  /** The folders of clones beside the workspace, those that broke off among them. */
  'repository.clones': nothing,
  /** Removes what a clone that broke off had received. */
  'repository.discard-clone': z.strictObject({ source: text }),
  'repository.problems': z.strictObject({ repositoryId: id, ...pageRequest }),
  'repository.remove': z.strictObject({ repositoryId: id }),
  /** Which tags are deployments: a pattern (release-pattern.ts), null = none. */
  'repository.releases': z.strictObject({ repositoryId: id, pattern: name.nullable() }),
  /** What a pattern would make of the tags; changes nothing. */
  'repository.releases-preview': z.strictObject({ repositoryId: id, pattern: name }),

  'names.read': nothing,
  'names.change': z.strictObject({ choices: z.array(nameChoice).min(1).max(10_000).readonly() }),

  'job.cancel': z.strictObject({ job }),

  facets: nothing,
  overview: z.strictObject({ view: viewSchema, by: z.array(dimension).max(9) }),
  'deployments.list': z.strictObject({
    view: viewSchema,
    search: text,
    sort,
    ...pageRequest,
    /** Also the lead time of each commit: DeploymentRow.leadSecondsBySha. */
    commits: z.boolean().optional(),
    /** Also deployments to environments that the view leaves out: they don't count, and say so. */
    elsewhere: z.boolean().optional(),
    /** Only those that name a commit that no repository has, or several of which none has some. */
    missing: z.boolean().optional(),
    /** Only those that finished in this hour of the week, in the view's zone. */
    hour: localHourSchema.optional(),
    /** Only those that finished in these hours of the week. */
    hours: hoursOfWeekSchema.optional(),
    /** Only those of the failure rate's or the rework rate's numerator, or of which the duration is known. */
    only: z.enum(ONLY_DEPLOYMENTS).optional(),
  }),
  'deployment.detail': z.strictObject({ view: viewSchema, id }),
  'lead-time': z.strictObject({ view: viewSchema, by: z.enum(LEAD_TIME_GROUPINGS) }),
  /** Changes that deployments of the period brought; where asked for, those of one stage or author group alone. */
  'lead-time.changes': z.strictObject({
    view: viewSchema,
    search: text,
    sort,
    ...pageRequest,
    stage: z.enum(STAGE_NAMES).optional(),
    authorGroup: name.optional(),
  }),
  'commit.detail': z.strictObject({ view: viewSchema, repo: name, sha: name }),
  'incidents.list': z.strictObject({
    view: viewSchema,
    search: text,
    sort,
    ...pageRequest,
    /** Also incidents of environments that the view leaves out: they don't count, and say so. */
    elsewhere: z.boolean().optional(),
    /** Instead of those that began in the period, some of those that were resolved in it: what recovery is reckoned of. */
    recovered: z.enum(ONLY_INCIDENTS).optional(),
  }),
  'pulls.list': listRequest,
  'runs.list': listRequest,
  /** What exports measured of versions; `versions.list` is what was deployed. */
  'version-stats.list': listRequest,
  /** Error groups of versions. */
  'errors.list': listRequest,
  'issues.list': listRequest,
  'commits.list': listRequest,
  ...versionRequestSchemas,
  ...dashboardRequestSchemas,
  ...guidanceRequestSchemas,
  'report.export': z.strictObject({
    view: viewSchema,
    format: z.enum(['json', 'markdown', 'html', 'csv']),
    language: z.enum(['en', 'ko']),
    path: text,
  }),
} as const;

export type RequestName = keyof typeof requestSchemas;
export type RequestInput<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>;

export interface RequestOutput extends DashboardRequestOutput, GuidanceRequestOutput, VersionRequestOutput {
  'workspace.create': WorkspaceSummary;
  'workspace.open': WorkspaceSummary;
  'workspace.close': null;
  'workspace.summary': WorkspaceSummary | null;
  'workspace.settings': WorkspaceSummary;
  'sample.create': WorkspaceSummary;
  'import.paths': ImportOutcome;
  'import.inspect': Inspection;
  'import.preview': InspectedFile;
  'import.files': ImportOutcome;
  'import.mappings': readonly SavedMapping[];
  'import.save-mapping': readonly SavedMapping[];
  'import.forget-mapping': readonly SavedMapping[];
  'import.list': readonly ImportBatch[];
  'import.conflicts': Page<ImportConflict>;
  'import.rejects': RejectsPage;
  'import.rejects-csv': { readonly path: string; readonly rows: number };
  'import.undo': WorkspaceSummary;
  'repository.add': RepositorySummary;
  'repository.refresh': RepositorySummary;
  'repository.read-paths': RepositorySummary;
  'repository.list': readonly RepositorySummary[];
  'repository.clones': StoredClones;
  'repository.discard-clone': StoredClones;
  'repository.problems': Page<RepositoryProblem>;
  'repository.remove': WorkspaceSummary;
  'repository.releases': RepositorySummary;
  'repository.releases-preview': ReleasesPreview;
  'names.read': NameMapping;
  'names.change': NameMapping;
  'job.cancel': null;
  facets: Facets;
  overview: OverviewAnswer;
  'deployments.list': Page<DeploymentRow>;
  'deployment.detail': DeploymentDetail;
  'lead-time': LeadTimeAnswer;
  'lead-time.changes': Page<ChangeRow>;
  'commit.detail': CommitDetail;
  'incidents.list': Page<IncidentRow>;
  'pulls.list': Page<PullRow>;
  'runs.list': Page<RunRow>;
  'version-stats.list': Page<VersionStatRow>;
  'errors.list': Page<ErrorGroupRow>;
  'issues.list': Page<IssueRow>;
  'commits.list': Page<ListedCommitRow>;
  'report.export': { readonly path: string };
}

export interface OverviewAnswer {
  readonly report: Report;
  readonly sentences: readonly ChangeSentence[];
}

export interface StoredClones {
  /** Beside the workspace; it may not be there. */
  readonly folder: string;
  readonly clones: readonly StoredClone[];
}
export interface StoredClone {
  /** The address without user info. */
  readonly source: string;
  readonly bytes: number;
  /** false = it broke off: what was received waits for the next try. */
  readonly complete: boolean;
}

/** Progress is data: `done` of `total` (null = unknown) units of `phase`. Texts: shared/i18n/texts/jobs.ts. */
export interface JobProgress {
  readonly job: string;
  readonly phase:
    | 'detecting'
    | 'reading'
    | 'storing'
    | 'indexing'
    | 'connecting'
    | 'receiving'
    | 'resolving'
    | 'walking'
    | 'computing'
    | 'writing'
    | 'generating';
  /** What is being worked on: a file or repository name; never row contents. */
  readonly subject: string;
  readonly done: number;
  readonly total: number | null;
}

export interface EngineEvents {
  'job-progress': JobProgress;
  /** The data changed: answers given before are stale. */
  'workspace-changed': { readonly generation: number };
}
export type EngineEventName = keyof EngineEvents;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };

/** What the preload script puts on `window.doradeck`: named functions only. */
export interface DoradeckBridge {
  request(name: string, input: unknown): Promise<Reply<unknown>>;
  shell(name: string, input: unknown): Promise<Reply<unknown>>;
  onEngineEvent(listener: (name: string, payload: unknown) => void): () => void;
  onShellEvent(listener: (name: string, payload: unknown) => void): () => void;
  /** The path of a dropped file (File objects hide it from pages). */
  pathOfFile(file: unknown): string;
}
