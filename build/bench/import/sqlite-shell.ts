import { join } from 'node:path';
import type { Command } from '../run-contestant.ts';

/** All columns as text, nothing checked, no index. */
export function plainImport(file: string, folder: string): Command {
  return {
    program: 'sqlite3',
    words: ['-batch', join(folder, 'plain.db')],
    input: `${load(file)}SELECT count(*) FROM raw;\n`,
  };
}

/**
 * What an import of ours does, as far as the shell can: typed columns, dictionaries, rows that can't be used apart from
 * the others, one index by which a deployment is found again. Times are read by SQLite itself.
 */
export function equalWork(file: string, folder: string): Command {
  const names = ['service', 'team', 'environment'];
  const input = `${load(file)}BEGIN;
${names.map((name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);\nINSERT INTO ${name} (name) SELECT DISTINCT ${name} FROM raw;`).join('\n')}
CREATE TABLE deployment (id INTEGER PRIMARY KEY, external_id TEXT, service_id INTEGER NOT NULL, team_id INTEGER,
  environment_id INTEGER, sha TEXT, version TEXT, started_at INTEGER, finished_at INTEGER NOT NULL, status INTEGER);
INSERT INTO deployment (external_id, service_id, team_id, environment_id, sha, version, started_at, finished_at, status)
SELECT deployment_id, service.id, team.id, environment.id, commit_sha, version, unixepoch(started_at) * 1000,
  unixepoch(finished_at) * 1000, CASE status WHEN 'success' THEN 0 WHEN 'failed' THEN 1 ELSE 2 END
FROM raw JOIN service ON service.name = raw.service JOIN team ON team.name = raw.team
  JOIN environment ON environment.name = raw.environment
WHERE unixepoch(finished_at) IS NOT NULL;
CREATE UNIQUE INDEX deployment_key ON deployment (external_id, service_id, environment_id);
DROP TABLE raw;
COMMIT;
SELECT count(*) FROM deployment;
`;
  return { program: 'sqlite3', words: ['-batch', join(folder, 'equal.db')], input };
}

function load(file: string): string {
  return `.mode csv\n.import '${file}' raw\n.mode list\n`;
}
