/** How far each place was scrolled, so that going back finds it as it was left; a link there begins at the top. */
import { type RefObject, useLayoutEffect } from 'react';

/** By fragment (the place with its filters), and in it by what scrolls: the screen, a list on it. */
const positions = new Map<string, ReadonlyMap<string, number>>();

/** Data that is asked anew takes a moment; after that many frames the place is no longer what it was. */
const FRAMES_TO_WAIT = 30;

export function forgetScroll(place: string): void {
  positions.delete(place);
}

/** What is shown at one place stays in view at another: a drawer opened over it, a filter of it changed. */
export function carryScroll(from: string, to: string): void {
  const kept = positions.get(from);
  if (kept === undefined) positions.delete(to);
  else positions.set(to, kept);
}

export function useScrollMemory(ref: RefObject<HTMLElement | null>, name = 'screen'): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const stop = restore(element, positions.get(window.location.hash)?.get(name) ?? 0);
    const remember = () => {
      const place = window.location.hash;
      positions.set(place, new Map(positions.get(place)).set(name, element.scrollTop));
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => {
      stop();
      element.removeEventListener('scroll', remember);
    };
  }, [ref, name]);
}

/** Scrolls as soon as there is enough to scroll. */
function restore(element: HTMLElement, top: number): () => void {
  // To look where it stands costs a layout.
  if (top <= 0) return () => {};
  let frames = 0;
  let request = 0;
  function attempt(): void {
    element.scrollTop = top;
    frames += 1;
    if (element.scrollTop < top && frames < FRAMES_TO_WAIT) request = requestAnimationFrame(attempt);
  }
  attempt();
  return () => cancelAnimationFrame(request);
}
