import { AppError } from '../../../shared/errors.ts';
import type { CommitDetail } from '../../../shared/lead-time-answers.ts';
import { changeColumns } from '../../../shared/metrics/change-columns.ts';
import { isPartialPull } from '../../../shared/metrics/facts.ts';
import { pullsOfCommits } from '../../../shared/metrics/pulls-of-commits.ts';
import type { Database } from '../db/connect.ts';
import { AUTHOR_ID } from '../facts/author-id.ts';
import { stageSeconds } from './change-rows.ts';
import { createDeploymentRows } from './deployment-rows.ts';
import { firstDeploymentsOf } from './first-deployments.ts';
import { findPull } from './pulls-list.ts';
import { type Question, repositoryCodes } from './question.ts';

export interface CommitRequest {
  /** As `repositoryCodes` understands it. */
  readonly repo: string;
  /** Whole, or the beginning of it where only one commit has it. */
  readonly sha: string;
}

interface Raw {
  readonly sha: string;
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly authorId: number;
  readonly author: string;
  readonly email: string;
  readonly subject: string;
  readonly parents: Buffer;
  readonly reverts: string | null;
  readonly trailers: string | null;
}

/** One commit, and where it went: also one that no deployment is charged with. Throws 'not-found'. */
export function commitDetail(db: Database, question: Question, request: CommitRequest): CommitDetail {
  const { picture, facts } = question;
  const { repositoryId, position } = placeOf(db, question, request);
  const repository = picture.repositoryIds.indexOf(repositoryId);
  const commit = commitRowAt(question, repository, position);
  const raw = readCommit(db, repositoryId, position);
  const deployments = deploymentsOf(db, question, commit);
  const charged = deployments.map(({ leadSeconds }) => leadSeconds).find((seconds) => seconds !== null);
  const pull = pullOf(db, question, commit);
  return {
    commit: {
      sha: raw.sha,
      repo: facts.names.repositories[repository] ?? '',
      authoredAt: raw.authoredAt,
      committedAt: raw.committedAt,
      author: picture.people.nameOf.get(raw.authorId) ?? raw.author,
      email: raw.email || null,
      subject: raw.subject,
      leadSeconds: charged ?? null,
      parents: parentsOf(db, repositoryId, raw.parents),
      tags: tagsOf(db, repositoryId, raw.sha),
      trailers: trailersOf(raw.trailers),
      reverts: raw.reverts,
    },
    pull,
    deployments,
  };
}

interface Place {
  readonly repositoryId: number;
  readonly position: number;
}

function placeOf(db: Database, { picture, facts }: Question, { repo, sha }: CommitRequest): Place {
  const missing = () => new AppError('not-found', { what: 'commit', id: sha });
  if (!/^[0-9a-f]{4,64}$/i.test(sha)) throw missing();
  const codes = repositoryCodes([repo], facts.names.repositories);
  const found = db
    .prepare<[string, string], Place & { readonly found: string }>(
      `SELECT repository_id AS repositoryId, position, hex(sha) AS found FROM git_commit WHERE sha BETWEEN unhex(?) AND unhex(?)
       ORDER BY sha LIMIT 1000`,
    )
    .all(sha.padEnd(40, '0'), sha.padEnd(40, 'f'))
    .filter(({ repositoryId }) => codes === null || codes.has(picture.repositoryIds.indexOf(repositoryId)));
  // Copies of a repository have the same commits.
  const [place, ...others] = found;
  if (place === undefined || others.some((other) => other.found !== place.found)) throw missing();
  return place;
}

/** Positions ascend within a repository, nearly always without gaps. */
function commitRowAt({ picture, facts }: Question, repository: number, position: number): number {
  const { repositoryStart } = facts.commits;
  let low = repositoryStart[repository] ?? 0;
  let high = repositoryStart[repository + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((picture.commitPosition[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readCommit(db: Database, repositoryId: number, position: number): Raw {
  const raw = db
    .prepare<[number, number], Raw>(
      `SELECT lower(hex(sha)) AS sha, author_at AS authoredAt, committer_at AS committedAt, ${AUTHOR_ID} AS authorId,
         person.name AS author, person.email, subject, parents, nullif(lower(hex(reverts)), '') AS reverts, trailers
       FROM git_commit JOIN person ON person.id = ${AUTHOR_ID} WHERE repository_id = ? AND position = ?`,
    )
    .get(repositoryId, position);
  if (raw === undefined) throw new AppError('not-found', { what: 'commit', id: position });
  return raw;
}

/** A parent that the repository doesn't have (shallow) has no SHA to show. */
function parentsOf(db: Database, repositoryId: number, parents: Buffer): string[] {
  const shaOf = db
    .prepare<[number, number], string>(
      'SELECT lower(hex(sha)) FROM git_commit WHERE repository_id = ? AND position = ?',
    )
    .pluck();
  return Array.from({ length: parents.length >> 2 }, (_, i) => parents.readInt32LE(i * 4)).flatMap(
    (position) => shaOf.get(repositoryId, position) ?? [],
  );
}

function tagsOf(db: Database, repositoryId: number, sha: string): string[] {
  return db
    .prepare<[number, string], string>(
      'SELECT name FROM git_tag WHERE repository_id = ? AND sha = unhex(?) ORDER BY name',
    )
    .pluck()
    .all(repositoryId, sha);
}

function trailersOf(stored: string | null): { readonly key: string; readonly value: string }[] {
  if (stored === null) return [];
  return (JSON.parse(stored) as [string, string][]).map(([key, value]) => ({ key, value }));
}

function deploymentsOf(db: Database, question: Question, commit: number): CommitDetail['deployments'] {
  const { facts, resolved } = question;
  const { leadCommit } = resolved.resolution;
  const describe = createDeploymentRows(db, question);
  return firstDeploymentsOf(facts, resolved.resolution.counted, commit).map((row) => {
    const changes = changeColumns(facts, resolved.resolution, Int32Array.of(row));
    // Of a squashed pull request, the first of its own commits waited longest: it comes first.
    const change = changes.lead.findIndex((lead) => leadCommit[lead] === commit);
    return {
      deployment: describe(row),
      leadSeconds: change < 0 ? null : (changes.seconds[change] ?? null),
      stages: change < 0 ? {} : stageSeconds(changes, change),
    };
  });
}

/** The pull request that became the commit, or that it came with. */
function pullOf(db: Database, { facts }: Question, commit: number): CommitDetail['pull'] {
  const pull = pullsOfCommits(facts)?.pullOf[commit] ?? -1;
  const row = pull < 0 ? undefined : findPull(db, facts.pulls.id[pull] ?? 0);
  return row === undefined ? null : { ...row, partial: isPartialPull(facts.pulls, pull) };
}
