import type { ChartColors } from './chart-colors.ts';
import type { ChartMark } from './chart-marks.ts';

interface MarkLayerProps {
  /** Where each marked bucket is, left to right, and what is said of it. */
  readonly places: readonly { readonly x: number; readonly marks: readonly ChartMark[] }[];
  readonly width: number;
  readonly height: number;
  readonly colors: ChartColors;
}

/** Nearer than this to the mark before, a word would lie upon the other. */
const WORD_ROOM = 64;

/** A diamond with its word above the plot and a line down through the bucket: told apart without colour. */
export function MarkLayer({ places, width, height, colors }: MarkLayerProps) {
  return (
    <g pointerEvents="none">
      {places.map(({ x, marks: [mark] }, index) => {
        if (mark === undefined) return null;
        const before = places[index - 1];
        const isCrowded = before !== undefined && x - before.x < WORD_ROOM;
        const isTurned = x > width - WORD_ROOM / 2;
        const color = mark.tone === 'neutral' ? colors['ink-soft'] : colors[mark.tone];
        return (
          <g key={mark.day} transform={`translate(${x}, 0)`}>
            <line y1={-6} y2={height} stroke={color} strokeWidth={1.25} strokeDasharray="2 3" />
            <path d="M0 -16L5 -11L0 -6L-5 -11Z" fill={color} stroke={colors.surface} strokeWidth={1} />
            {!isCrowded && (
              <text
                x={isTurned ? -8 : 8}
                y={-7.5}
                textAnchor={isTurned ? 'end' : 'start'}
                fontSize={11}
                fontWeight={600}
                fill={color}
              >
                {mark.word}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
