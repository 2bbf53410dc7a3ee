import { AppError } from '../errors.ts';
import type { SeriesPoint } from '../report.ts';
import type { BucketSize } from '../time.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import type { Selection } from './selection.ts';

export function series(
  _facts: Facts,
  _resolution: Resolution,
  _selection: Selection,
  _bucket: BucketSize,
): readonly SeriesPoint[] {
  throw new AppError('internal', { detail: 'not written yet' });
}
