import { type ComputedBarDatum, ResponsiveBar } from '@nivo/bar';
import { FEWEST_VALUES } from '../../shared/intervals.ts';
import { type Average, AverageLine } from './average-line.tsx';
import { type BarDatum, type BarLayer, MarkedBars, PreviousMarks } from './bar-layers.tsx';
import { bucketBars } from './bucket-axes.ts';
import type { BucketChartProps } from './bucket-chart.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { labelWithMarks, withMarkLines } from './chart-marks.ts';
import type { ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { valueTicks } from './ticks.ts';
import { useMarkedPoints } from './use-marked-points.ts';

/** A share of `n`, 0–1 (above 1 where several of the counted belong to one). */
export interface RateChartPoint extends ChartPoint {
  readonly n: number;
  /** 95 %; null where there is no rate. */
  readonly interval: readonly [low: number, high: number] | null;
}

interface RateChartProps extends BucketChartProps<RateChartPoint> {
  readonly tone: 'accent' | 'bad';
  readonly average: Average | null;
}

const MARGIN = { top: 20, right: 62, bottom: 26, left: 46 };

/** Rates per bucket with their intervals. Of fewer than five a rate says little: its bar is an outline. */
export function RateChart(props: RateChartProps) {
  const { label, points, bucket, tone, average, marks, locale, formatValue, onSelect } = props;
  const colors = useChartColors();
  const { byDay, marked } = useMarkedPoints(points, marks);
  const axis = valueTicks(highestOf(points, average?.value ?? 0), false);
  const color = tone === 'bad' ? colors.bad : colors.bar;
  return (
    <ResponsiveBar<BarDatum>
      {...bucketBars({ points, bucket, ticks: axis, locale, formatValue })}
      data={points.map(({ day, value }) => ({ day, value: value ?? 0 }))}
      keys={['value']}
      ariaLabel={labelWithMarks(label, marks)}
      margin={MARGIN}
      borderRadius={points.length > 60 ? 1 : 3}
      colors={(bar) => (isSmall(byDay.get(bar.data.day)) ? colors.surface : color)}
      theme={chartTheme(colors)}
      layers={[
        'grid',
        'axes',
        'bars',
        (layer) => <SmallBars layer={layer} byDay={byDay} color={color} />,
        (layer) => <PreviousMarks layer={layer} byDay={byDay} color={colors.previous} />,
        (layer) => <Whiskers layer={layer} byDay={byDay} colors={colors} />,
        (layer) => <AverageLine layer={layer} average={average} colors={colors} />,
        (layer) => <MarkedBars layer={layer} marked={marked} colors={colors} />,
      ]}
      tooltip={({ indexValue }) => <ChartTooltip point={withMarkLines(byDay.get(String(indexValue)), marked)} />}
      onClick={({ indexValue }) => onSelect?.(String(indexValue))}
    />
  );
}

/** Of so few a rate says little by itself. */
export function isFew(n: number): boolean {
  return n < FEWEST_VALUES;
}

function isSmall(point: RateChartPoint | undefined): boolean {
  return point !== undefined && isFew(point.n);
}

/** The axis ends above every rate; intervals of a few would press the rates to the ground, and may leave the plot. */
function highestOf(points: readonly RateChartPoint[], average: number): number {
  const values = points.flatMap(({ value, previous }) => [value ?? 0, previous ?? 0]);
  const intervals = points.filter((point) => !isSmall(point)).map(({ interval }) => interval?.[1] ?? 0);
  const highest = Math.max(0, average, ...values);
  const roomy = Math.max(highest, Math.min(Math.max(0, ...intervals), highest * 2.5));
  // A share ends at 100 %.
  return highest <= 1 ? Math.min(1, roomy || 0.1) : roomy;
}

interface RateLayer extends BarLayer {
  readonly byDay: ReadonlyMap<string, RateChartPoint>;
}

function pointOf(bar: ComputedBarDatum<BarDatum>, byDay: RateLayer['byDay']): RateChartPoint | undefined {
  return byDay.get(String(bar.data.indexValue));
}

/** Outlines of the bars that stand on a few; a rate of 0 is a line on the ground, where no deployment leaves nothing. */
function SmallBars({ layer, byDay, color }: RateLayer & { readonly color: string }) {
  return (
    <g pointerEvents="none">
      {layer.bars.map((bar) => {
        const point = pointOf(bar, byDay);
        if (point === undefined || point.value === null) return null;
        if (point.value === 0) {
          return (
            <line
              key={bar.key}
              x1={bar.x}
              x2={bar.x + bar.width}
              y1={layer.innerHeight}
              y2={layer.innerHeight}
              stroke={color}
              strokeWidth={2}
            />
          );
        }
        if (!isSmall(point)) return null;
        return (
          <rect
            key={bar.key}
            x={bar.x + 0.75}
            y={bar.y + 0.75}
            width={Math.max(0, bar.width - 1.5)}
            height={Math.max(0, bar.height - 0.75)}
            rx={2}
            fill="none"
            stroke={color}
            strokeWidth={1.5}
            strokeDasharray="3 2"
          />
        );
      })}
    </g>
  );
}

/** From the low to the high end of the interval; without a foot at the top where it goes on above the plot. Pale over a rate
 * of 0: there are many of those, and they say little more than how few there were. */
function Whiskers({ layer, byDay, colors }: RateLayer & { readonly colors: ChartColors }) {
  return (
    <g pointerEvents="none">
      {layer.bars.map((bar) => {
        const { interval = null, value } = pointOf(bar, byDay) ?? {};
        if (interval === null) return null;
        const x = bar.x + bar.width / 2;
        const foot = Math.min(4, bar.width / 3);
        const low = layer.yScale(interval[0]) as number;
        const high = layer.yScale(interval[1]) as number;
        const top = Math.max(0, high);
        const path = `M${x} ${low}V${top}M${x - foot} ${low}h${2 * foot}${high < 0 ? '' : `M${x - foot} ${top}h${2 * foot}`}`;
        return (
          <g key={bar.key} fill="none" strokeOpacity={value === 0 ? 0.4 : 1}>
            {value !== 0 && <path d={path} stroke={colors.surface} strokeWidth={2.5} strokeOpacity={0.7} />}
            <path d={path} stroke={value === 0 ? colors.previous : colors['ink-faint']} strokeWidth={1} />
          </g>
        );
      })}
    </g>
  );
}
