import { AppError } from './errors.ts';
import type { Confidence } from './report.ts';

const unwritten = () => new AppError('internal', { detail: 'not written yet' });

/** Type 7 (as SQLite's median()); reorders `values`; null when empty. */
export function median(_values: Float64Array): number | null {
  throw unwritten();
}

/** Type 7 (as SQLite's percentile()), one result a probability (0–1, ascending); reorders `values`. */
export function quantiles(_values: Float64Array, _probabilities: readonly number[]): readonly (number | null)[] {
  throw unwritten();
}

export function mean(_values: Float64Array): number | null {
  throw unwritten();
}

/** 95 % Wilson interval of a rate. */
export function wilsonInterval(_successes: number, _n: number): Confidence | null {
  throw unwritten();
}

/** 95 % exact Poisson interval of a count. */
export function poissonInterval(_count: number): Confidence {
  throw unwritten();
}

/** 95 % bootstrap interval of the median; reorders `values`. */
export function medianInterval(_values: Float64Array, _seed: number): Confidence | null {
  throw unwritten();
}

/** Uniform numbers in [0, 1), the same for the same seed. */
export function createRandom(_seed: number): () => number {
  throw unwritten();
}
