import { useEffect, useEffectEvent } from 'react';
import { isSkip } from '../guidance/use-question-keys.ts';

export interface StatementKeys {
  /** A digit 1–5. */
  readonly onAnswer: (agreement: number) => void;
  /** Left or right: less or more agreement. */
  readonly onShift: (by: -1 | 1) => void;
  /** Up or down: another statement. */
  readonly onStatement: (by: -1 | 1) => void;
  readonly onLeaveOut: () => void;
  readonly onPage: (by: -1 | 1) => void;
}

/** Keys of a page of statements, wherever the focus is; those that a button or an open dialog understands are left alone. */
export function useStatementKeys(keys: StatementKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest('[role="dialog"]') != null) return;
    const isButton = target?.closest('button, a, summary, select') != null;
    const action = actionOf(event, keys);
    if (action === null || (event.key === 'Enter' && isButton)) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: StatementKeys): (() => void) | null {
  if (/^[1-5]$/.test(event.key)) return () => keys.onAnswer(Number(event.key));
  if (isSkip(event)) return keys.onLeaveOut;
  switch (event.key) {
    case 'ArrowLeft':
      return () => keys.onShift(-1);
    case 'ArrowRight':
      return () => keys.onShift(1);
    case 'ArrowUp':
      return () => keys.onStatement(-1);
    case 'ArrowDown':
      return () => keys.onStatement(1);
    case 'Enter':
    case 'PageDown':
      return () => keys.onPage(1);
    case 'PageUp':
      return () => keys.onPage(-1);
    default:
      return null;
  }
}
