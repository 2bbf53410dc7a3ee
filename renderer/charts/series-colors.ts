import type { ChartColors } from './chart-colors.ts';

/** Of up to six series side by side; told apart in grey too. */
export function seriesColors(colors: ChartColors): readonly string[] {
  return [colors.bar, colors['stage-5'], colors['stage-2'], colors.warn, colors.good, colors.previous];
}
