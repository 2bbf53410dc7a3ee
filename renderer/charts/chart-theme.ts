import type { PartialTheme } from '@nivo/theming';
import type { ChartColors } from './chart-colors.ts';

export const CHART_FONT = "'Pretendard Variable', Pretendard, sans-serif";

export function chartTheme(colors: ChartColors): PartialTheme {
  return {
    text: { fontFamily: CHART_FONT, fontSize: 11, fill: colors['ink-faint'] },
    axis: {
      domain: { line: { stroke: 'transparent' } },
      ticks: {
        line: { stroke: 'transparent' },
        text: { fontFamily: CHART_FONT, fontSize: 11, fill: colors['ink-faint'] },
      },
    },
    grid: { line: { stroke: colors.line, strokeWidth: 1 } },
    crosshair: { line: { stroke: colors['ink-faint'], strokeDasharray: '3 3' } },
  };
}
