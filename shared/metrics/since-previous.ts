import type { Facts } from './facts.ts';
import { propagate } from './propagate.ts';
import { repositoryOf } from './repository-streams.ts';

/** What a deployment brought to its service and environment from one repository. */
export interface Brought {
  readonly deployment: number;
  /** Codes. */
  readonly service: number;
  readonly environment: number;
  readonly repository: number;
  /** The deployment before it there, else -1. */
  readonly previous: number;
}

/**
 * `git rev-list previous..deployed`, merges included, of each counted deployment in each repository: calls `found` for every
 * row, children before parents, deployments in order of finishing. Unlike what a deployment is the first to contain
 * (propagate.ts), a commit is found again where branches alternate, and again in each environment. The first deployment of
 * a service, environment and repository is passed over, or with `withFirst` brings all it contains.
 *
 * Worked example: C ← C1 ← C2, C ← C3; deployments of C2, C3, C2: the second brings C3, the third C1 and C2 again.
 *
 * `labels` comes in, and goes out, as UNREACHED throughout. `wants` false = that deployment is not looked into.
 */
export function sweepSincePrevious(
  facts: Facts,
  counted: Uint8Array,
  labels: Int32Array,
  withFirst: boolean,
  wants: (brought: Brought) => boolean,
  found: (brought: Brought, row: number) => void,
): void {
  const { count, service, environment, commitOffset, commitRef } = facts.deployments;
  const live = new Map<string, { readonly deployment: number; readonly rows: readonly number[] }>();
  for (let deployment = 0; deployment < count; deployment++) {
    if (counted[deployment] !== 1) continue;
    const rows = commitRef.subarray(commitOffset[deployment], commitOffset[deployment + 1]);
    for (const [repository, deployed] of byRepository(facts, rows)) {
      const [ofService, ofEnvironment] = [service[deployment] as number, environment[deployment] as number];
      const key = `${ofService} ${ofEnvironment} ${repository}`;
      const before = live.get(key);
      live.set(key, { deployment, rows: deployed });
      const previous = before?.deployment ?? -1;
      const brought: Brought = { deployment, service: ofService, environment: ofEnvironment, repository, previous };
      if ((previous < 0 && !withFirst) || !wants(brought)) continue;
      const known = before?.rows ?? [];
      const stream = {
        commits: Int32Array.from([...known, ...deployed]),
        positions: Int32Array.from([...known.map(() => 0), ...deployed.map(() => 1)]),
      };
      propagate(facts.commits, stream, labels, (row) => found(brought, row)).forget();
    }
  }
}

function byRepository({ commits }: Facts, rows: Int32Array): ReadonlyMap<number, number[]> {
  const grouped = new Map<number, number[]>();
  for (const row of rows) {
    const repository = repositoryOf(commits, row);
    const known = grouped.get(repository);
    if (known === undefined) grouped.set(repository, [row]);
    else known.push(row);
  }
  return grouped;
}
