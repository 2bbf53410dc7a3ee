import type { Cell } from '../cell.ts';
import { githubRepository, isGithubPull } from './github-deployments.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { pullCommits, reviewTimes } from './pulls.ts';
import { earliest, hasColumns, listAt, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Pull requests of `gh pr list --json …` and of GitHub's GraphQL interface, which call the fields alike and hold lists
 * either plainly or in `nodes`. Only the latter can say when one stopped being a draft (`timelineItems`). Which
 * repository they are of is in their addresses, where those were asked for. Programs that ask for them write the fields
 * out with capitals (`CreatedAt`).
 */
export const githubPullList: Preset = {
  id: 'github-pull-list',
  kind: 'pulls',
  recognise: (written, records) => {
    const columns = written.map(({ name, list }) => ({ name: uncapitalisedPath(name), list }));
    if (!hasColumns(columns, 'number', 'createdAt')) return 0;
    return MARKS.some((name) => hasColumns(columns, name)) || records().records.some(isGithubPull) ? 0.95 : 0;
  },
  fields: {
    id: ['number', 'Number'],
    repo: ['url', 'baseRepository.nameWithOwner'],
    title: ['title'],
    author: ['author.login'],
    status: ['state'],
    draft: ['isDraft'],
    created_at: ['createdAt', 'CreatedAt'],
    ready_at: ['timelineItems.nodes[].createdAt'],
    reviewed_at: ['reviews[].submittedAt', 'reviews.nodes[].submittedAt'],
    approved_at: ['reviews[].submittedAt', 'reviews.nodes[].submittedAt'],
    merged_at: ['mergedAt'],
    closed_at: ['closedAt'],
    base: ['baseRefName'],
    head: ['headRefName'],
    merge_sha: ['mergeCommit.oid'],
    sha: ['headRefOid'],
    commits: ['commits[].oid', 'commits.nodes[].commit.oid'],
    labels: ['labels[].name', 'labels.nodes[].name'],
    files: ['files[].path', 'files.nodes[].path'],
    additions: ['additions'],
    deletions: ['deletions'],
    url: ['url'],
  },
  reads: [
    'commits',
    'reviews',
    'latestReviews',
    'labels',
    'files',
    'timelineItems',
    'baseRepository.',
    'headRepository',
  ],
  derive: (record) => [record.has('Number') ? wholeRow(uncapitalised(record)) : deriveRow(record)],
};

function uncapitalisedPath(path: string): string {
  return path.replaceAll(/(?<=^|\.)\p{Lu}/gu, (letter) => letter.toLowerCase());
}

function uncapitalised(cell: Cell): Cell {
  if (Array.isArray(cell)) return (cell as readonly Cell[]).map(uncapitalised);
  if (!(cell instanceof Map)) return cell;
  return new Map([...(cell as SourceRecord)].map(([key, value]) => [uncapitalisedPath(key), uncapitalised(value)]));
}

/** What issues, which have numbers and times of the same names, lack. */
const MARKS = ['mergedAt', 'headRefName', 'baseRefName', 'mergeCommit.oid', 'headRefOid', 'isDraft', 'reviewDecision'];

/** Every field, where no column has the name that it is looked for under. */
function wholeRow(record: Cell): DerivedRow {
  const columns = Object.entries(githubPullList.fields).map(([field, [name = '']]) => [field, valueAt(record, name)]);
  return { ...(Object.fromEntries(columns) as DerivedRow), ...deriveRow(record) };
}

function deriveRow(record: Cell): DerivedRow {
  const author = textAt(record, 'author.login');
  const reviews = listAt(record, 'reviews', 'reviews.nodes', 'latestReviews', 'latestReviews.nodes')
    .filter((review) => stateOf(review) !== 'PENDING')
    .map((review) => ({
      by: textAt(review, 'author.login'),
      at: textAt(review, 'submittedAt'),
      approves: stateOf(review) === 'APPROVED',
    }));
  return {
    repo: textAt(record, 'baseRepository.nameWithOwner') ?? githubRepository(textAt(record, 'url')),
    // A list without states was asked for merged ones alone, or at least says when they were merged.
    status: textAt(record, 'mergedAt') === null ? (textAt(record, 'state')?.toLowerCase() ?? null) : 'merged',
    ready_at: earliest(textsOf(readinessOf(record), 'createdAt')),
    ...reviewTimes(reviews, author),
    commits: pullCommits(
      listAt(record, 'commits', 'commits.nodes'),
      ['oid', 'commit.oid'],
      ['authoredDate', 'commit.authoredDate', 'committedDate', 'commit.committedDate'],
    ),
    labels: textsOf(listAt(record, 'labels', 'labels.nodes'), 'name'),
    files: textsOf(listAt(record, 'files', 'files.nodes'), 'path'),
  };
}

function stateOf(review: Cell): string {
  return textAt(review, 'state')?.toUpperCase() ?? '';
}

/** Whoever asks for one kind of event alone needn't ask for its name. */
function readinessOf(record: Cell): readonly Cell[] {
  return listAt(record, 'timelineItems.nodes').filter(
    (event) => (textAt(event, '__typename') ?? 'ReadyForReviewEvent') === 'ReadyForReviewEvent',
  );
}
