import { useSyncExternalStore } from 'react';
import { CANVAS } from '../slide-canvas.tsx';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** How wide a page is that fills the window as far as it can, in CSS pixels. */
export function useFittingWidth(): number {
  return useSyncExternalStore(subscribe, fittingWidth);
}

function fittingWidth(): number {
  return Math.min(window.innerWidth, window.innerHeight * (CANVAS.width / CANVAS.height));
}
