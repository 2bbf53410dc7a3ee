import type { ChartColors } from './chart-colors.ts';

/** A value that is drawn across a chart, with its words at the right end. */
export interface Average {
  readonly value: number;
  readonly text: string;
}

interface AverageLineProps {
  /** Of the chart: its scale, on which the value is. */
  readonly layer: { readonly innerWidth: number; readonly yScale: (value: number) => unknown };
  readonly average: Average | null;
  readonly colors: ChartColors;
}

export function AverageLine({ layer, average, colors }: AverageLineProps) {
  if (average === null) return null;
  const y = layer.yScale(average.value) as number;
  return (
    <g pointerEvents="none">
      <line x1={0} x2={layer.innerWidth} y1={y} y2={y} stroke={colors['ink-faint']} strokeDasharray="3 4" />
      <text x={layer.innerWidth + 6} y={y + 3.5} fontSize={11} fill={colors['ink-faint']}>
        {average.text}
      </text>
    </g>
  );
}
