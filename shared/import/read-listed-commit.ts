import type { ListedCommitRecord } from '../model.ts';
import { readRepository, readSha } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readNumberedId } from './read-numbered-id.ts';

/** One row as a commit; null = it can't be one, and `reader.failure` says why. */
export function readListedCommit(reader: FieldReader): ListedCommitRecord | null {
  const shaText = reader.identifier('sha');
  const sha = shaText === null ? '' : readSha(shaText);
  const authoredAt = reader.optionalTime('authored_at');
  const committedAt = reader.optionalTime('committed_at') ?? authoredAt;
  const repository = reader.text('repo');
  const record = {
    sha: sha ?? '',
    repository: repository === null ? null : readRepository(repository),
    authoredAt,
    committedAt: committedAt ?? 0,
    author: reader.text('author'),
    title: reader.name('title'),
    pull: readNumberedId(reader, 'pull'),
  };
  if (sha === null) reader.fail('sha', 'sha-unreadable');
  if (sha === '') reader.fail('sha', 'id-missing');
  if (committedAt === null) reader.fail(reader.has('committed_at') ? 'committed_at' : 'authored_at', 'time-missing');
  if (reader.failure !== null) return null;
  if (authoredAt !== null && authoredAt > record.committedAt) reader.tally.timeFlagged++;
  return record;
}
