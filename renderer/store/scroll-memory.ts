/** How far each place was scrolled, so that going back finds it as it was left; a link there begins at the top. */
import { type RefObject, useLayoutEffect } from 'react';

/** By fragment: the place with its filters. */
const positions = new Map<string, number>();

/** Data that is asked anew takes a moment; after that many frames the place is no longer what it was. */
const FRAMES_TO_WAIT = 30;

export function forgetScroll(place: string): void {
  positions.delete(place);
}

export function useScrollMemory(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const stop = restore(element, positions.get(window.location.hash) ?? 0);
    const remember = () => positions.set(window.location.hash, element.scrollTop);
    element.addEventListener('scroll', remember, { passive: true });
    return () => {
      stop();
      element.removeEventListener('scroll', remember);
    };
  }, [ref]);
}

/** Scrolls as soon as there is enough to scroll. */
function restore(element: HTMLElement, top: number): () => void {
  let frames = 0;
  let request = 0;
  function attempt(): void {
    if (top > 0) element.scrollTop = top;
    frames += 1;
    if (element.scrollTop < top && frames < FRAMES_TO_WAIT) request = requestAnimationFrame(attempt);
  }
  attempt();
  return () => cancelAnimationFrame(request);
}
