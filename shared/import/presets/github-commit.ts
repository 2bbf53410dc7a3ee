import { githubRepository } from './github-deployments.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/** Commits of GitHub's REST interface: of a repository, a comparison or a pull request. */
export const githubCommit: Preset = {
  id: 'github-commit',
  kind: 'commits',
  recognise: (columns) => (hasColumns(columns, 'sha', 'commit.author.date', 'commit.committer.date') ? 0.95 : 0),
  fields: {
    sha: ['sha'],
    repo: ['html_url', 'url'],
    authored_at: ['commit.author.date'],
    committed_at: ['commit.committer.date'],
    author: ['commit.author.name', 'author.login'],
    title: ['commit.message'],
  },
  reads: ['author.', 'commit.', 'url'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  return {
    repo: githubRepository(textAt(record, 'html_url', 'url')),
    author: textAt(record, 'commit.author.name', 'author.login'),
    title: firstLine(textAt(record, 'commit.message')),
  };
}

/** What a commit is called, of all its message. */
export function firstLine(message: string | null): string | null {
  return message?.split(/\r?\n/, 1)[0] ?? null;
}
