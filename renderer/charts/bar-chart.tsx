import { ResponsiveBar } from '@nivo/bar';
import { type Average, AverageLine } from './average-line.tsx';
import { type BarDatum, type BarLayer, MarkedBars, PreviousMarks, pointOf } from './bar-layers.tsx';
import { bucketBars } from './bucket-axes.ts';
import type { BucketChartProps } from './bucket-chart.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { labelWithMarks, withMarkLines } from './chart-marks.ts';
import { areFailuresCrowded, type ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { valueTicks } from './ticks.ts';
import { useMarkedPoints } from './use-marked-points.ts';

interface BarChartProps extends BucketChartProps<ChartPoint> {
  readonly tone: 'accent' | 'bad';
  readonly average: Average | null;
}

const MARGIN = { top: 20, right: 58, bottom: 26, left: 34 };

/** Counts per bucket. Failures are marked above their bar, the period before is a thin line across it. */
export function BarChart(props: BarChartProps) {
  const { label, points, bucket, tone, average, marks, locale, formatValue, onSelect } = props;
  const colors = useChartColors();
  const { byDay, marked } = useMarkedPoints(points, marks);
  const max = Math.max(1, ...points.flatMap((point) => [point.value ?? 0, point.previous ?? 0]));
  const axis = valueTicks(max, true);
  return (
    <ResponsiveBar<BarDatum>
      {...bucketBars({ points, bucket, ticks: axis, locale, formatValue })}
      data={points.map(({ day, value }) => ({ day, value: value ?? 0 }))}
      keys={['value']}
      ariaLabel={labelWithMarks(label, marks)}
      margin={MARGIN}
      borderRadius={points.length > 60 ? 1 : 3}
      colors={(bar) => barColor(byDay.get(bar.data.day), tone, colors)}
      theme={chartTheme(colors)}
      layers={[
        'grid',
        'axes',
        'bars',
        (layer) => <PreviousMarks layer={layer} byDay={byDay} color={colors.previous} />,
        (layer) => <Failures layer={layer} byDay={byDay} colors={colors} />,
        (layer) => <AverageLine layer={layer} average={average} colors={colors} />,
        (layer) => <MarkedBars layer={layer} marked={marked} colors={colors} />,
      ]}
      tooltip={({ indexValue }) => <ChartTooltip point={withMarkLines(byDay.get(String(indexValue)), marked)} />}
      onClick={({ indexValue }) => onSelect?.(String(indexValue))}
    />
  );
}

function barColor(point: ChartPoint | undefined, tone: 'accent' | 'bad', colors: ChartColors): string {
  if (tone === 'bad') return colors.bad;
  return point?.isQuiet === true ? colors['bar-soft'] : colors.bar;
}

function Failures({ layer, byDay, colors }: BarLayer & { readonly colors: ChartColors }) {
  const points = [...byDay.values()];
  return areFailuresCrowded(points) ? (
    <FailedParts layer={layer} byDay={byDay} colors={colors} />
  ) : (
    <FailureMarks layer={layer} byDay={byDay} colors={colors} />
  );
}

/** The failed ones of a bar at its top, to scale. */
function FailedParts({ layer, byDay, colors }: BarLayer & { readonly colors: ChartColors }) {
  return (
    <g pointerEvents="none">
      {layer.bars.map((bar) => {
        const point = pointOf(bar, byDay);
        if (point === undefined || point.failed === 0 || !point.value) return null;
        const height = Math.max(2, Math.min(1, point.failed / point.value) * bar.height);
        return <rect key={bar.key} x={bar.x} y={bar.y} width={bar.width} height={height} rx={1.5} fill={colors.bad} />;
      })}
    </g>
  );
}

/** A cross in a disc: told apart by its form, not by its colour alone. */
function FailureMarks({ layer, byDay, colors }: BarLayer & { readonly colors: ChartColors }) {
  return (
    <g pointerEvents="none">
      {layer.bars
        .filter((bar) => (pointOf(bar, byDay)?.failed ?? 0) > 0)
        .map((bar) => (
          <g key={bar.key} transform={`translate(${bar.x + bar.width / 2}, ${bar.y - 9})`}>
            <circle r={5.5} fill={colors.bad} stroke={colors.surface} strokeWidth={1.5} />
            <path d="M-2 -2L2 2M2 -2L-2 2" stroke={colors.surface} strokeWidth={1.5} strokeLinecap="round" />
          </g>
        ))}
    </g>
  );
}
