import { useElementSize } from '@mantine/hooks';
import { ResponsiveBar } from '@nivo/bar';
import { useChartColors } from './chart-colors.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { labelsShown, type SeriesChartProps, seriesTheme, valueAxis } from './series-chart.ts';
import { seriesColors } from './series-colors.ts';

/** nivo tells bars by their index; a value that is missing has no key. */
interface Datum {
  [key: string]: number;
  index: number;
}

/** Bars of every series side by side. */
export function SeriesBars(props: SeriesChartProps) {
  const { label, labels, series, formatValue, fontSize, isStill } = props;
  const { ref, width } = useElementSize();
  const colors = useChartColors();
  const { ticks, room } = valueAxis(props);
  const shown = labelsShown(props, width - room);
  return (
    <div ref={ref} style={{ height: '100%' }}>
      <ResponsiveBar<Datum>
        data={labels.map((_, index) => {
          const values = series.flatMap((each, which) => {
            const value = each[index] ?? null;
            return value === null ? [] : [[`s${which}`, value] as const];
          });
          return { ...Object.fromEntries(values), index };
        })}
        keys={series.map((_, which) => `s${which}`)}
        indexBy="index"
        groupMode="grouped"
        role="img"
        ariaLabel={label}
        margin={{ top: Math.max(8, fontSize * 0.7), right: 8, bottom: fontSize * 2, left: room }}
        padding={0.25}
        borderRadius={3}
        valueScale={{ type: 'linear', min: 0, max: ticks.at(-1) ?? 1 }}
        colors={({ id }) => seriesColors(colors)[Number(String(id).slice(1))] ?? colors.bar}
        theme={seriesTheme(colors, fontSize)}
        enableLabel={false}
        gridYValues={[...ticks]}
        axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: [...ticks], format: formatValue }}
        axisBottom={{
          tickSize: 0,
          tickPadding: fontSize * 0.6,
          format: (index: number) => (shown.has(index) ? (labels[index] ?? '') : ''),
        }}
        animate={false}
        isInteractive={!isStill}
        tooltip={({ data, value }) => (
          <ChartTooltip point={{ title: labels[data.index] ?? '', lines: [formatValue(value)] }} />
        )}
      />
    </div>
  );
}
