import { type BarCustomLayerProps, ResponsiveBar } from '@nivo/bar';
import { useMemo } from 'react';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { labelsWithRoom, textWidth } from './label-room.ts';
import { valueTicks } from './ticks.ts';

export interface HistogramBin {
  /** Unique in a chart. */
  readonly name: string;
  /** Where it begins and ends, under its edges; null = at nothing, or nowhere. */
  readonly from: string | null;
  readonly to: string | null;
  readonly n: number;
  readonly previous: number;
  /** Above its bar. */
  readonly text: string;
  readonly lines: readonly string[];
}

interface Datum {
  [key: string]: string | number;
  name: string;
  n: number;
}

interface HistogramProps {
  readonly label: string;
  readonly bins: readonly HistogramBin[];
  readonly formatValue: (n: number) => string;
}

const PADDING = 0.14;
/** Half the space between two bars, as a part of a bar's width. */
const GAP = PADDING / (1 - PADDING) / 2;
const MARGIN = { top: 20, right: 16, bottom: 26 };
/** Room for the longest word of the value axis, at 11 px. */
const DIGIT_WIDTH = 6.5;

/** How many in each bin, bars side by side; the period before as an outline over them. */
export function Histogram({ label, bins, formatValue }: HistogramProps) {
  const colors = useChartColors();
  const byName = useMemo(() => new Map(bins.map((bin) => [bin.name, bin])), [bins]);
  const max = Math.max(1, ...bins.flatMap(({ n, previous }) => [n, previous]));
  const axis = valueTicks(max, true);
  return (
    <ResponsiveBar<Datum>
      data={bins.map(({ name, n }) => ({ name, n }))}
      keys={['n']}
      indexBy="name"
      role="img"
      ariaLabel={label}
      margin={{ ...MARGIN, left: 14 + DIGIT_WIDTH * Math.max(...axis.map((value) => formatValue(value).length)) }}
      padding={PADDING}
      borderRadius={3}
      valueScale={{ type: 'linear', min: 0, max: axis.at(-1) ?? max }}
      colors={colors.bar}
      theme={chartTheme(colors)}
      enableLabel={false}
      gridYValues={[...axis]}
      axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: [...axis], format: formatValue }}
      axisBottom={null}
      layers={['grid', 'axes', 'bars', (layer) => <Marks layer={layer} byName={byName} colors={colors} />]}
      animate={false}
      tooltip={({ indexValue }) => {
        const bin = byName.get(String(indexValue));
        return <ChartTooltip point={bin === undefined ? undefined : { title: bin.name, lines: bin.lines }} />;
      }}
    />
  );
}

interface MarksProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly byName: ReadonlyMap<string, HistogramBin>;
  readonly colors: ChartColors;
}

function Marks({ layer, byName, colors }: MarksProps) {
  return (
    <g pointerEvents="none">
      <Edges layer={layer} byName={byName} colors={colors} />
      {layer.bars.map((bar) => {
        const bin = byName.get(String(bar.data.indexValue));
        if (bin === undefined) return null;
        const top = layer.yScale(bin.previous) as number;
        const labelTop = Math.min(bar.y, bin.previous === 0 ? bar.y : top);
        return (
          <g key={bar.key}>
            {bin.previous > 0 && (
              <path
                d={`M${bar.x} ${layer.innerHeight}V${top}H${bar.x + bar.width}V${layer.innerHeight}`}
                fill="none"
                stroke={colors['ink-faint']}
                strokeWidth={1.5}
                strokeDasharray="2 3"
              />
            )}
            {bin.n > 0 && (
              <text
                x={bar.x + bar.width / 2}
                y={labelTop - 5}
                textAnchor="middle"
                fontSize={11}
                fill={colors['ink-soft']}
              >
                {bin.text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Where one bin ends and the next begins. */
function Edges({ layer, byName, colors }: MarksProps) {
  const edges = layer.bars.flatMap((bar, index) => {
    const bin = byName.get(String(bar.data.indexValue));
    const isLast = index === layer.bars.length - 1;
    return [
      { x: bar.x - bar.width * GAP, text: bin?.from ?? '' },
      ...(isLast ? [{ x: bar.x + bar.width * (1 + GAP), text: bin?.to ?? '' }] : []),
    ].filter(({ text }) => text !== '');
  });
  return labelsWithRoom(edges, ({ x, text }) => x - textWidth(text) / 2).map(({ x, text }) => (
    <text key={x} x={x} y={layer.innerHeight + 17} textAnchor="middle" fontSize={11} fill={colors['ink-faint']}>
      {text}
    </text>
  ));
}
