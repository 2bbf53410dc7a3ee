import { AppError } from '../errors.ts';
import type { BreakdownRow, Dimension } from '../report.ts';
import type { Facts } from './facts.ts';
import type { LevelSet } from './levels.ts';
import type { Resolution } from './resolution.ts';
import type { Selection } from './selection.ts';

/** `previous` null = nothing to compare with. Key '' = the rows that name none. */
export function breakdown(
  _facts: Facts,
  _resolution: Resolution,
  _selection: Selection,
  _previous: Selection | null,
  _dimension: Dimension,
  _levels: LevelSet,
): readonly BreakdownRow[] {
  throw new AppError('internal', { detail: 'not written yet' });
}
