import { AppError } from '../errors.ts';
import type { Coverage } from '../report.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import type { Selection } from './selection.ts';

/** `commits.bad` and `pulls` are 0: only the store knows them. */
export function coverage(_facts: Facts, _resolution: Resolution, _selection: Selection): Coverage {
  throw new AppError('internal', { detail: 'not written yet' });
}
