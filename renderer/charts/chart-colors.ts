/**
 * The colours of tokens.css as plain values: nivo computes with colours, and a picture of a chart must not need our
 * style sheet. Read again when the colour scheme changes.
 */
import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

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
  'surface',
] as const;

export type ChartColors = Readonly<Record<(typeof TOKENS)[number], string>>;

export function useChartColors(): ChartColors {
  const scheme = useComputedColorScheme('light');
  // The scheme names the style sheet's set of values; it is not read otherwise.
  return useMemo(() => readColors(scheme), [scheme]);
}

function readColors(_scheme: string): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const entries = TOKENS.map((token) => [token, style.getPropertyValue(`--dd-${token}`).trim() || '#888888']);
  return Object.fromEntries(entries) as ChartColors;
}
