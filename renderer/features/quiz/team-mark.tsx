import classes from './team-mark.module.css';
import { type TeamShape, teamShape } from './team-shapes.ts';

/** On a 24 × 24 grid, about equally heavy. */
const PATHS: Readonly<Record<TeamShape, string>> = {
  circle: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 0 1 0-19Z',
  square: 'M3.8 3.8h16.4v16.4H3.8Z',
  triangle: 'M12 2.2 22.6 21H1.4Z',
  diamond: 'M12 .8 22.6 12 12 23.2 1.4 12Z',
  pentagon: 'M12 1.6 22.6 9.4 18.5 21.9H5.5L1.4 9.4Z',
  hexagon: 'M6.4 2.4h11.2L23.2 12l-5.6 9.6H6.4L.8 12Z',
  star: 'm12 .9 3.3 7.3 7.9.8-5.9 5.4 1.7 7.8-7-4-7 4 1.7-7.8L.8 9l7.9-.8Z',
  cross: 'M8.3 2h7.4v6.3H22v7.4h-6.3V22H8.3v-6.3H2V8.3h6.3Z',
};

interface TeamMarkProps {
  readonly team: number;
  /** A number set into the shape. */
  readonly children?: string | undefined;
}

/** Decoration beside a team's name. */
export function TeamMark({ team, children }: TeamMarkProps) {
  return (
    <svg className={classes.mark} viewBox="0 0 24 24" data-team={team} aria-hidden="true">
      <path d={PATHS[teamShape(team)]} strokeLinejoin="round" />
      {children !== undefined && (
        <text x="12" y={teamShape(team) === 'triangle' ? 18 : 16.5} textAnchor="middle">
          {children}
        </text>
      )}
    </svg>
  );
}
