/** The displays that the computer has, and which of them the audience is to see. */
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { StageDisplay } from '../../../../shared/shell-api.ts';
import { onShellEvents, shell } from '../../../api.ts';

interface StageChoice {
  /** By id; null = another than the window's own, if there is one. For as long as the window lives. */
  readonly display: number | null;
  /** The presenter has a window of their own. */
  readonly hasSpeaker: boolean;
}

export const useStageChoice = create<StageChoice>()(() => ({ display: null, hasSpeaker: false }));

export function useDisplays(): readonly StageDisplay[] {
  const [displays, setDisplays] = useState<readonly StageDisplay[]>([]);
  useEffect(() => {
    void shell('stage.displays', {}).then((known) => setDisplays(known ?? []));
    return onShellEvents({ displays: (news) => setDisplays(news.displays) });
  }, []);
  return displays;
}
