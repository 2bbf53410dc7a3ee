/** A change is opened as its commit; one that is known only from a deployment or a pull request as what it is. */
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import { openCommit, openDrawer } from '../../store/view.ts';
import { changeKey } from './change-words.ts';

export function openChange(change: ChangeRow): void {
  const { repo, sha } = change;
  if (repo !== null && sha !== null) openCommit(repo, sha);
  else openDrawer('change', changeKey(change));
}
