import { gitlabPath, gitlabProject } from './gitlab-runs.ts';
import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, skip, textAt, valueAt } from './source-record.ts';

/** Releases of GitLab, each the deployment of what it publishes; one dated ahead is none yet. */
export const gitlabRelease: Preset = {
  id: 'gitlab-release',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) =>
    hasColumns(columns, 'tag_name', 'released_at') && hasColumnUnder(columns, 'commit') ? 0.95 : 0,
  fields: {
    id: ['tag_name'],
    service: ['_links.self', 'commit.web_url', 'commit_path'],
    env: ['upcoming_release'],
    repo: ['_links.self', 'commit.web_url', 'commit_path'],
    sha: ['commit.id'],
    version: ['tag_name'],
    finished_at: ['released_at'],
    committed_at: ['commit.authored_date', 'commit.committed_date'],
  },
  reads: ['_links.', 'commit.', 'commit_path', 'created_at'],
  derive: (record) => deriveRow(record),
};

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  if (valueAt(record, 'upcoming_release') === true) return skip('not-a-deployment', 'upcoming_release', true);
  const url = gitlabProject(textAt(record, '_links.self', 'commit.web_url'));
  const path = /^\/(.+?)\/-\//.exec(textAt(record, 'commit_path', 'tag_path') ?? '')?.[1] ?? null;
  const service = gitlabPath(url) ?? path;
  const tag = textAt(record, 'tag_name');
  return [
    {
      // Tags are alike in all projects.
      id: service === null || tag === null ? tag : `${service}@${tag}`,
      service,
      repo: url ?? path,
      env: 'production',
      committed_at: textAt(record, 'commit.authored_date', 'commit.committed_date'),
    },
  ];
}
