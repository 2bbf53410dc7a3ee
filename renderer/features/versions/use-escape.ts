import { useEffect, useRef } from 'react';

/** Where Escape closes, takes back or leaves something of its own. */
const OWN = '[role="dialog"], [role="menu"], [role="listbox"], input:not([type="radio"]), textarea, select';

/** Escape, where nothing else is open that it would close. */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      // What was pressed in may be closed by now, and still says what it was.
      if (event.target instanceof Element && event.target.closest(OWN) !== null) return;
      if (document.querySelector('[role="dialog"]') === null) latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
