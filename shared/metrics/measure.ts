import { AppError } from '../errors.ts';
import type { MetricFigures } from '../report.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import type { Selection } from './selection.ts';

export function measure(_facts: Facts, _resolution: Resolution, _selection: Selection, _seed = 1): MetricFigures {
  throw new AppError('internal', { detail: 'not written yet' });
}
