/** A team is told by its shape, its name and its colour, so that nobody needs to see the colour. */
import type { MOST_TEAMS } from './host-game.ts';

const TEAM_SHAPES = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'pentagon',
  'hexagon',
  'star',
  'cross',
] as const satisfies { readonly length: typeof MOST_TEAMS };
export type TeamShape = (typeof TEAM_SHAPES)[number];

export function teamShape(team: number): TeamShape {
  return TEAM_SHAPES[team % TEAM_SHAPES.length] ?? 'circle';
}
