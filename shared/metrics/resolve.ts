import { AppError } from '../errors.ts';
import type { Facts } from './facts.ts';
import type { Resolution, Rules } from './resolution.ts';

export function resolve(_facts: Facts, _rules: Rules): Resolution {
  throw new AppError('internal', { detail: 'not written yet' });
}
