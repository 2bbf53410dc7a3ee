import type { Cell } from '../cell.ts';
import { githubOutcome, githubRepository } from './github-deployments.ts';
import type { DerivedRow, Preset } from './preset.ts';
import { hasColumns, listAt, textAt, valueAt } from './source-record.ts';

/** Where a whole answer holds deployments. */
const ANSWER = 'data.repository.deployments.nodes';

/**
 * Deployments of GitHub's GraphQL interface, one by one or in a whole answer (`gh api graphql`), with the fields' own names (`databaseId`) or with capitals as
 * programs that ask for them write them out (`DatabaseId`).
 */
export const githubGraphqlDeployment: Preset = {
  id: 'github-graphql-deployment',
  kind: 'deployments',
  recognise: (columns) => {
    if (hasColumns(columns, `${ANSWER}[].createdAt`, `${ANSWER}[].state`)) return 0.95;
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
    'data.',
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
  derive: (record) => {
    const [first, ...others] = listAt(record, ANSWER).map((node) =>
      deriveNode(node, valueAt(record, 'data.repository')),
    );
    return first === undefined ? [deriveRow(record)] : [first, ...others];
  },
};

/** A deployment inside a whole answer, which no column of the record is of. */
function deriveNode(node: Cell, repository: Cell): DerivedRow {
  const repo = textAt(node, 'repository.url', 'repository.nameWithOwner') ?? textAt(repository, 'url', 'nameWithOwner');
  const row = deriveRow(node);
  return {
    ...row,
    id: textAt(node, 'id', 'databaseId'),
    service: row.service ?? githubRepository(repo) ?? repo,
    env: textAt(node, 'environment'),
    repo,
    sha: textAt(node, 'commitOid', 'commit.oid'),
    started_at: textAt(node, 'createdAt'),
    committed_at: textAt(node, 'commit.committedDate'),
  };
}

function deriveRow(record: Cell): DerivedRow {
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

function serviceOf(record: Cell): Cell {
  return (
    githubRepository(textAt(record, 'Repository.Url', 'repository.url')) ??
    textAt(record, 'repository.nameWithOwner', 'Repository.Name', 'repository.name')
  );
}

/** A tag is a version, a branch is none. */
function tagOf(record: Cell): Cell {
  const prefix = textAt(record, 'Ref.Prefix', 'ref.prefix');
  return prefix === 'refs/tags/' ? textAt(record, 'Ref.Name', 'ref.name') : null;
}
