import { AppError } from '../errors.ts';
import type { Level, LevelSetId, MetricName } from '../model.ts';
import type { MetricFigures, Reason } from '../report.ts';
import type { Profile } from './profiles.ts';

export interface LevelSet {
  readonly id: LevelSetId;
  readonly year: number;
}

export interface Grade {
  readonly level: Level | null;
  /** Why there is no level, else null. */
  readonly reason: Reason | null;
}

export const LEVEL_SETS: Readonly<Record<LevelSetId, LevelSet>> = {
  '2024': { id: '2024', year: 2024 },
  '2023': { id: '2023', year: 2023 },
  '2021': { id: '2021', year: 2021 },
  'four-keys': { id: 'four-keys', year: 2020 },
};

export function gradeMetric(_set: LevelSet, _metric: MetricName, _figures: MetricFigures, _profile: Profile): Grade {
  throw new AppError('internal', { detail: 'not written yet' });
}

/** The published profile nearest to the four values on a log scale; null outside 2024 or where a value is missing. */
export function closestCluster(_set: LevelSet, _figures: MetricFigures, _profile: Profile): Level | null {
  throw new AppError('internal', { detail: 'not written yet' });
}
