/** What lies over the bars of a chart over time: the period before, marked days. */
import type { BarCustomLayerProps, ComputedBarDatum } from '@nivo/bar';
import type { ChartColors } from './chart-colors.ts';
import type { ChartMark } from './chart-marks.ts';
import type { ChartPoint } from './chart-points.ts';
import { MarkLayer } from './mark-layer.tsx';

export interface BarDatum {
  [key: string]: string | number;
  day: string;
  value: number;
}

export interface BarLayer {
  readonly layer: BarCustomLayerProps<BarDatum>;
  readonly byDay: ReadonlyMap<string, ChartPoint>;
}

export function pointOf(
  bar: ComputedBarDatum<BarDatum>,
  byDay: ReadonlyMap<string, ChartPoint>,
): ChartPoint | undefined {
  return byDay.get(String(bar.data.indexValue));
}

export function PreviousMarks({ layer, byDay, color }: BarLayer & { readonly color: string }) {
  return (
    <g pointerEvents="none">
      {layer.bars.map((bar) => {
        const previous = pointOf(bar, byDay)?.previous ?? null;
        if (previous === null || previous === 0) return null;
        const y = layer.yScale(previous) as number;
        return (
          <line
            key={bar.key}
            x1={bar.x - 1}
            x2={bar.x + bar.width + 1}
            y1={y}
            y2={y}
            stroke={color}
            strokeWidth={1.5}
          />
        );
      })}
    </g>
  );
}

interface MarksProps {
  readonly layer: BarCustomLayerProps<BarDatum>;
  readonly marked: ReadonlyMap<string, readonly ChartMark[]>;
  readonly colors: ChartColors;
}

export function MarkedBars({ layer: { bars, innerWidth, innerHeight }, marked, colors }: MarksProps) {
  const places = bars.flatMap((bar) => {
    const marks = marked.get(String(bar.data.indexValue));
    return marks === undefined ? [] : [{ x: bar.x + bar.width / 2, marks }];
  });
  return <MarkLayer places={places} width={innerWidth} height={innerHeight} colors={colors} />;
}
