/** Which profile and level set the figures of the screen are of: the filter bar's, else the workspace's. */

import { levelSetOf, PROFILES, type Profile } from '../../../shared/metrics/profiles.ts';
import { DEFAULT_LEVEL_SET, type LevelSetId } from '../../../shared/model.ts';
import type { ChangeLeadTimeFigure } from '../../../shared/report.ts';
import type { View } from '../../../shared/view.ts';
import { useWorkspace } from '../../store/workspace.ts';

export interface Method {
  readonly profile: Profile;
  readonly levels: LevelSetId;
}

export function useMethod(view: View): Method {
  const settings = useWorkspace((state) => state.summary?.settings);
  const profile = view.profile ?? settings?.profile ?? 'doradeck';
  const levels = settings === undefined ? DEFAULT_LEVEL_SET : levelSetOf(profile, settings);
  return { profile: PROFILES[profile], levels: view.levels ?? levels };
}

/** The one number that the metric is known by under the profile. */
export function leadHeadline(
  figure: Pick<ChangeLeadTimeFigure, 'medianSeconds' | 'meanSeconds'>,
  { leadTime }: Profile,
): number | null {
  return leadTime.statistic === 'mean' ? figure.meanSeconds : figure.medianSeconds;
}
