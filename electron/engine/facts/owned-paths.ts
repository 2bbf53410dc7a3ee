import type { OwnedPaths } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { isTouched, ownedPatterns, storedPaths } from '../git/changed-paths.ts';

export interface PathSources {
  /** Ids of the repositories that were read, by code less 1. */
  readonly repositoryIds: readonly number[];
  /** Row id of a service -> the code of the service that it means, -1 = nothing was deployed or failed under it. */
  readonly serviceOf: (id: number) => number;
  readonly repositoryStart: Int32Array;
  /** Per commit row: its position in its repository. */
  readonly position: Int32Array;
}

/**
 * Which commits touch what a service owns of a repository. Paths that were not looked at yet are not here: the service
 * then owns all of the repository, as without paths.
 */
export function readOwnedPaths(db: Database, sources: PathSources): OwnedPaths[] {
  return sources.repositoryIds.flatMap((id, i) => ownedIn(db, sources, id, i + 1));
}

function ownedIn(db: Database, sources: PathSources, repositoryId: number, repository: number): OwnedPaths[] {
  const patterns = ownedPatterns(db, repositoryId);
  if (patterns.size === 0) return [];
  const stored = new Map(storedPaths(db, repositoryId).map((one) => [one.serviceId, one]));
  const start = sources.repositoryStart[repository] ?? 0;
  const positions = sources.position.subarray(start, sources.repositoryStart[repository + 1] ?? start);
  const touches = new Map<number, Uint8Array | 'all'>();
  const named = db
    .prepare<[number], number>('SELECT DISTINCT service_id FROM repository_service WHERE repository_id = ?')
    .pluck();
  for (const serviceId of named.all(repositoryId)) {
    const service = sources.serviceOf(serviceId);
    const paths = stored.get(serviceId);
    const known = touches.get(service);
    // Of several names of a service, one may own what another does not.
    if (paths === undefined || paths.patterns !== patterns.get(serviceId) || known === 'all') {
      touches.set(service, 'all');
    } else {
      touches.set(
        service,
        Uint8Array.from(positions, (position, row) => (isTouched(paths, position) || known?.[row] === 1 ? 1 : 0)),
      );
    }
  }
  return [...touches].flatMap(([service, own]) =>
    own === 'all' || service < 0 ? [] : [{ service, repository, touches: own }],
  );
}
