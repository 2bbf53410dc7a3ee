/** How a version is drawn wherever it is: its lane and its part of the traffic look the same. */
import type { VersionLane } from '../../../shared/version-answers.ts';
import type { ChartColors } from '../../charts/chart-colors.ts';

export interface LaneFill {
  readonly color: string;
  /** Of words on it. */
  readonly ink: string;
  /** Told apart by lines across it too, not by its colour alone. */
  readonly hatching: 'bad' | 'warn' | null;
}

const SHADES = ['stage-1', 'stage-2', 'stage-3'] as const;

/** Neighbours differ; versions in trouble have the colour of their verdict. */
export function laneFill({ verdict }: Pick<VersionLane, 'verdict'>, index: number, colors: ChartColors): LaneFill {
  if (verdict === 'faulty') return { color: colors.bad, ink: colors.surface, hatching: 'bad' };
  if (verdict === 'suspect') return { color: colors.warn, ink: colors.surface, hatching: 'warn' };
  const shade = SHADES[index % SHADES.length] ?? 'stage-1';
  return { color: colors[shade], ink: colors.ink, hatching: null };
}
