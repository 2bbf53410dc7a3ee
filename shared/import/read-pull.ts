import type { Instant, PullRecord, PullState } from '../model.ts';
import { readRepository } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readCount } from './read-count.ts';
import { readNames } from './read-names.ts';
import { readNumberedId } from './read-numbered-id.ts';
import { readPullCommits } from './read-pull-commits.ts';
import { readPullState } from './state-words.ts';

/** One row as a pull or merge request; null = it can't be one, and `reader.failure` says why. */
export function readPull(reader: FieldReader): PullRecord | null {
  const externalId = readNumberedId(reader, 'id');
  const repository = reader.text('repo');
  const createdAt = reader.time('created_at');
  const closedAt = reader.optionalTime('closed_at');
  const saidMergedAt = reader.optionalTime('merged_at');
  const state = stateOf(reader, saidMergedAt, closedAt);
  const record = {
    externalId: externalId ?? '',
    repository: repository === null ? null : readRepository(repository),
    title: reader.name('title'),
    author: reader.text('author'),
    state,
    isDraft: reader.flag('draft') ?? false,
    createdAt: createdAt ?? 0,
    readyAt: reader.optionalTime('ready_at'),
    firstReviewAt: reader.optionalTime('reviewed_at'),
    approvedAt: reader.optionalTime('approved_at'),
    // Where there is no time of its own for it (Azure DevOps, Bitbucket), merging closed it.
    mergedAt: saidMergedAt ?? (state === 'merged' ? closedAt : null),
    closedAt,
    baseRef: reader.text('base'),
    headRef: reader.text('head'),
    mergeSha: reader.sha('merge_sha'),
    headSha: reader.sha('sha'),
    commits: readPullCommits(reader),
    labels: readNames(reader, 'labels'),
    files: readNames(reader, 'files'),
    additions: readCount(reader, 'additions'),
    deletions: readCount(reader, 'deletions'),
    url: reader.text('url'),
  };
  if (externalId === null) reader.fail('id', 'id-missing');
  if (createdAt === null) reader.fail('created_at', 'time-missing');
  if (createdAt !== null && isBefore(record.mergedAt, createdAt)) reader.fail('merged_at', 'end-before-start');
  if (createdAt !== null && isBefore(closedAt, createdAt)) reader.fail('closed_at', 'end-before-start');
  if (reader.failure !== null) return null;
  if (isOddlyOrdered(record)) reader.tally.timeFlagged++;
  return record;
}

/** What was merged is merged, whatever word stands there: GitHub calls it closed. Words nobody knows say nothing. */
function stateOf(reader: FieldReader, mergedAt: Instant | null, closedAt: Instant | null): PullState {
  if (mergedAt !== null) return 'merged';
  const text = reader.text('status');
  const said = text === null ? null : readPullState(text);
  if (text !== null && said === null) reader.noteUnknown('status', text);
  return said ?? (closedAt === null ? 'open' : 'closed');
}

function isBefore(instant: Instant | null, other: Instant): boolean {
  return instant !== null && instant < other;
}

function isOddlyOrdered({ createdAt, readyAt, firstReviewAt, approvedAt }: PullRecord): boolean {
  return [readyAt, firstReviewAt, approvedAt].some((instant) => isBefore(instant, createdAt));
}
