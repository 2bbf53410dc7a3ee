import { useId } from 'react';
import type { ChartColors } from '../../charts/chart-colors.ts';
import type { LaneFill } from './lane-fill.ts';

export interface LanePaint {
  readonly definitions: React.ReactNode;
  readonly paintOf: (fill: LaneFill) => string;
}

/** The hatchings of a drawing: its definitions, and what fills a lane. */
export function useLanePaint(colors: ChartColors): LanePaint {
  const id = useId().replaceAll(/\W/g, '');
  const hatched = [colors.bad, colors.warn];
  return {
    definitions: (
      <defs>
        {hatched.map((color, index) => (
          <pattern
            key={color}
            id={`${id}-${index}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill={color} />
            <rect width="1.5" height="6" fill={colors.surface} fillOpacity={0.45} />
          </pattern>
        ))}
      </defs>
    ),
    paintOf: ({ color, isHatched }) => (isHatched ? `url(#${id}-${hatched.indexOf(color)})` : color),
  };
}
