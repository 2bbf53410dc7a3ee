import { type BarCustomLayerProps, ResponsiveBar } from '@nivo/bar';
import { useMemo } from 'react';
import type { StageSeconds } from '../../shared/lead-time-answers.ts';
import { STAGE_NAMES, type StageName } from '../../shared/report.ts';
import { bucketBars } from './bucket-axes.ts';
import type { BucketChartProps } from './bucket-chart.ts';
import { type ChartColors, useChartColors } from './chart-colors.ts';
import { chartTheme } from './chart-theme.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { sumOf } from './stage-sum.ts';
import { durationTicks } from './ticks.ts';

export interface StagePoint {
  /** Local date of the bucket's start; unique in a chart. */
  readonly day: string;
  readonly stages: StageSeconds;
  /** All stages of the same bucket of the period before; null = none. */
  readonly previousSeconds: number | null;
  readonly title: string;
  readonly lines: readonly string[];
}

interface Datum {
  [key: string]: string | number;
  day: string;
}

/** Values in seconds; nothing is marked in it. */
type StageChartProps = Omit<BucketChartProps<StagePoint>, 'marks'>;

const MARGIN = { top: 20, right: 16, bottom: 26, left: 54 };

/** The stages of a change one upon the other, a bar a bucket; the period before is a thin line across. */
export function StageChart({ label, points, bucket, locale, formatValue, onSelect }: StageChartProps) {
  const colors = useChartColors();
  const byDay = useMemo(() => new Map(points.map((point) => [point.day, point])), [points]);
  const max = Math.max(0, ...points.flatMap(({ stages, previousSeconds }) => [sumOf(stages), previousSeconds ?? 0]));
  const axis = durationTicks(max);
  return (
    <ResponsiveBar<Datum>
      {...bucketBars({ points, bucket, ticks: axis, locale, formatValue })}
      data={points.map(({ day, stages }) => ({ day, ...stages }))}
      keys={[...STAGE_NAMES]}
      ariaLabel={label}
      margin={MARGIN}
      colors={({ id }) => stageColor(String(id), colors)}
      theme={chartTheme(colors)}
      layers={['grid', 'axes', 'bars', (layer) => <PreviousMarks layer={layer} byDay={byDay} colors={colors} />]}
      tooltip={({ indexValue }) => <ChartTooltip point={byDay.get(String(indexValue))} />}
      onClick={({ indexValue }) => onSelect?.(String(indexValue))}
    />
  );
}

function stageColor(stage: string, colors: ChartColors): string {
  const index = STAGE_NAMES.indexOf(stage as StageName);
  return (
    [colors['stage-1'], colors['stage-2'], colors['stage-3'], colors['stage-4'], colors['stage-5']][index] ?? colors.bar
  );
}

interface PreviousMarksProps {
  readonly layer: BarCustomLayerProps<Datum>;
  readonly byDay: ReadonlyMap<string, StagePoint>;
  readonly colors: ChartColors;
}

/** One a bucket, at the bucket's place on the axis whether or not it has a bar; apart from the stages that it crosses. */
function PreviousMarks({ layer, byDay, colors }: PreviousMarksProps) {
  const scale = layer.xScale as unknown as { (day: string): number | undefined; bandwidth(): number };
  const width = scale.bandwidth();
  return (
    <g pointerEvents="none">
      {[...byDay.values()].map(({ day, previousSeconds }) => {
        if (previousSeconds === null || previousSeconds === 0) return null;
        const x = scale(day) ?? 0;
        const y = layer.yScale(previousSeconds) as number;
        return (
          <g key={day}>
            <line x1={x - 1} x2={x + width + 1} y1={y} y2={y} stroke={colors.surface} strokeWidth={4} />
            <line x1={x - 1} x2={x + width + 1} y1={y} y2={y} stroke={colors['ink-faint']} strokeWidth={1.5} />
          </g>
        );
      })}
    </g>
  );
}
