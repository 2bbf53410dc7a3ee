import { useEffect } from 'react';
import { openPaste, usePanels } from '../../store/panels.ts';

/** A table pasted where nothing takes text is taken for an import. */
export function usePaste(isReadOnly: boolean): void {
  useEffect(() => {
    function receive(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isReadOnly || text.trim() === '' || takesText(event.target) || usePanels.getState().open !== null) return;
      event.preventDefault();
      openPaste(text);
    }
    window.addEventListener('paste', receive);
    return () => window.removeEventListener('paste', receive);
  }, [isReadOnly]);
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
