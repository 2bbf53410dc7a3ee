/** What the slides of a deck are made of: the engine's answers to the view in the filter bar. */
import { useMemo } from 'react';
import type { ChangeSentence } from '../../../shared/answers.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import type { Report } from '../../../shared/report.ts';
import type { ServiceVersionsAnswer } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { type ListedPack, usePacks } from '../quiz/use-packs.ts';
import { hiddenNames, type NameWords } from './hidden-names.ts';
import { hideData } from './hide-data.ts';
import { namesIn } from './names-in.ts';

export interface DeckData {
  readonly client: string;
  readonly view: View;
  readonly report: Report;
  readonly sentences: readonly ChangeSentence[];
  /** null = none was asked for, or it could not be answered. */
  readonly versions: ServiceVersionsAnswer | null;
  readonly advice: AdviceAnswer | null;
  readonly packs: readonly ListedPack[];
  /** Takes names out of what the presenter wrote; leaves it as it is where names are shown. */
  readonly say: (text: string) => string;
}

export interface DeckAnswer {
  readonly data: DeckData | null;
  readonly error: ErrorData | null;
  /** All that was asked for is there and of this view. */
  readonly isComplete: boolean;
}

export function useDeckData(view: View | null, hidesNames: boolean): DeckAnswer {
  const { t } = useText();
  const overview = useAnswer('overview', view === null ? null : { view, by: ['service', 'team'] });
  const versions = useAnswer('versions.services', view === null ? null : { view });
  const advice = useAnswer('advice', view === null ? null : { view });
  const packs = usePacks(null);
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const facets = useWorkspace((state) => state.facets);
  const data = useMemo((): DeckData | null => {
    if (view === null || overview.value === null) return null;
    const plain: DeckData = {
      client,
      view,
      ...overview.value,
      versions: versions.value,
      advice: advice.value,
      packs: packs ?? [],
      say: (text) => text,
    };
    return hidesNames ? hideData(plain, hiddenNames(namesIn(plain, facets), hiddenWords(t))) : plain;
  }, [view, client, facets, overview.value, versions.value, advice.value, packs, hidesNames, t]);
  const settled = [overview, versions, advice].every(({ updating }) => !updating);
  return { data, error: overview.error, isComplete: settled && packs !== null && data !== null };
}

export function hiddenWords(t: TextTools['t']): NameWords {
  return {
    client: t('present.hidden.client'),
    named: (kind, mark) => t(`present.hidden.${kind}`, { mark }),
  };
}
