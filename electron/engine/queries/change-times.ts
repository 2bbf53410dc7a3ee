import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Question } from './question.ts';

/**
 * When a change (lead row that the deployment charges) was written, epoch milliseconds: the author time of its commit, or of
 * the one that was squashed. Of a pull request that is one change as a whole, of the first of its commits. Else, what the
 * lead time says.
 */
export function createAuthoredAt({ facts, resolved }: Question): (deployment: number, lead: number) => number {
  const { rules, leadCommit, leadPull, leadOriginal, leadSeconds } = resolved.resolution;
  const { commits, pulls, deployments } = facts;
  const wholePulls = PROFILES[rules.profile].leadTime.changes === 'pulls';

  function firstOf(pull: number): number {
    let first = Number.NaN;
    for (let k = pulls.commitOffset[pull] ?? 0; k < (pulls.commitOffset[pull + 1] ?? 0); k++) {
      const row = pulls.commitRef[k] ?? -1;
      const at = row >= 0 ? (commits.authorAt[row] ?? Number.NaN) : (pulls.commitAt[k] ?? Number.NaN);
      if (!(at >= first)) first = Number.isNaN(at) ? first : at;
    }
    return first;
  }

  function told(lead: number): number {
    const original = leadOriginal[lead] ?? -1;
    if (original >= 0) return pulls.commitAt[original] ?? Number.NaN;
    const [commit, pull] = [leadCommit[lead] ?? -1, leadPull[lead] ?? -1];
    if (wholePulls && pull >= 0) return firstOf(pull);
    return commit < 0 ? Number.NaN : (commits.authorAt[commit] ?? Number.NaN);
  }

  return (deployment, lead) => {
    const at = told(lead);
    return Number.isNaN(at)
      ? Math.round((deployments.finishedAt[deployment] ?? 0) - (leadSeconds[lead] ?? 0) * 1000)
      : at;
  };
}
