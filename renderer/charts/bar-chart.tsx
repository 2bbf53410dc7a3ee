import { type BarCustomLayerProps, type ComputedBarDatum, ResponsiveBar } from '@nivo/bar';
import { useMemo } from 'react';
import type { Locale } from '../../shared/i18n/catalog.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { type ChartMark, labelWithMarks, marksByBucket, withMarkLines } from './chart-marks.ts';
import { areFailuresCrowded, type ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { MarkLayer } from './mark-layer.tsx';
import { type BucketSize, tickLabels, tickPositions, valueTicks } from './ticks.ts';

interface Datum {
  [key: string]: string | number;
  day: string;
  value: number;
}

interface BarChartProps {
  /** Title and the sentence that sums the chart up; the values are in its table. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly bucket: BucketSize;
  readonly tone: 'accent' | 'bad';
  /** Drawn across, with its words at the right end; null = none. */
  readonly average: { readonly value: number; readonly text: string } | null;
  readonly marks?: readonly ChartMark[];
  readonly locale: Locale;
  readonly formatValue: (value: number) => string;
  readonly onSelect?: (day: string) => void;
}

const MARGIN = { top: 20, right: 58, bottom: 26, left: 34 };
const NO_MARKS: readonly ChartMark[] = [];

/** Counts per bucket. Failures are marked above their bar, the period before is a thin line across it. */
export function BarChart(props: BarChartProps) {
  const { label, points, bucket, tone, average, marks = NO_MARKS, locale, formatValue, onSelect } = props;
  const colors = useChartColors();
  const byDay = useMemo(() => new Map(points.map((point) => [point.day, point])), [points]);
  const marked = useMemo(() => marksByBucket(marks, [...byDay.keys()]), [marks, byDay]);
  const max = Math.max(1, ...points.flatMap((point) => [point.value ?? 0, point.previous ?? 0]));
  const axis = valueTicks(max, true);
  const labelled = tickPositions(points.length, bucket, 9).map((index) => points[index]?.day ?? '');
  const labels = tickLabels(labelled, bucket, locale);
  return (
    <ResponsiveBar<Datum>
      data={points.map(({ day, value }) => ({ day, value: value ?? 0 }))}
      keys={['value']}
      indexBy="day"
      role="img"
      ariaLabel={labelWithMarks(label, marks)}
      margin={MARGIN}
      padding={points.length > 60 ? 0.15 : 0.28}
      borderRadius={points.length > 60 ? 1 : 3}
      valueScale={{ type: 'linear', min: 0, max: axis.at(-1) ?? max }}
      colors={(bar) => barColor(byDay.get(bar.data.day), tone, colors)}
      theme={chartTheme(colors)}
      enableLabel={false}
      gridYValues={[...axis]}
      axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: [...axis], format: formatValue }}
      axisBottom={{
        tickSize: 0,
        tickPadding: 9,
        tickValues: labelled,
        format: (day: string) => labels[labelled.indexOf(day)] ?? '',
      }}
      layers={[
        'grid',
        'axes',
        'bars',
        (layer) => <PreviousMarks layer={layer} byDay={byDay} color={colors.previous} />,
        (layer) => <Failures layer={layer} byDay={byDay} colors={colors} />,
        (layer) => (average === null ? null : <AverageLine layer={layer} average={average} colors={colors} />),
        (layer) => <Marks layer={layer} marked={marked} colors={colors} />,
      ]}
      animate={false}
      tooltip={({ indexValue }) => <ChartTooltip point={withMarkLines(byDay.get(String(indexValue)), marked)} />}
      onClick={({ indexValue }) => onSelect?.(String(indexValue))}
    />
  );
}

function barColor(point: ChartPoint | undefined, tone: 'accent' | 'bad', colors: ChartColors): string {
  if (tone === 'bad') return colors.bad;
  return point?.isQuiet === true ? colors['bar-soft'] : colors.bar;
}

interface LayerProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly byDay: ReadonlyMap<string, ChartPoint>;
}

function pointOf(bar: ComputedBarDatum<Datum>, byDay: ReadonlyMap<string, ChartPoint>): ChartPoint | undefined {
  return byDay.get(String(bar.data.indexValue));
}

function PreviousMarks({ layer, byDay, color }: LayerProps & { readonly color: string }) {
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

function Failures({ layer, byDay, colors }: LayerProps & { readonly colors: ChartColors }) {
  const points = [...byDay.values()];
  return areFailuresCrowded(points) ? (
    <FailedParts layer={layer} byDay={byDay} colors={colors} />
  ) : (
    <FailureMarks layer={layer} byDay={byDay} colors={colors} />
  );
}

/** The failed ones of a bar at its top, to scale. */
function FailedParts({ layer, byDay, colors }: LayerProps & { readonly colors: ChartColors }) {
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
function FailureMarks({ layer, byDay, colors }: LayerProps & { readonly colors: ChartColors }) {
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

interface MarksProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly marked: ReadonlyMap<string, readonly ChartMark[]>;
  readonly colors: ChartColors;
}

function Marks({ layer: { bars, innerWidth, innerHeight }, marked, colors }: MarksProps) {
  const places = bars.flatMap((bar) => {
    const marks = marked.get(String(bar.data.indexValue));
    return marks === undefined ? [] : [{ x: bar.x + bar.width / 2, marks }];
  });
  return <MarkLayer places={places} width={innerWidth} height={innerHeight} colors={colors} />;
}

interface AverageLineProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly average: { readonly value: number; readonly text: string };
  readonly colors: ChartColors;
}

function AverageLine({ layer, average, colors }: AverageLineProps) {
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
