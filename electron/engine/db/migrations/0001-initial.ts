/**
 * The first schema. Rows are kept as they were read: a deployment is the fold of its rows (same key), so that an
 * import can be undone at any time by deleting its batch. A row that repeats an earlier one is stored with
 * `repeats = 1` and ignored until the earlier one is undone.
 */
export const initial = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Counts the changes of the data: what was computed from an older generation is stale. Those of repositories and their
-- commits, and those of all but settings and corrections, are counted for themselves as well.
INSERT INTO setting (key, value) VALUES ('generation', '0'), ('generationOfCommits', '0'), ('generationOfRows', '0');

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('deployments', 'incidents', 'pulls', 'runs', 'versions', 'errors', 'issues', 'commits')),
  preset TEXT NOT NULL,
  encoding TEXT NOT NULL,
  input_time_zone TEXT,
  mapping TEXT NOT NULL,
  -- JSON array: the header as it was read, so that rejected rows can be written out again ([] = not a table)
  columns TEXT NOT NULL DEFAULT '[]',
  notices TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_stored INTEGER NOT NULL,
  rows_duplicate INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  rows_blank INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  app_version TEXT NOT NULL,
  -- the repository whose tags it holds; null = it is a file's
  repository_id INTEGER REFERENCES repository (id) ON DELETE CASCADE,
  CHECK (rows_read = rows_stored + rows_duplicate + rows_rejected + rows_blank)
) STRICT;
CREATE UNIQUE INDEX batch_content ON batch (sha256, kind);

CREATE TABLE rejected_row (
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_name TEXT,
  code TEXT NOT NULL,
  value TEXT,
  raw TEXT
) STRICT;
CREATE INDEX rejected_row_batch ON rejected_row (batch_id, line);

CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE service (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE environment (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE severity (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
-- What exports call a repository; a repository that was read is matched to it by name (repository.name_id).
CREATE TABLE repository_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE deployment_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT,
  service_id INTEGER NOT NULL REFERENCES service (id),
  team_id INTEGER REFERENCES team (id),
  environment_id INTEGER REFERENCES environment (id),
  repository_name_id INTEGER REFERENCES repository_name (id),
  sha TEXT,
  version TEXT,
  started_at INTEGER,
  finished_at INTEGER NOT NULL,
  finished_at_text TEXT,
  status INTEGER NOT NULL,
  committed_at INTEGER,
  change_failure INTEGER,
  remediation TEXT,
  -- numbers of pull requests ("owner/name#12" with their repository), joined by commas
  pull TEXT
) STRICT;
CREATE INDEX deployment_row_key ON deployment_row (key);
-- No index by batch: its rows lie together, in the order of the batches (engine/import/store/rows-of-batch.ts).

CREATE TABLE incident_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT,
  -- JSON array of service ids
  service_ids TEXT NOT NULL,
  team_id INTEGER REFERENCES team (id),
  environment_id INTEGER REFERENCES environment (id),
  severity_id INTEGER REFERENCES severity (id),
  repository_name_id INTEGER REFERENCES repository_name (id),
  title TEXT,
  started_at INTEGER NOT NULL,
  detected_at INTEGER,
  acknowledged_at INTEGER,
  resolved_at INTEGER,
  deployment_external_id TEXT,
  sha TEXT,
  version TEXT
) STRICT;
CREATE INDEX incident_row_key ON incident_row (key, content_hash);
CREATE INDEX incident_row_batch ON incident_row (batch_id);

CREATE TABLE pull_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT NOT NULL,
  repository_name_id INTEGER REFERENCES repository_name (id),
  title TEXT,
  author TEXT,
  -- position in PULL_STATES
  state INTEGER NOT NULL,
  is_draft INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ready_at INTEGER,
  first_review_at INTEGER,
  approved_at INTEGER,
  merged_at INTEGER,
  closed_at INTEGER,
  base_ref TEXT,
  head_ref TEXT,
  merge_sha TEXT,
  head_sha TEXT,
  -- JSON arrays: [{"sha", "authoredAt"}], names, paths
  commits TEXT NOT NULL,
  labels TEXT NOT NULL,
  files TEXT NOT NULL,
  additions INTEGER,
  deletions INTEGER,
  url TEXT
) STRICT;
CREATE INDEX pull_row_key ON pull_row (key, content_hash);
CREATE INDEX pull_row_batch ON pull_row (batch_id);

CREATE TABLE run_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  parent TEXT,
  pipeline TEXT NOT NULL,
  job TEXT,
  stage TEXT,
  team_id INTEGER REFERENCES team (id),
  environment_id INTEGER REFERENCES environment (id),
  repository_name_id INTEGER REFERENCES repository_name (id),
  branch TEXT,
  event TEXT,
  sha TEXT,
  -- position in DEPLOYMENT_STATUSES
  status INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  url TEXT
) STRICT;
CREATE INDEX run_row_key ON run_row (key, content_hash);
CREATE INDEX run_row_batch ON run_row (batch_id);

