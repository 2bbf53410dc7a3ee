import { type KeyboardEvent, useState } from 'react';

/** Keys of what can have the focus, row by row from above. */
export type RovingRows = readonly (readonly string[])[];

/**
 * One stop of the keyboard for many things, each with its key as `data-key`: up and down go from row to row, left and
 * right along one, Home and End to the first and the last row.
 *
 * @param usual where the keyboard stops first
 */
export function useRoving(rows: RovingRows, usual: string) {
  const [chosen, choose] = useState<string | null>(null);
  const isThere = (key: string | null) => rows.some((row) => row.some((one) => one === key));
  const stop = chosen !== null && isThere(chosen) ? chosen : isThere(usual) ? usual : rows[0]?.[0];
  return {
    stop,
    choose,
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const from = keyOf(event.target);
      const next = from === null ? null : keyAfter(event.key, from, rows);
      if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const all = [...event.currentTarget.querySelectorAll<SVGElement>('[data-key]')];
      all.find(({ dataset }) => dataset.key === next)?.focus();
    },
  };
}

export function keyOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? null) : null;
}

export function keyAfter(pressed: string, key: string, rows: RovingRows): string | null {
  const row = rows.findIndex((keys) => keys.includes(key));
  const column = rows[row]?.indexOf(key) ?? 0;
  switch (pressed) {
    case 'ArrowLeft':
      return rows[row]?.[column - 1] ?? null;
    case 'ArrowRight':
      return rows[row]?.[column + 1] ?? null;
    case 'ArrowUp':
      return inRow(rows[row - 1], column);
    case 'ArrowDown':
      return inRow(rows[row + 1], column);
    case 'Home':
      return rows[0]?.[0] ?? null;
    case 'End':
      return rows.at(-1)?.[0] ?? null;
    default:
      return null;
  }
}

/** In the same place, else the last one. */
function inRow(row: readonly string[] | undefined, column: number): string | null {
  return row?.[column] ?? row?.at(-1) ?? null;
}
