/** Files in which two versions of a service differ, read from the repository that both are of. */

import { AppError } from '../../../shared/errors.ts';
import { keepLatest } from '../../../shared/keep-latest.ts';
import type { VersionFilesAnswer } from '../../../shared/version-answers.ts';
import type { Database } from '../db/connect.ts';
import { diffRepository } from '../git/diff/diff-repository.ts';
import { summariseRepository } from '../git/list-repositories.ts';
import type { Question } from '../queries/question.ts';
import { commitSha } from '../queries/row-texts.ts';
import type { Work } from '../work.ts';
import { type FilesSummary, summariseFiles } from './summarise-files.ts';
import { versionMemory } from './version-memory.ts';

export interface VersionPair {
  readonly service: string;
  readonly base: string;
  readonly head: string;
}

/** Two commits of a repository that a service deploys from. */
interface Range {
  readonly repository: string;
  /** Where it was read from. */
  readonly source: string;
  readonly isCloned: boolean;
  readonly baseSha: string;
  readonly headSha: string;
  readonly paths: readonly string[];
}

type NoFiles = Extract<VersionFilesAnswer, { kind: 'unknown' }>['reason'];

/** Reads what two commits of a folder differ in, or remembers it. */
export type ReadFiles = (range: Range, work: Work) => Promise<FilesSummary | 'gone' | 'unreadable'>;

const ANSWERS_KEPT = 16;

/** One repository at a time is read: several would only share the memory and the disk. */
export function createReadFiles(): ReadFiles {
  // What two commits differ in never changes.
  const kept = new Map<string, FilesSummary>();
  let reading: Promise<unknown> = Promise.resolve();

  async function read(key: string, range: Range, work: Work): ReturnType<ReadFiles> {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (work.signal.aborted) throw new AppError('cancelled');
    const { source, baseSha: base, headSha: head, paths: patterns } = range;
    const differences = await diffRepository({ source, base, head, patterns, work });
    if (typeof differences === 'string') return differences;
    const summary = summariseFiles(differences);
    // What couldn't be read may be there another time.
    if (summary.unreadableFiles === 0) keepLatest(kept, key, summary, ANSWERS_KEPT);
    return summary;
  }

  return (range, work) => {
    const { source, baseSha, headSha, paths } = range;
    const key = JSON.stringify([source, baseSha, headSha, paths]);
    const turn = reading.then(() => read(key, range, work));
    reading = turn.catch(() => undefined);
    return turn;
  };
}

/** Throws 'not-found' and 'cancelled'. */
export async function versionFiles(
  db: Database,
  question: Question,
  pair: VersionPair,
  readFiles: ReadFiles,
  work: Work,
): Promise<VersionFilesAnswer> {
  const ranges = rangesOf(db, question, pair);
  if (typeof ranges === 'string') return unknown(ranges);
  let reason: NoFiles = 'several';
  // A commit that several repositories have is the same in all of them.
  for (const range of ranges) {
    const { repository, baseSha, headSha, paths, isCloned } = range;
    const found = isCloned ? 'cloned' : await readFiles(range, work);
    if (typeof found === 'object') return { kind: 'files', repository, baseSha, headSha, paths, ...found };
    reason = found;
  }
  return unknown(reason);
}

function unknown(reason: NoFiles): VersionFilesAnswer {
  return { kind: 'unknown', reason };
}

function rangesOf(db: Database, question: Question, pair: VersionPair): readonly Range[] | NoFiles {
  const { facts, picture } = question;
  const { service, versions, find } = versionMemory(db, question).historyOf(pair.service);
  const [base = [], head = []] = [pair.base, pair.head].map((name) => {
    const version = versions[find(name)];
    if (version === undefined) throw new AppError('not-found', { what: 'version', id: name });
    return version.commits;
  });
  if (facts.commits.count === 0) return 'no-repository';
  if (base.length === 0 || head.length === 0) return 'sha-unknown';
  const shaOf = commitSha(db);
  return head.flatMap((to): Range[] => {
    const code = picture.repositoryOf(to);
    const from = base.find((commit) => picture.repositoryOf(commit) === code);
    const id = picture.repositoryIds[code];
    if (from === undefined || id === undefined) return [];
    const { source, cloned } = summariseRepository(db, id);
    return [
      {
        repository: facts.names.repositories[code] ?? '',
        source,
        isCloned: cloned,
        baseSha: shaOf(id, picture.commitPosition[from] ?? -1),
        headSha: shaOf(id, picture.commitPosition[to] ?? -1),
        paths: pathsOf(db, id, service.ids),
      },
    ];
  });
}

/** Patterns of what a service, under any of its names, owns of a repository; [] = all of it, as where nobody said. */
function pathsOf(db: Database, repositoryId: number, serviceIds: readonly number[]): readonly string[] {
  const owned = db
    .prepare<[number, string], string>(
      `SELECT DISTINCT path_glob FROM repository_service
       WHERE repository_id = ? AND service_id IN (SELECT value FROM json_each(?)) ORDER BY path_glob`,
    )
    .pluck()
    .all(repositoryId, JSON.stringify(serviceIds));
  return owned.includes('') ? [] : owned;
}
