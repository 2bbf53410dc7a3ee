/** A change is opened as its commit; one that is known only from a deployment or a pull request as what it is. */
import type { ChangeRow, LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import { openCommit, openDrawer, useScreenParam } from '../../store/view.ts';
import { changeKey } from './change-words.ts';

export function openChange(change: ChangeRow): void {
  const { repo, sha } = change;
  if (repo !== null && sha !== null) openCommit(repo, sha);
  else openDrawer('change', changeKey(change));
}

/** The change without a commit that the location names: from the list, or from those that show where changes wait. */
export function useOpenChange(answer: LeadTimeAnswer | null, loaded: ChangeRow | null): ChangeRow | null {
  const key = useScreenParam('change');
  if (key === null) return null;
  const { most, grew } = answer?.bottleneck ?? { most: null, grew: null };
  const known = [...(loaded === null ? [] : [loaded]), ...(most?.changes ?? []), ...(grew?.changes ?? [])];
  return known.find((change) => change.sha === null && changeKey(change) === key) ?? null;
}