-- Milliseconds; error_rate 0–1. at is null for what is said of a version's whole life.
CREATE TABLE version_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  service_id INTEGER NOT NULL REFERENCES service (id),
  environment_id INTEGER REFERENCES environment (id),
  version TEXT NOT NULL,
  sha TEXT,
  -- null = all of the service
  endpoint TEXT,
  at INTEGER,
  first_seen_at INTEGER,
  last_seen_at INTEGER,
  active INTEGER NOT NULL,
  requests REAL,
  requests_per_second REAL,
  errors REAL,
  error_rate REAL,
  error_types INTEGER,
  p50 REAL,
  p75 REAL,
  p90 REAL,
  p95 REAL,
  p99 REAL,
  max REAL,
  mean REAL,
  -- JSON: LatencyHistogram; null = none
  histogram TEXT,
  -- JSON object: field -> text as it was read
  texts TEXT NOT NULL
) STRICT;
CREATE INDEX version_row_key ON version_row (key);
-- No index by batch, as of deployment_row.
-- All that series are read of: the rows of one service lie far apart, these entries side by side.
CREATE INDEX version_row_service ON version_row (service_id, at, repeats, version, environment_id, endpoint, sha, requests,
  requests_per_second, errors, error_rate, p50, p75, p90, p95, p99, max, mean, histogram);

CREATE TABLE error_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT,
  service_id INTEGER NOT NULL REFERENCES service (id),
  environment_id INTEGER REFERENCES environment (id),
  version TEXT NOT NULL,
  type TEXT,
  title TEXT,
  count REAL,
  users REAL,
  first_seen_at INTEGER,
  last_seen_at INTEGER,
  url TEXT
) STRICT;
CREATE INDEX error_row_key ON error_row (key, content_hash);
CREATE INDEX error_row_batch ON error_row (batch_id);
CREATE INDEX error_row_service ON error_row (service_id);

CREATE TABLE issue_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  external_id TEXT NOT NULL,
  type TEXT,
  title TEXT,
  -- JSON array of service ids
  service_ids TEXT NOT NULL,
  team_id INTEGER REFERENCES team (id),
  environment_id INTEGER REFERENCES environment (id),
  status TEXT,
  is_done INTEGER,
  priority TEXT,
  labels TEXT NOT NULL,
  version TEXT,
  created_at INTEGER NOT NULL,
  resolved_at INTEGER,
  url TEXT
) STRICT;
CREATE INDEX issue_row_key ON issue_row (key, content_hash);
CREATE INDEX issue_row_batch ON issue_row (batch_id);

CREATE TABLE listed_commit_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  key TEXT NOT NULL,
  content_hash BLOB NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  sha TEXT NOT NULL,
  repository_name_id INTEGER REFERENCES repository_name (id),
  authored_at INTEGER,
  committed_at INTEGER NOT NULL,
  author TEXT,
  title TEXT,
  pull TEXT
) STRICT;
CREATE INDEX listed_commit_row_key ON listed_commit_row (key, content_hash);
CREATE INDEX listed_commit_row_batch ON listed_commit_row (batch_id);

