import { useElementSize } from '@mantine/hooks';
import { ResponsiveLine } from '@nivo/line';
import { useChartColors } from './chart-colors.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { labelsShown, type SeriesChartProps, seriesTheme, valueAxis } from './series-chart.ts';
import { seriesColors } from './series-colors.ts';

interface Series {
  readonly id: string;
  readonly data: readonly { readonly x: number; readonly y: number | null }[];
}

/** A line a series; a missing value is a gap. */
export function SeriesLines(props: SeriesChartProps) {
  const { label, labels, series, formatValue, fontSize, isStill } = props;
  const { ref, width } = useElementSize();
  const colors = useChartColors();
  const { ticks, room } = valueAxis(props);
  const shown = labelsShown(props, width - room);
  return (
    <div ref={ref} style={{ height: '100%' }}>
      <ResponsiveLine<Series>
        data={series.map((values, which) => ({
          id: `s${which}`,
          data: labels.map((_, index) => ({ x: index, y: values[index] ?? null })),
        }))}
        role="img"
        ariaLabel={label}
        margin={{ top: Math.max(10, fontSize * 0.7), right: fontSize * 1.5, bottom: fontSize * 2, left: room }}
        xScale={{ type: 'point' }}
        yScale={{ type: 'linear', min: 0, max: ticks.at(-1) ?? 1 }}
        colors={[...seriesColors(colors)]}
        theme={seriesTheme(colors, fontSize)}
        lineWidth={3}
        pointSize={8}
        enableGridX={false}
        gridYValues={[...ticks]}
        axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: [...ticks], format: formatValue }}
        axisBottom={{
          tickSize: 0,
          tickPadding: fontSize * 0.6,
          tickValues: [...shown],
          format: (index: number) => labels[index] ?? '',
        }}
        useMesh
        animate={false}
        isInteractive={!isStill}
        tooltip={({ point }) => (
          <ChartTooltip
            point={{ title: labels[Number(point.data.x)] ?? '', lines: [formatValue(Number(point.data.y))] }}
          />
        )}
      />
    </div>
  );
}
