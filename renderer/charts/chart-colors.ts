/**
 * The colours of tokens.css as plain values: nivo computes with colours, and a picture of a chart must not need our
 * style sheet. Read again when the colour scheme changes.
 */
import { useMemo, useSyncExternalStore } from 'react';

const TOKENS = [
  'accent',
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
] as const;

export type ChartColors = Readonly<Record<(typeof TOKENS)[number], string>>;

/** Mantine writes the scheme in force on the root element, a moment after it says so to components. */
const SCHEME = 'data-mantine-color-scheme';

export function useChartColors(): ChartColors {
  const scheme = useSyncExternalStore(observeScheme, () => document.documentElement.getAttribute(SCHEME) ?? '');
  // The scheme names the style sheet's set of values; it is not read otherwise.
  return useMemo(() => readColors(scheme), [scheme]);
}

function observeScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] });
  return () => observer.disconnect();
}

function readColors(_scheme: string): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const entries = TOKENS.map((token) => [token, style.getPropertyValue(`--dd-${token}`).trim() || '#888888']);
  return Object.fromEntries(entries) as ChartColors;
}
