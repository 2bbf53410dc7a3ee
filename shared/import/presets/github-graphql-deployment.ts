import type { Cell } from '../cell.ts';
import { githubOutcome, githubRepository } from './github-deployments.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, valueAt } from './source-record.ts';

/**
 * Deployments of GitHub's GraphQL interface, one by one, with the fields' own names (`databaseId`) or with capitals as
 * programs that ask for them write them out (`DatabaseId`).
 */
export const githubGraphqlDeployment: Preset = {
  id: 'github-graphql-deployment',
  kind: 'deployments',
  recognise: (columns) => {
    if (hasColumns(columns, 'CommitOid', 'CreatedAt', 'State', 'Environment')) return 0.95;
    return hasColumns(columns, 'createdAt', 'state', 'environment') &&
      (hasColumns(columns, 'commitOid') || hasColumns(columns, 'commit.oid'))
      ? 0.95
      : 0;
  },
  fields: {
    id: ['Id', 'id', 'DatabaseId', 'databaseId'],
    service: ['Repository.Name', 'repository.nameWithOwner', 'repository.name'],
    env: ['Environment', 'environment'],
    repo: ['Repository.Url', 'repository.url'],
    sha: ['CommitOid', 'commitOid', 'commit.oid'],
    version: ['Ref.Name', 'ref.name'],
    started_at: ['CreatedAt', 'createdAt'],
    finished_at: ['Statuses.nodes[].updatedAt', 'statuses.nodes[].createdAt', 'statuses.nodes[].updatedAt'],
    status: ['State', 'state'],
    committed_at: ['Commit.CommittedDate', 'commit.committedDate'],
  },
  reads: [
    'UpdatedAt',
    'updatedAt',
    'Statuses.',
    'statuses.',
    'LatestStatus.',
    'latestStatus.',
    'Ref.',
    'ref.',
    'Repository.',
    'repository.',
  ],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const latest = valueAt(record, 'LatestStatus') ?? valueAt(record, 'latestStatus');
  const statuses = [...listAt(record, 'Statuses.nodes', 'statuses.nodes'), latest];
  const times = {
    createdAt: textAt(record, 'CreatedAt', 'createdAt'),
    changedAt: textAt(record, 'UpdatedAt', 'updatedAt'),
  };
  const state = textAt(record, 'State', 'state');
  return {
    service: serviceOf(record),
    version: tagOf(record),
    ...githubOutcome(statuses, state, times),
  };
}

function serviceOf(record: SourceRecord): Cell {
  return (
    githubRepository(textAt(record, 'Repository.Url', 'repository.url')) ??
    textAt(record, 'repository.nameWithOwner', 'Repository.Name', 'repository.name')
  );
}

/** A tag is a version, a branch is none. */
function tagOf(record: SourceRecord): Cell {
  const prefix = textAt(record, 'Ref.Prefix', 'ref.prefix');
  return prefix === 'refs/tags/' ? textAt(record, 'Ref.Name', 'ref.name') : null;
}
