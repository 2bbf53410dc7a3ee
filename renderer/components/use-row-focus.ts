import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

interface FocusedRows {
  readonly count: number;
  /** Rows in view. */
  readonly first: number;
  readonly last: number;
  readonly show: (row: number) => void;
}

/**
 * The keys of a long list: up and down go from row to row, Page Up and Page Down by what is in view, Home and End to the
 * first and the last row. A row that has yet to come gets the focus once it is there.
 */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  { count, first, last, show }: FocusedRows,
): (event: KeyboardEvent) => void {
  const wanted = useRef<number | null>(null);

  function focusWanted(): void {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector(`tr[aria-rowindex="${wanted.current + 2}"]`);
    const button = row?.querySelector<HTMLElement>('button[data-row]');
    if (button == null) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  }

  useEffect(focusWanted);

  return (event) => {
    const from = wanted.current ?? focusedRow(event.target);
    const isList = event.target === scroller.current;
    if ((from === null && !isList) || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = rowAfter(event.key, from ?? first, Math.max(1, last - first - 1), count);
    if (to === null) return;
    event.preventDefault();
    wanted.current = to;
    show(to);
    focusWanted();
    // Its old row may be gone before the new one comes.
    if (wanted.current !== null) scroller.current?.focus({ preventScroll: true });
  };
}

function rowAfter(key: string, row: number, page: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? null : Math.min(Math.max(0, row + step), count - 1);
}

/** Of the button that opens a row; null = the focus is elsewhere. */
function focusedRow(target: EventTarget): number | null {
  if (!(target instanceof HTMLElement) || !target.matches('tbody button[data-row]')) return null;
  const index = target.closest('tr')?.getAttribute('aria-rowindex');
  return index == null ? null : Number(index) - 2;
}
