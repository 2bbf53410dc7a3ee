import type { WordTools } from '../../../shared/versions/version-words.ts';
import type { ChartColors } from '../../charts/chart-colors.ts';
import { textWidth } from '../../charts/label-room.ts';
import { placeOf, type TimeSpan, timeTicks } from './time-axis.ts';

export const AXIS_HEIGHT = 22;

/** Left of everything that shares the axis: names of versions, values. */
export function labelWidth(width: number): number {
  return Math.round(Math.min(170, Math.max(84, width * 0.16)));
}

/** A name cut at its end, where it has no room. */
export function fittingName(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  const letters = [...name];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}

interface TimeAxisProps {
  readonly span: TimeSpan;
  readonly tools: WordTools;
  readonly left: number;
  readonly inner: number;
  readonly top: number;
  /** Of the drawing; the words stand at its foot. */
  readonly height: number;
  readonly colors: ChartColors;
}

/** Lines through the drawing and what they stand for below. */
export function TimeAxis({ span, tools, left, inner, top, height, colors }: TimeAxisProps) {
  const bottom = height - AXIS_HEIGHT;
  const ticks = timeTicks(span, inner, tools.timeZone, tools.locale);
  const lines = ticks.map(({ at }) => `M${(left + placeOf(at, span, inner)).toFixed(1)} ${top}V${bottom}`);
  return (
    <g pointerEvents="none" fill={colors['ink-faint']}>
      <path d={lines.join('')} stroke={colors.line} />
      <path d={`M${left} ${bottom}h${inner}`} stroke={colors.line} />
      {ticks.map(({ at, text }) => (
        <text key={at} x={left + placeOf(at, span, inner)} y={height - 6}>
          {text}
        </text>
      ))}
    </g>
  );
}
