import { useEffect, useRef } from 'react';
import { type StageWish, wishOfKey } from './stage-keys.ts';

/** Hears the keys of this window, wherever the focus is. */
export function useStageWishes(onWish: (wish: StageWish) => void): void {
  const latest = useRef(onWish);
  latest.current = onWish;
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const wish = wishOfKey(event);
      if (wish === null) return;
      // A button that has the focus must not be pressed as well.
      event.preventDefault();
      latest.current(wish);
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
