import { useEffect, useEffectEvent } from 'react';

export interface QuestionKeys {
  /** A digit was pressed: the option at this index, if there is one. */
  readonly onDigit: ((index: number) => void) | null;
  /** Up or down was pressed where the browser doesn't move the choice itself. */
  readonly onMove: ((step: -1 | 1) => void) | null;
  readonly onEnter: () => void;
  readonly onSkip: (() => void) | null;
}

/**
 * Keys of a question, wherever the focus is: an audience watches, so nobody should have to find the right spot first.
 * Keys that something else understands (a field, a button, an open dialog, a shortcut of the application) are left alone.
 */
export function useQuestionKeys(keys: QuestionKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest('[role="dialog"]') != null) return;
    if (isHandled(event, target, keys)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function isHandled(event: KeyboardEvent, target: HTMLElement | null, keys: QuestionKeys): boolean {
  const isChoice = target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox');
  const isField = !isChoice && target instanceof HTMLInputElement;
  const isButton = target?.closest('button, a, summary, select') != null;
  if (event.key === 'Enter' && !isButton) {
    keys.onEnter();
    return true;
  }
  if (keys.onSkip !== null && isSkip(event)) {
    keys.onSkip();
    return true;
  }
  if (keys.onDigit !== null && !isField && /^[1-9]$/.test(event.key)) {
    keys.onDigit(Number(event.key) - 1);
    return true;
  }
  const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  if (keys.onMove !== null && isArrow && !isField && !(isChoice && target.type === 'radio')) {
    keys.onMove(event.key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  return false;
}

/** S, also where the Korean layout makes another letter of that key. */
export function isSkip(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 's' || event.key === 'ㄴ' || (event.key === 'Process' && event.code === 'KeyS');
}
