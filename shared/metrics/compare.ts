import { AppError } from '../errors.ts';
import type { MetricFigures, Metrics } from '../report.ts';
import type { LevelSet } from './levels.ts';
import type { Profile } from './profiles.ts';

export function compareFigures(
  _current: MetricFigures,
  _previous: MetricFigures | null,
  _levels: LevelSet,
  _profile: Profile,
): Metrics {
  throw new AppError('internal', { detail: 'not written yet' });
}
