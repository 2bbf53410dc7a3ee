import { useEffect, useRef } from 'react';

/** After the drawer's own timer that moves the focus into it, however soon it is closed again. */
const AFTER_MS = 20;

/**
 * Gives the focus back to what had it when a drawer was opened. Mantine's own way loses it where the drawer is closed
 * before the focus has arrived in it.
 */
export function useFocusBack(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (isOpen) {
      opener.current = document.activeElement;
      return;
    }
    const from = opener.current;
    opener.current = null;
    const timer = window.setTimeout(() => {
      const focused = document.activeElement;
      const isMoved = focused !== null && focused !== document.body && focused.closest('[role="dialog"]') === null;
      if (from instanceof HTMLElement && !isMoved) from.focus({ preventScroll: true });
    }, AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [isOpen]);
}
