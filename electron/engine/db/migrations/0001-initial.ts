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

-- Counts the changes of the data: what was computed from an older generation is stale.
INSERT INTO setting (key, value) VALUES ('generation', '0');

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('deployments', 'incidents')),
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
  remediation TEXT
) STRICT;
CREATE INDEX deployment_row_key ON deployment_row (key, content_hash);
CREATE INDEX deployment_row_batch ON deployment_row (batch_id);

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

CREATE TABLE repository (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL UNIQUE,
  clone_path TEXT,
  default_branch TEXT,
  head_sha TEXT,
  bad_commits INTEGER NOT NULL DEFAULT 0,
  incomplete_since INTEGER,
  read_at INTEGER NOT NULL
) STRICT;

CREATE TABLE repository_service (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  service_id INTEGER NOT NULL REFERENCES service (id),
  path_glob TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (repository_id, service_id, path_glob)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, UNIQUE (name, email)) STRICT;

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
  PRIMARY KEY (repository_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX git_commit_sha ON git_commit (sha);

CREATE TABLE git_tag (
  repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  sha BLOB NOT NULL,
  tagged_at INTEGER,
  PRIMARY KEY (repository_id, name)
) STRICT, WITHOUT ROWID;

-- Whoever changes data goes through one of these tables, so the generation grows in the same transaction.
CREATE TRIGGER batch_added AFTER INSERT ON batch BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER batch_removed AFTER DELETE ON batch BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER repository_added AFTER INSERT ON repository BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER repository_changed AFTER UPDATE ON repository BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER repository_removed AFTER DELETE ON repository BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER repository_service_added AFTER INSERT ON repository_service BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
CREATE TRIGGER repository_service_removed AFTER DELETE ON repository_service BEGIN
  UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation';
END;
`;
