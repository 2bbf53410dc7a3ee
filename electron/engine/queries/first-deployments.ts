import type { Facts } from '../../../shared/metrics/facts.ts';
import { repositoryOf } from '../../../shared/metrics/repository-streams.ts';

/**
 * For each service the first counted deployment that contains a commit, in order of time. One pass over the commits of its
 * repository that are younger: parents come before children, so that each is known to descend from it or not.
 */
export function firstDeploymentsOf(
  { commits, deployments, names }: Facts,
  counted: Uint8Array,
  commit: number,
): number[] {
  const end = commits.repositoryStart[repositoryOf(commits, commit) + 1] ?? 0;
  const descends = new Uint8Array(end - commit);
  descends[0] = 1;
  for (let row = commit + 1; row < end; row++) {
    const last = commits.parentOffset[row + 1] ?? 0;
    for (let k = commits.parentOffset[row] ?? 0; k < last; k++) {
      const parent = (commits.parentRef[k] ?? -1) - commit;
      if (parent >= 0 && descends[parent] === 1) descends[row - commit] = 1;
    }
  }
  const found = new Uint8Array(names.services.length);
  const first: number[] = [];
  for (let row = 0; row < deployments.count; row++) {
    const service = deployments.service[row] ?? 0;
    if (counted[row] !== 1 || found[service] === 1) continue;
    const last = deployments.commitOffset[row + 1] ?? 0;
    for (let k = deployments.commitOffset[row] ?? 0; k < last; k++) {
      const deployed = (deployments.commitRef[k] ?? -1) - commit;
      if (deployed < 0 || descends[deployed] !== 1 || found[service] === 1) continue;
      found[service] = 1;
      first.push(row);
    }
  }
  return first;
}
