/**
 * The colours of tokens.css as plain values: nivo computes with colours, and a picture of a chart must not need our
 * style sheet. Read again when the colour scheme changes.
 */
import { useMemo, useSyncExternalStore } from 'react';

const TOKENS = [
  'accent',
  'accent-ground',
  'bad',
  'bar',
  'bar-soft',
  'good',
  'ink',
  'ink-faint',
  'ink-soft',
  'line',
  'previous',
  'stage-1',
  'stage-2',
  'stage-3',
  'stage-4',
  'stage-5',
  'surface',
  'warn',
] as const;

export type ChartColors = Readonly<Record<(typeof TOKENS)[number], string>>;

/** Mantine writes the scheme in force on the root element, a moment after it says so to components. */
const SCHEME = 'data-mantine-color-scheme';

export function useChartColors(): ChartColors {
  const scheme = useSyncExternalStore(observeScheme, schemeNow);
  // The scheme names the style sheet's set of values; it is not read otherwise.
  return useMemo(() => readColors(scheme), [scheme]);
}

const LIGHT = 'light for a picture';
let isForPicture = false;
const listeners = new Set<() => void>();

/** Runs `body` while all charts are drawn in the colours of the light scheme, whatever the window's. */
export async function inLightColors<T>(body: () => T): Promise<T> {
  paintLight(true);
  try {
    // Charts draw their shapes a frame after they are told.
    for (let frame = 0; frame < FRAMES; frame++) await nextFrame();
    return body();
  } finally {
    paintLight(false);
  }
}

const FRAMES = 3;

function paintLight(isLight: boolean): void {
  isForPicture = isLight;
  for (const listener of listeners) listener();
}

/** A hidden window has no frames. */
function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 100);
  });
}

function schemeNow(): string {
  return isForPicture ? LIGHT : (document.documentElement.getAttribute(SCHEME) ?? '');
}

function observeScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] });
  listeners.add(onChange);
  return () => {
    observer.disconnect();
    listeners.delete(onChange);
  };
}

function readColors(scheme: string): ChartColors {
  const light = scheme === LIGHT ? lightValues() : null;
  const style = getComputedStyle(document.documentElement);
  const entries = TOKENS.map((token) => {
    const name = `--dd-${token}`;
    return [token, light?.get(name) ?? (style.getPropertyValue(name).trim() || '#888888')];
  });
  return Object.fromEntries(entries) as ChartColors;
}

/** The values of tokens.css that hold where no scheme says otherwise: the light ones. */
function lightValues(): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const rule of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
    if (!(rule instanceof CSSStyleRule) || !/^:root(?:,|$)/.test(rule.selectorText)) continue;
    for (const name of rule.style) {
      if (name.startsWith('--dd-')) values.set(name, rule.style.getPropertyValue(name).trim());
    }
  }
  return values;
}