-- How files with a certain header are read: offered again when one comes with the same columns.
CREATE TABLE saved_mapping (
  name TEXT PRIMARY KEY,
  -- names of the columns in code order, as a JSON array
  columns TEXT NOT NULL,
  -- the options of an import, as JSON
  options TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the user says of names, kept by name apart from imported rows, so that it outlives every import and undo.
-- The service that another name means.
CREATE TABLE service_alias (name TEXT PRIMARY KEY, service TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- The version of a service that another name means.
CREATE TABLE version_alias (
  service TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (service, name)
) STRICT, WITHOUT ROWID;
-- The team of a service, whatever its rows say.
CREATE TABLE service_team (service TEXT PRIMARY KEY, team TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Whether an environment is production, whatever the pattern says.
CREATE TABLE environment_choice (environment TEXT PRIMARY KEY, production INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Of a commit author's address or name in small letters: a bot or not, whom it belongs to, and which group of authors.
CREATE TABLE person_choice (person TEXT PRIMARY KEY, bot INTEGER, same_as TEXT, group_name TEXT) STRICT, WITHOUT ROWID;

-- Corrections (shared/corrections.ts), by deployment_row.key and incident_row.key.
-- Of 'failure': 0 it did not fail, 1 it did; of 'rework': position in REMEDIATIONS, 0 = planned.
CREATE TABLE deployment_correction (
  deployment_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('failure', 'rework')),
  value INTEGER NOT NULL,
  said_at INTEGER NOT NULL,
  PRIMARY KEY (deployment_key, kind)
) STRICT, WITHOUT ROWID;
-- linked: 0 the incident is not this deployment's, 1 it is.
CREATE TABLE link_correction (
  incident_key TEXT NOT NULL,
  deployment_key TEXT NOT NULL,
  linked INTEGER NOT NULL,
  said_at INTEGER NOT NULL,
  PRIMARY KEY (incident_key, deployment_key)
) STRICT, WITHOUT ROWID;

-- What the user keeps by name (shared/saved-items.ts).
CREATE TABLE saved_item (
  kind TEXT NOT NULL CHECK (kind IN ('view', 'dashboard', 'scenario', 'deck', 'quick-check', 'capability-check')),
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- What was computed from the rows, so that opening need not compute it again (engine/facts/kept): never the truth.
CREATE TABLE kept_part (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE repository (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL UNIQUE,
  clone_path TEXT,
  default_branch TEXT,
  head_sha TEXT,
  bad_commits INTEGER NOT NULL DEFAULT 0,
  branches INTEGER NOT NULL DEFAULT 0,
  bad_refs INTEGER NOT NULL DEFAULT 0,
  -- pattern of the tags that are deployments (releases); null = none are
  releases TEXT,
  -- the text of its .mailmap
  mailmap TEXT,
  -- its parents are those that a file of its own says (info/grafts), so that what is stored may change
  grafted INTEGER NOT NULL DEFAULT 0,
  incomplete_since INTEGER,
  -- of its commits, by when they were committed; null = look at them
  first_commit_at INTEGER,
  last_commit_at INTEGER,
  read_at INTEGER NOT NULL
) STRICT;

-- What could not be read of a repository, at most some hundreds: refs that git would not allow, commits that are damaged.
CREATE TABLE repository_problem (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('ref', 'commit')),
  -- name of the ref (escaped), or SHA
  name TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT;
CREATE INDEX repository_problem_repository ON repository_problem (repository_id);

CREATE TABLE repository_service (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  service_id INTEGER NOT NULL REFERENCES service (id),
  path_glob TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (repository_id, service_id, path_glob)
) STRICT, WITHOUT ROWID;

-- Of a service that owns only some paths of a repository (path_glob), the commits that touch them: a bit a commit, by
-- position, of the first so many of them. patterns: the path_globs it was computed from, a JSON array in order.
CREATE TABLE commit_paths (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  service_id INTEGER NOT NULL REFERENCES service (id),
  patterns TEXT NOT NULL,
  commits INTEGER NOT NULL,
  touches BLOB NOT NULL,
  PRIMARY KEY (repository_id, service_id)
) STRICT;

CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, UNIQUE (name, email)) STRICT;

-- Whom a repository's .mailmap means by an author, where that is somebody else.
CREATE TABLE mapped_author (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id),
  mapped_id INTEGER NOT NULL REFERENCES person (id),
  -- by which the user may say something of the former (person_choice)
  person_key TEXT NOT NULL,
  PRIMARY KEY (repository_id, person_id)
) STRICT, WITHOUT ROWID;

-- Parents before children: position grows from the oldest commit; parents is an array of little-endian int32
-- positions, -1 = a parent that the repository does not have (shallow).
CREATE TABLE git_commit (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sha BLOB NOT NULL,
  parents BLOB NOT NULL,
  author_id INTEGER NOT NULL REFERENCES person (id),
  author_at INTEGER NOT NULL,
  committer_at INTEGER NOT NULL,
  subject TEXT NOT NULL,
  reverts BLOB,
  -- JSON array of [key, value]; null = none
  trailers TEXT,
  PRIMARY KEY (repository_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX git_commit_sha ON git_commit (sha);

CREATE TABLE git_tag (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  sha BLOB NOT NULL,
  tagged_at INTEGER,
  -- what the ref itself says (of an annotated tag its object), so that it need not be peeled again; null = unknown
  object BLOB,
  PRIMARY KEY (repository_id, name)
) STRICT, WITHOUT ROWID;

${generationTriggers()}
`;

type Change = 'INSERT' | 'UPDATE' | 'DELETE';

/** Whoever changes data goes through one of these tables, so the generation grows in the same transaction. */
function generationTriggers(): string {
  const whole = ['INSERT', 'DELETE'] as const;
  const any = ['INSERT', 'UPDATE', 'DELETE'] as const;
  const all = ['generation'];
  const rows = [...all, 'generationOfRows'];
  const commits = [...rows, 'generationOfCommits'];
  const tables: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
    ['batch', whole, rows],
    ['repository', any, commits],
    ['repository_service', whole, rows],
    ['commit_paths', whole, rows],
    ['service_alias', any, rows],
    ['version_alias', any, all],
    ['service_team', any, rows],
    ['environment_choice', any, rows],
    // Whose commits are a bot's.
    ['person_choice', any, commits],
    ['deployment_correction', any, all],
    ['link_correction', any, all],
  ];
  return tables
    .flatMap(([table, changes, counters]) => changes.map((change) => generationTrigger(table, change, counters)))
    .join('\n');
}

function generationTrigger(table: string, change: Change, counters: readonly string[]): string {
  const name = `${table}_${{ INSERT: 'added', UPDATE: 'changed', DELETE: 'removed' }[change]}`;
  return `CREATE TRIGGER ${name} AFTER ${change} ON ${table} BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key IN (${counters.map((key) => `'${key}'`).join(', ')});
END;`;
}
