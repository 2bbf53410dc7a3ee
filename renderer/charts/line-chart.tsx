import { type LineCustomSvgLayerProps, ResponsiveLine } from '@nivo/line';
import type { Locale } from '../../shared/i18n/catalog.ts';
import { bucketAxes, valueScale } from './bucket-axes.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { type ChartMark, labelWithMarks, withMarkLines } from './chart-marks.ts';
import type { ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { MarkLayer } from './mark-layer.tsx';
import { runs } from './runs.ts';
import { type BucketSize, durationTicks } from './ticks.ts';
import { useMarkedPoints } from './use-marked-points.ts';

interface Series {
  readonly id: 'this' | 'previous';
  readonly data: readonly { readonly x: string; readonly y: number | null }[];
}

interface LineChartProps {
  readonly label: string;
  /** Values in seconds. */
  readonly points: readonly ChartPoint[];
  readonly bucket: BucketSize;
  readonly average: { readonly value: number; readonly text: string } | null;
  readonly marks?: readonly ChartMark[];
  readonly locale: Locale;
  readonly formatValue: (seconds: number) => string;
  readonly onSelect?: (day: string) => void;
}

/** The chart puts its tooltip left of the pointer, where at the beginning something else is. */
const TOOLTIP_ROOM = 200;
const MARGIN = { top: 20, right: 84, bottom: 26, left: 54 };

/** Durations per bucket; a bucket without values is a gap in the line. The period before is dotted behind it. */
export function LineChart(props: LineChartProps) {
  const { label, points, bucket, average, marks, locale, formatValue, onSelect } = props;
  const colors = useChartColors();
  const { byDay, marked } = useMarkedPoints(points, marks);
  const max = Math.max(0, ...points.flatMap((point) => [point.value ?? 0, point.previous ?? 0]));
  const axis = durationTicks(max);
  return (
    <ResponsiveLine<Series>
      data={[
        { id: 'previous', data: points.map(({ day, previous }) => ({ x: day, y: previous })) },
        { id: 'this', data: points.map(({ day, value }) => ({ x: day, y: value })) },
      ]}
      {...bucketAxes({ points, bucket, ticks: axis, locale, formatValue })}
      role="img"
      ariaLabel={labelWithMarks(label, marks)}
      margin={MARGIN}
      xScale={{ type: 'point' }}
      yScale={valueScale(axis)}
      curve="linear"
      colors={[colors.previous, colors.accent]}
      theme={chartTheme(colors)}
      enableGridX={false}
      layers={[
        'grid',
        'axes',
        (layer) => (average === null ? null : <AverageLine layer={layer} average={average} colors={colors} />),
        (layer) => <Lines layer={layer} colors={colors} />,
        (layer) => <Marks layer={layer} marked={marked} colors={colors} />,
        'crosshair',
        'slices',
      ]}
      enableSlices="x"
      animate={false}
      sliceTooltip={({ slice }) => (
        <ChartTooltip
          point={withMarkLines(byDay.get(String(slice.points[0]?.data.x)), marked)}
          isTurned={slice.x < TOOLTIP_ROOM}
        />
      )}
      onClick={(datum) => {
        if ('points' in datum) onSelect?.(String(datum.points[0]?.data.x));
      }}
    />
  );
}

interface LayerProps {
  readonly layer: LineCustomSvgLayerProps<Series>;
  readonly colors: ChartColors;
}

/** Both lines, with a dot where a value stands alone between gaps and no line could show it. */
function Lines({ layer, colors }: LayerProps) {
  return (
    <g pointerEvents="none">
      {layer.series.map(({ id, data }) => {
        const isThis = id === 'this';
        const color = isThis ? colors.accent : colors.previous;
        const places = data.map(({ data: { y }, position }) => (y === null ? null : position));
        return (
          <g key={id}>
            {runs(places).map((run) =>
              run.length === 1 ? (
                <circle key={run[0]?.x} cx={run[0]?.x} cy={run[0]?.y} r={isThis ? 3 : 2} fill={color} />
              ) : (
                <polyline
                  key={run[0]?.x}
                  points={run.map(({ x, y }) => `${x},${y}`).join(' ')}
                  fill="none"
                  stroke={color}
                  strokeWidth={isThis ? 2 : 1.5}
                  strokeDasharray={isThis ? undefined : '2 4'}
                  strokeLinejoin="round"
                />
              ),
            )}
          </g>
        );
      })}
    </g>
  );
}

interface MarksProps extends LayerProps {
  readonly marked: ReadonlyMap<string, readonly ChartMark[]>;
}

function Marks({ layer: { series, innerWidth, innerHeight }, marked, colors }: MarksProps) {
  const places = (series.find(({ id }) => id === 'this')?.data ?? []).flatMap(({ data: { x }, position }) => {
    const marks = marked.get(String(x));
    return marks === undefined ? [] : [{ x: position.x, marks }];
  });
  return <MarkLayer places={places} width={innerWidth} height={innerHeight} colors={colors} />;
}

interface AverageLineProps extends LayerProps {
  readonly average: { readonly value: number; readonly text: string };
}

function AverageLine({ layer, average, colors }: AverageLineProps) {
  const y = layer.yScale(average.value);
  return (
    <g pointerEvents="none">
      <line x1={0} x2={layer.innerWidth} y1={y} y2={y} stroke={colors['ink-faint']} strokeDasharray="3 4" />
      <text x={layer.innerWidth + 6} y={y + 3.5} fontSize={11} fill={colors['ink-faint']}>
        {average.text}
      </text>
    </g>
  );
}
