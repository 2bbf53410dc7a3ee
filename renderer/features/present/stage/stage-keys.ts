/**
 * What a key means before an audience. Letters go by their place on the keyboard: where Korean is typed, the key of B
 * says ㅠ. Remote controls send PageUp, PageDown, the full stop or B, F5 and Escape.
 */
import type { StageAction } from './stage-state.ts';

export type StageWish = StageAction | { readonly kind: 'speaker' } | { readonly kind: 'escape' };

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const BY_KEY: Readonly<Record<string, StageWish>> = {
  ArrowRight: { kind: 'next' },
  PageDown: { kind: 'next' },
  ' ': { kind: 'next' },
  ArrowDown: { kind: 'down' },
  ArrowLeft: { kind: 'previous' },
  PageUp: { kind: 'previous' },
  Backspace: { kind: 'previous' },
  ArrowUp: { kind: 'up' },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  Enter: { kind: 'confirm' },
  Escape: { kind: 'escape' },
  '.': { kind: 'blank', color: 'black' },
  ',': { kind: 'blank', color: 'white' },
  '?': { kind: 'keys' },
};

const BY_CODE: Readonly<Record<string, StageWish>> = {
  KeyB: { kind: 'blank', color: 'black' },
  KeyW: { kind: 'blank', color: 'white' },
  KeyL: { kind: 'pointer' },
  KeyG: { kind: 'grid' },
  KeyN: { kind: 'speaker' },
};

/** null = nothing: another key, or one of the menu's. */
export function wishOfKey({ key, code, ctrlKey, altKey, metaKey }: KeyPress): StageWish | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (/^[0-9]$/.test(key)) return { kind: 'digit', digit: key };
  return BY_KEY[key] ?? BY_CODE[code] ?? null;
}
