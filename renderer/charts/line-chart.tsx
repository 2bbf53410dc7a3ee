import { type LineCustomSvgLayerProps, ResponsiveLine } from '@nivo/line';
import { type Average, AverageLine } from './average-line.tsx';
import { bucketAxes, valueScale } from './bucket-axes.ts';
import type { BucketChartProps } from './bucket-chart.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { type ChartMark, labelWithMarks, withMarkLines } from './chart-marks.ts';
import type { ChartPoint } from './chart-points.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { MarkLayer } from './mark-layer.tsx';
import { runs } from './runs.ts';
import { durationTicks } from './ticks.ts';
import { useMarkedPoints } from './use-marked-points.ts';

interface Series {
  readonly id: 'this' | 'previous';
  readonly data: readonly { readonly x: string; readonly y: number | null }[];
}

interface LineChartProps extends BucketChartProps<ChartPoint> {
  readonly average: Average | null;
}

/** The chart puts its tooltip left of the pointer, where at the beginning something else is. */
const TOOLTIP_ROOM = 200;
const MARGIN = { top: 20, right: 84, bottom: 26, left: 54 };

/** Seconds per bucket; a bucket without values is a gap in the line. The period before is dotted behind it. */
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
        (layer) => <AverageLine layer={layer} average={average} colors={colors} />,
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
