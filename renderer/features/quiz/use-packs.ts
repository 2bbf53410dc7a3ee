/** All packs to choose from, what is nearest first: the open workspace's figures, one's own packs, the built-in ones. */
import { useMemo } from 'react';
import { BUILT_IN_PACKS } from '../../../shared/guidance/built-in-packs.ts';
import type { QuizPack } from '../../../shared/guidance/quiz.ts';
import { useLoadedOwnPacks } from './own-packs.ts';
import { useNumbersPack } from './use-numbers-pack.ts';

export interface ListedPack {
  readonly pack: QuizPack;
  readonly origin: 'built-in' | 'own' | 'numbers';
}

const BUILT_IN: readonly ListedPack[] = BUILT_IN_PACKS.map((pack) => ({ pack, origin: 'built-in' }));

/** null while they are on their way. The seed chooses what is asked of the workspace's figures. */
export function usePacks(seed: number | null): readonly ListedPack[] | null {
  const own = useLoadedOwnPacks();
  const numbers = useNumbersPack(seed ?? 1);
  return useMemo(() => {
    if (own === null || numbers === 'waiting') return null;
    return [
      ...(numbers === null ? [] : [{ pack: numbers, origin: 'numbers' } as const]),
      ...own.map((pack) => ({ pack, origin: 'own' }) as const),
      ...BUILT_IN,
    ];
  }, [own, numbers]);
}
