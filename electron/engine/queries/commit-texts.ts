/** Searching and sorting by the subjects of commits, of which facts keep none. */
import { firstAtOrAfter } from '../../../shared/metrics/search-sorted.ts';
import type { Database } from '../db/connect.ts';
import type { Picture } from '../facts/picture.ts';
import type { Question } from './question.ts';
import { idsByText, readPairs } from './read-ids.ts';
import { likePattern } from './search.ts';

/** 1 for commits (rows of the facts) with `text` in their subject, or as the beginning of their SHA. */
export function commitsContaining(db: Database, question: Question, text: string): Uint8Array {
  const found = new Uint8Array(question.facts.commits.count);
  const rowOf = commitRowOf(question.picture);
  const pairs = "SELECT group_concat(repository_id || ',' || position) AS ids FROM git_commit WHERE";
  const onPair = (repositoryId: number, position: number) => {
    const row = rowOf(repositoryId, position);
    if (row >= 0) found[row] = 1;
  };
  readPairs(db, `${pairs} subject LIKE ? ESCAPE '\\'`, [likePattern(text)], onPair);
  if (/^[0-9a-f]{4,40}$/i.test(text)) {
    readPairs(db, `${pairs} sha BETWEEN unhex(?) AND unhex(?)`, [text.padEnd(40, '0'), text.padEnd(40, 'f')], onPair);
  }
  return found;
}

/** Places of commits (rows of the facts) in the order of their subjects; NaN without one. */
export function subjectRanks(db: Database, question: Question): Float64Array {
  const ranks = new Float64Array(question.facts.commits.count).fill(Number.NaN);
  const rowOf = commitRowOf(question.picture);
  const query = idsByText("repository_id || ',' || position", 'git_commit', 'subject', 'true');
  readPairs(db, query, [], (repositoryId, position, rank) => {
    const row = rowOf(repositoryId, position);
    if (row >= 0) ranks[row] = rank;
  });
  return ranks;
}

/** Row of the facts of a commit of the store, else -1. */
export function commitRowOf({
  facts,
  repositoryIds,
  commitPosition,
}: Picture): (repositoryId: number, position: number) => number {
  const { repositoryStart } = facts.commits;
  const codes = new Map(repositoryIds.map((id, code) => [id, code]));
  return (repositoryId, position) => {
    const code = codes.get(repositoryId) ?? -1;
    const start = repositoryStart[code] ?? 0;
    const count = (repositoryStart[code + 1] ?? 0) - start;
    if (code < 0) return -1;
    const place = firstAtOrAfter(count, (i) => commitPosition[start + i] ?? 0, position);
    return place < count && commitPosition[start + place] === position ? start + place : -1;
  };
}
