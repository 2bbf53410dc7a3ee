import { useMemo } from 'react';
import { daysOf, type NamedSlice, sliceNames } from '../../../shared/compare/slice-names.ts';
import type { SliceChoice } from '../../../shared/compare/slice-text.ts';
import { viewOfSlice } from '../../../shared/compare/slice-view.ts';
import type { CompareAnswer } from '../../../shared/compare-answers.ts';
import type { View } from '../../../shared/view.ts';
import { useText } from '../../i18n.ts';
import { type Answer, useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { fileNameOf, type KnownWorkspace } from './known-workspaces.ts';

export interface Comparison extends Answer<CompareAnswer> {
  readonly choices: readonly SliceChoice[];
  /** What each slice looks at. */
  readonly views: readonly View[];
  /** What each is called, whether it is answered yet or not. */
  readonly names: readonly string[];
  /** What all have in common: the client, the days, the zone, the profile. */
  readonly about: string;
  /** Paths that nobody chose here: nothing is asked while there are any. */
  readonly unknown: readonly string[];
}

export function useComparison(
  choices: readonly SliceChoice[],
  view: View,
  known: readonly KnownWorkspace[] | null,
): Comparison {
  const { t, locale } = useText();
  const own = useWorkspace((state) => state.summary);
  const views = useMemo(() => choices.map((choice) => viewOfSlice(choice, view)), [choices, view]);
  const isKnown = (path: string) => path === own?.path || known?.some((each) => each.path === path) === true;
  const unknown = choices.flatMap(({ workspace }) => (workspace === null || isKnown(workspace) ? [] : [workspace]));
  const canAsk = choices.length > 1 && known !== null && unknown.length === 0;
  const slices = choices.map(({ label, workspace }, index) => ({ label, workspace, view: views[index] ?? view }));
  const answer = useAnswer('compare', canAsk ? { slices } : null);
  // An answer of a question before this one may have fewer slices, or others.
  const value = answer.value?.slices.length === choices.length ? answer.value : null;
  const clientOf = (path: string | null, index: number) => {
    const measured = value?.slices[index];
    if (path === null) return own?.settings.clientName ?? '';
    if (measured?.kind === 'measured' && !answer.updating) return measured.client;
    return known?.find((each) => each.path === path)?.name ?? fileNameOf(path);
  };
  const named = slices.map((slice, index): NamedSlice => ({ ...slice, client: clientOf(slice.workspace, index) }));
  const clients = new Set(named.map(({ client }) => client));
  const days = new Set(views.map((each) => daysOf(each, locale, t)));
  const profiles = new Set(views.map((each) => each.profile ?? own?.settings.profile ?? 'doradeck'));
  const about = [
    [...clients].join(', '),
    ...(days.size === 1 ? days : []),
    view.timeZone,
    [...profiles].map((profile) => t(`profiles.name.${profile}`)).join(', '),
  ].join(' · ');
  return { ...answer, value, choices, views, about, unknown, names: sliceNames(named, locale, t) };
}
