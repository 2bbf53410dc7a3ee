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
  return {
    definitions: (
      <defs>
        {(['bad', 'warn'] as const).map((tone) => (
          <pattern
            key={tone}
            id={`${id}-${tone}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill={colors[tone]} />
            <rect width="1.5" height="6" fill={colors.surface} fillOpacity={0.45} />
          </pattern>
        ))}
      </defs>
    ),
    paintOf: ({ color, hatching }) => (hatching === null ? color : `url(#${id}-${hatching})`),
  };
}
