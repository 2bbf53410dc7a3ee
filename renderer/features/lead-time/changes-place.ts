/** The list of changes at the foot of the screen: what narrows it stands in the location, and others lead to it. */
import type { StageName } from '../../../shared/report.ts';
import { setScreenParams } from '../../store/view.ts';

export const CHANGES_ID = 'lead-time-changes';

/** The changes that have this stage, longest in it first. */
export function showStage(stage: StageName): void {
  setScreenParams({ stage, sort: `-${stage}`, search: null });
  lookAtChanges();
}

/** The changes of one group of authors; '' = of none. */
export function showAuthorGroup(group: string): void {
  setScreenParams({ group: `=${group}`, search: null });
  lookAtChanges();
}

function lookAtChanges(): void {
  const list = document.getElementById(CHANGES_ID);
  list?.scrollIntoView({ block: 'start' });
  list?.focus({ preventScroll: true });
}
