import { githubRepository } from './github-deployments.ts';
import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt, valueAt } from './source-record.ts';

/**
 * Releases of GitHub's REST interface, each the deployment of what it publishes: drafts are none yet, and what is
 * marked as a pre-release went to no production. `created_at` is the time of the commit, as GitHub's reference of
 * releases says, and `target_commitish` mostly a branch.
 */
export const githubRelease: Preset = {
  id: 'github-release',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) =>
    hasColumns(columns, 'tag_name', 'draft', 'prerelease', 'published_at', 'target_commitish') ? 0.95 : 0,
  fields: {
    id: ['id'],
    service: ['html_url', 'url'],
    env: ['prerelease'],
    repo: ['html_url', 'url'],
    sha: ['target_commitish'],
    version: ['tag_name'],
    finished_at: ['published_at'],
    committed_at: ['created_at'],
  },
  reads: ['url', 'html_url', 'draft', 'name'],
  derive: (record) => deriveRow(record, 'draft', 'prerelease'),
};

/** Releases of `gh release list --json …`, which doesn't say of which repository: the service is to be given. */
export const githubReleaseList: Preset = {
  id: 'github-release-list',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) => (isList(columns) && !hasColumns(columns, 'url') ? 0.95 : 0),
  fields: {
    id: ['tagName'],
    env: ['isPrerelease'],
    version: ['tagName'],
    finished_at: ['publishedAt'],
  },
  reads: ['createdAt', 'isDraft', 'isLatest', 'isImmutable', 'name'],
  derive: (record) => deriveRow(record, 'isDraft', 'isPrerelease'),
};

/** The same with their addresses: of `gh release view --json …` and of GitHub's GraphQL interface. */
export const githubReleaseNode: Preset = {
  ...githubReleaseList,
  id: 'github-graphql-release',
  recognise: (columns) => (isList(columns) && hasColumns(columns, 'url') ? 0.95 : 0),
  fields: { ...githubReleaseList.fields, service: ['url'], repo: ['url'], sha: ['tagCommit.oid', 'targetCommitish'] },
};

function isList(columns: Parameters<Preset['recognise']>[0]): boolean {
  const has = (name: string) => hasColumns(columns, name);
  return has('tagName') && has('publishedAt') && (has('isDraft') || has('isPrerelease') || has('isLatest'));
}

const SHA = /^[0-9a-f]{40}$/;

function deriveRow(record: SourceRecord, draft: string, prerelease: string): ReturnType<Derive> {
  if (valueAt(record, draft) === true) return skip('not-a-deployment', draft, true);
  const repository = githubRepository(textAt(record, 'html_url', 'url'));
  const commit = textAt(record, 'tagCommit.oid', 'target_commitish', 'targetCommitish');
  return [
    {
      ...(repository === null ? {} : { service: repository, repo: repository }),
      sha: SHA.test(commit ?? '') ? commit : null,
      env: valueAt(record, prerelease) === true ? 'prerelease' : 'production',
    },
  ];
}
