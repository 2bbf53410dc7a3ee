import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { navigate } from '../store/location.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { CHART_FONT } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import classes from './heat-map.module.css';
import { labelsWithRoom } from './label-room.ts';
import { mixColors } from './mix-colors.ts';

export interface HeatCell {
  /** Unique in a map. */
  readonly key: string;
  /** Column and row; rows between blocks may be broken. */
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** Where its rows are: "/deployments?from=…". */
  readonly place: string;
}

export interface HeatMapProps {
  readonly label: string;
  readonly cells: readonly HeatCell[];
  readonly rowLabels: readonly { readonly y: number; readonly text: string }[];
  /** Over the row `y`. */
  readonly columnLabels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly rowHeight: number;
  /** A cell is as wide as there is room for, up to so many times its height. */
  readonly widest: number;
}

const LABEL_WIDTH = 34;
export const HEAT_LABEL_HEIGHT = 18;
const GAP = 2;

/** How much in each of many cells, by depth of colour. One stop of the keyboard; arrows go from cell to cell. */
export function HeatMap({ label, cells, rowLabels, columnLabels, rowHeight, widest }: HeatMapProps) {
  const { ref, width } = useElementSize();
  const [shown, setShown] = useState<string | null>(null);
  const columns = Math.max(0, ...cells.map(({ x }) => x)) + 1;
  const rows = Math.max(0, ...cells.map(({ y }) => y)) + 1;
  const cellWidth = Math.min(rowHeight * widest, Math.max(4, (width - LABEL_WIDTH) / columns));
  const at = cells.find(({ key }) => key === shown);
  return (
    <section
      ref={ref}
      className={classes.map}
      aria-label={label}
      onPointerOver={({ target }) => setShown(keyOf(target))}
      onPointerLeave={() => setShown(null)}
      onFocus={({ target }) => setShown(keyOf(target))}
      onBlur={() => setShown(null)}
    >
      <Cells
        cells={cells}
        rowLabels={rowLabels}
        columnLabels={columnLabels}
        rowHeight={rowHeight}
        cellWidth={cellWidth}
        width={LABEL_WIDTH + columns * cellWidth}
        height={HEAT_LABEL_HEIGHT + rows * rowHeight}
      />
      {at !== undefined && <CellTooltip cell={at} cellWidth={cellWidth} rowHeight={rowHeight} width={width} />}
    </section>
  );
}

function keyOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('a')?.dataset.key ?? null) : null;
}

interface CellTooltipProps {
  readonly cell: HeatCell;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly width: number;
}

function CellTooltip({ cell, cellWidth, rowHeight, width }: CellTooltipProps) {
  const left = LABEL_WIDTH + cell.x * cellWidth;
  const isRight = left > width / 2;
  return (
    <div
      className={classes.tooltip}
      aria-hidden="true"
      style={{
        top: HEAT_LABEL_HEIGHT + cell.y * rowHeight,
        ...(isRight ? { right: width - left + 6 } : { left: left + cellWidth + 6 }),
      }}
    >
      <ChartTooltip point={cell} />
    </div>
  );
}

interface CellsProps extends Omit<HeatMapProps, 'label' | 'widest'> {
  readonly cellWidth: number;
  readonly width: number;
  readonly height: number;
}

/** A hover draws none of them again. */
const Cells = memo(function Cells(props: CellsProps) {
  const { cells, rowLabels, columnLabels, rowHeight, cellWidth, width, height } = props;
  const colors = useChartColors();
  const largest = Math.max(1, ...cells.map(({ value }) => value));
  const byPlace = useMemo(() => new Map(cells.map((cell) => [`${cell.x} ${cell.y}`, cell.key])), [cells]);
  const first = cells[0]?.key;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named, and a title would be a tooltip of its own
    <svg width={width} height={height} fontFamily={CHART_FONT} fontSize={11} fill={colors['ink-faint']}>
      {rowLabels.map(({ y, text }) => (
        <text key={y} x={0} y={HEAT_LABEL_HEIGHT + (y + 0.5) * rowHeight} dominantBaseline="central">
          {text}
        </text>
      ))}
      {fittingLabels(columnLabels, cellWidth).map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={LABEL_WIDTH + x * cellWidth} y={HEAT_LABEL_HEIGHT - 6 + y * rowHeight}>
          {text}
        </text>
      ))}
      {cells.map((cell) => (
        <a
          key={cell.key}
          data-key={cell.key}
          href={`#${cell.place}`}
          tabIndex={cell.key === first ? 0 : -1}
          className={classes.cell}
          aria-label={[cell.title, ...cell.lines].join(', ')}
          onClick={(event) => {
            event.preventDefault();
            navigate(cell.place);
          }}
          onKeyDown={(event) => moveFocus(event, cell, byPlace)}
        >
          <rect
            x={LABEL_WIDTH + cell.x * cellWidth}
            y={HEAT_LABEL_HEIGHT + cell.y * rowHeight}
            width={cellWidth - GAP}
            height={rowHeight - GAP}
            rx={Math.min(3, cellWidth / 5)}
            fill={heatColor(cell.value / largest, colors)}
          />
        </a>
      ))}
    </svg>
  );
});

/** Those of each row that have room. */
function fittingLabels(labels: HeatMapProps['columnLabels'], cellWidth: number): HeatMapProps['columnLabels'] {
  const rows = new Set(labels.map(({ y }) => y));
  return [...rows].flatMap((row) =>
    labelsWithRoom(
      labels.filter(({ y }) => y === row),
      ({ x }) => x * cellWidth,
    ),
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** To the cell beside it; where there is none, to the one before or after it in order. */
function moveFocus(
  event: KeyboardEvent<HTMLAnchorElement>,
  { x, y }: HeatCell,
  byPlace: ReadonlyMap<string, string>,
): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest('svg')?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
  const own = links.indexOf(event.currentTarget);
  const beside = byPlace.get(`${x + step[0]} ${y + step[1]}`);
  const next = links.find((link) => link.dataset.key === beside) ?? links[own + step[0] + step[1]];
  if (next === undefined) return;
  for (const link of links) link.tabIndex = link === next ? 0 : -1;
  next.focus();
}

/** Nothing is told from little: a cell without anything has the colour of a line. */
function heatColor(share: number, colors: ChartColors): string {
  return share === 0 ? colors.line : mixColors(colors['bar-soft'], colors.bar, share);
}

interface HeatLegendProps {
  readonly largest: number;
  readonly unit: string;
  readonly format: (n: number) => string;
}

/** What the depth of colour means. */
export function HeatLegend({ largest, unit, format }: HeatLegendProps) {
  const colors = useChartColors();
  const steps = [0, 0.01, 0.33, 0.66, 1];
  return (
    <div className={classes.legend}>
      <span>{format(0)}</span>
      <svg width={steps.length * 15} height={11} aria-hidden="true">
        {steps.map((share, index) => (
          <rect key={share} x={index * 15} width={13} height={11} rx={2.5} fill={heatColor(share, colors)} />
        ))}
      </svg>
      <span>{format(largest)}</span>
      <span className={classes.unit}>{unit}</span>
    </div>
  );
}
