/** What deployments, measurements, errors and tags call the versions of one service. */
import type { VersionClaim } from '../../../shared/versions/join-versions.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from '../queries/question.ts';
import { commitRowSha, deploymentTexts } from '../queries/row-texts.ts';
import type { CommitPlaces } from './place-commits.ts';
import type { Errors } from './read-error-groups.ts';
import type { Measurements } from './read-measurements.ts';

/** What one deployment calls its version; neither = it names none. */
export interface NamedDeployment {
  readonly row: number;
  readonly name: string | null;
  readonly sha: string | null;
  /** Row of the commit that has this SHA, -1 = none is known. */
  readonly commit: number;
}

/** What deployments with the same version, SHA and commit call them, by these. */
export type KnownNames = Map<string, Omit<NamedDeployment, 'row'>>;
/** A million SHAs of all services would only fill the memory. */
const NAMES_KEPT = 50_000;

/** `rows`: deployments of one service. `known`: what was read before, of whatever service. */
export function nameDeployments(
  db: Database,
  question: Question,
  rows: Int32Array,
  known: KnownNames,
): readonly NamedDeployment[] {
  const { facts, picture } = question;
  const { version, sha, id, commitOffset, commitRef } = facts.deployments;
  const textsOf = deploymentTexts(db);
  const shaOf = commitRowSha(db, picture);
  const read = (row: number): Omit<NamedDeployment, 'row'> => {
    const texts = textsOf(id[row] ?? 0);
    const commits = Array.from(commitRef.subarray(commitOffset[row], commitOffset[row + 1]), (commit) => ({
      commit,
      sha: shaOf(commit),
    }));
    const said = texts.sha?.trim().toLowerCase() ?? null;
    const whole = said === null ? commits[0] : commits.find((commit) => commit.sha.startsWith(said));
    return { name: texts.version, sha: whole?.sha ?? said, commit: whole?.commit ?? -1 };
  };
  return Array.from(rows, (row) => {
    const [first, end] = [commitOffset[row] ?? 0, commitOffset[row + 1] ?? 0];
    const key = `${version[row]} ${sha[row]} ${first === end ? -1 : commitRef[first]}`;
    const named = known.get(key) ?? read(row);
    if (known.size >= NAMES_KEPT) known.clear();
    known.set(key, named);
    return { row, ...named };
  });
}

export interface ClaimSources {
  readonly deployments: readonly NamedDeployment[];
  readonly measurements: Measurements;
  readonly errors: Errors;
  readonly places: CommitPlaces;
  readonly finishedAt: Float64Array;
}

export function collectClaims({ deployments, measurements, errors, places, finishedAt }: ClaimSources): VersionClaim[] {
  const claims = new Map<string, VersionClaim>();
  const commits = new Map<string, number>();
  for (const { row, name, sha, commit } of deployments) {
    if (sha !== null && commit >= 0) commits.set(sha, commit);
    // In order of time: the last one is the newest.
    claims.set(JSON.stringify([name, sha]), { source: 'deployments', name, sha, at: finishedAt[row] ?? 0 });
  }
  const others: VersionClaim[] = [];
  for (const [name, { shas }] of measurements) {
    for (const sha of shas.size === 0 ? [null] : shas) others.push({ source: 'measurements', name, sha, at: null });
  }
  for (const name of errors.keys()) others.push({ source: 'errors', name, sha: null, at: null });
  const shas = new Set([...claims.values(), ...others].flatMap(({ sha }) => sha ?? []));
  const names = new Set([...measurements.keys(), ...errors.keys()]);
  return [...claims.values(), ...others, ...places.tagClaims(shas, names, commits)];
}
