/** What deployments, measurements, errors and tags call the versions of one service. */
import type { VersionClaim } from '../../../shared/versions/join-versions.ts';
import type { NamedDeployment } from './deployment-names.ts';
import type { CommitPlaces } from './place-commits.ts';
import type { Errors } from './read-error-groups.ts';
import type { Measurements } from './read-measurements.ts';

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
    claims.set(`${name ?? '\0'}\0${sha ?? ''}`, { source: 'deployments', name, sha, at: finishedAt[row] ?? 0 });
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
