/** The largest letters with which everything fits; with the smallest that can be read, what is left over scrolls. */
import { type RefObject, useLayoutEffect, useRef } from 'react';

const STEPS = [1.5, 1.35, 1.2, 1.1, 1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;

/** Measured again when `content` or the window's size changes. */
export function useFit(content: unknown): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides what fits
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => fitLetters(element);
    measure();
    // Letters that arrive later are wider or narrower.
    void document.fonts?.ready.then(measure);
    const watched = new ResizeObserver(measure);
    watched.observe(element);
    return () => watched.disconnect();
  }, [content]);
  return ref;
}

function fitLetters(element: HTMLElement): void {
  for (const step of STEPS) {
    element.style.setProperty('--fit', String(step));
    if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth) return;
  }
}
