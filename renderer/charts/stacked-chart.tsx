import { type BarCustomLayerProps, ResponsiveBar } from '@nivo/bar';
import { bucketBars } from './bucket-axes.ts';
import type { BucketChartProps } from './bucket-chart.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { type ChartMark, labelWithMarks, withMarkLines } from './chart-marks.ts';
import type { ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { MarkLayer } from './mark-layer.tsx';
import { PART_PATTERNS, type PartPattern } from './part-mark.tsx';
import { valueTicks } from './ticks.ts';
import { useMarkedPoints } from './use-marked-points.ts';

export interface StackedPoint extends Omit<ChartPoint, 'value'> {
  /** How many of each part, by its key. */
  readonly parts: Readonly<Record<string, number>>;
}

interface Datum {
  [key: string]: string | number;
  day: string;
}

interface StackedChartProps extends BucketChartProps<StackedPoint> {
  /** From the ground up; each told apart by its pattern as well as its shade. */
  readonly parts: readonly { readonly key: string; readonly pattern: PartPattern }[];
}

const MARGIN = { top: 20, right: 16, bottom: 26, left: 34 };

/** Counts per bucket, the parts of each one upon the other; the period before is a thin line across. */
export function StackedChart(props: StackedChartProps) {
  const { label, points, parts, bucket, marks, locale, formatValue, onSelect } = props;
  const colors = useChartColors();
  const { byDay, marked } = useMarkedPoints(points, marks);
  const sums = points.map((point) => parts.reduce((sum, { key }) => sum + (point.parts[key] ?? 0), 0));
  const axis = valueTicks(Math.max(1, ...sums, ...points.map(({ previous }) => previous ?? 0)), true);
  return (
    <ResponsiveBar<Datum>
      {...bucketBars({ points, bucket, ticks: axis, locale, formatValue })}
      data={points.map(({ day, parts: counts }) => ({ ...counts, day }))}
      keys={parts.map(({ key }) => key)}
      ariaLabel={labelWithMarks(label, marks)}
      margin={MARGIN}
      colors={colors.bar}
      defs={PART_PATTERNS.map((pattern) => patternOf(pattern, colors))}
      fill={parts.map(({ key, pattern }) => ({ match: { id: key }, id: pattern }))}
      borderWidth={1}
      borderColor={colors.surface}
      theme={chartTheme(colors)}
      layers={['grid', 'axes', 'bars', (layer) => <Over layer={layer} byDay={byDay} marked={marked} colors={colors} />]}
      tooltip={({ indexValue }) => {
        const point = byDay.get(String(indexValue));
        return <ChartTooltip point={withMarkLines(point && { ...point, value: null }, marked)} />;
      }}
      onClick={({ indexValue }) => onSelect?.(String(indexValue))}
    />
  );
}

/** As PartMark draws them in little. */
function patternOf(pattern: PartPattern, colors: ChartColors) {
  const common = { id: pattern, background: colors['stage-2'], color: colors['stage-5'] };
  switch (pattern) {
    case 'dark':
      return { ...common, type: 'patternSquares', background: colors['stage-5'], size: 4, padding: 0 };
    case 'lines':
      return { ...common, type: 'patternLines', rotation: -45, lineWidth: 2, spacing: 6 };
    case 'dots':
      return { ...common, type: 'patternDots', size: 3, padding: 2, stagger: true };
    case 'pale':
      return { ...common, type: 'patternSquares', color: colors['stage-2'], size: 4, padding: 0 };
  }
}

interface OverProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly byDay: ReadonlyMap<string, StackedPoint>;
  readonly marked: ReadonlyMap<string, readonly ChartMark[]>;
  readonly colors: ChartColors;
}

/** By the bucket's place on the axis, whether or not it has a bar. */
function Over({ layer, byDay, marked, colors }: OverProps) {
  const scale = layer.xScale as unknown as { (day: string): number | undefined; bandwidth(): number };
  const width = scale.bandwidth();
  const places = [...marked].map(([day, marks]) => ({ x: (scale(day) ?? 0) + width / 2, marks }));
  return (
    <>
      <g pointerEvents="none">
        {[...byDay.values()].map(({ day, previous }) => {
          if (previous === null || previous === 0) return null;
          const x = scale(day) ?? 0;
          const y = layer.yScale(previous) as number;
          return (
            <line key={day} x1={x - 1} x2={x + width + 1} y1={y} y2={y} stroke={colors.previous} strokeWidth={1.5} />
          );
        })}
      </g>
      <MarkLayer places={places} width={layer.innerWidth} height={layer.innerHeight} colors={colors} />
    </>
  );
}
