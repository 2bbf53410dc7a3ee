/**
 * How much more the error rate of a service varies than binomial chance alone lets it: between intervals of one version
 * (fit-factor.ts), between hours of the day (hour-factors.ts), and from one version to the next.
 */
import { median } from '../stats.ts';
import { gatherBlocks } from './dispersion-blocks.ts';
import { CHI_SQUARE_MEDIAN, type DispersionPart, factorOf, fitFactor, NO_PART, PRIOR_FREEDOM } from './fit-factor.ts';
import { fitHours, type HourTable, hourFactors } from './hour-factors.ts';
import { type CountedPoints, sumPoints } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

export interface Dispersion {
  /** Variance ÷ that of binomial chance, what hours of the day explain left out; at least 1. */
  readonly factor: number;
  /** The same with the hours of the day left in: for figures that don't know in which hours a version ran. */
  readonly plainFactor: number;
  /** Degrees of freedom that they were estimated with; 0 = there was nothing to estimate them from. */
  readonly freedom: number;
  /**
   * How alike requests of one interval are: in one of n requests the variance is 1 + correlation (n − 1) times
   * chance.
   */
  readonly correlation: number;
  /** Standard deviation of ln rate from one version to the next when nothing is wrong. */
  readonly drift: number;
  /** null = nothing is told of hours. */
  readonly hours: HourTable | null;
  /** What each version adds to it and all of them together, so that one can be judged by the others. */
  readonly total: DispersionPart;
  readonly parts: ReadonlyMap<VersionPoints, DispersionPart>;
}

/** Versions are never taken to be more alike than this: small changes are no faults. */
const LEAST_DRIFT = 0.1;
const MOST_DRIFT = 0.4;
const FEWEST_PAIRS = 10;
export const NO_DISPERSION: Dispersion = {
  factor: 1,
  plainFactor: 1,
  freedom: 0,
  correlation: 0,
  drift: LEAST_DRIFT,
  hours: null,
  total: NO_PART,
  parts: new Map(),
};

/** Of all versions of one service together, in any order. */
export function measureDispersion(series: readonly VersionPoints[]): Dispersion {
  const counted = series.map((points) => ({ points, sums: sumPoints(points) }));
  const plain = fitFactor(counted.map(({ points, sums }) => gatherBlocks(points, sums, null)));
  const drift = (factor: number) => driftOf(counted, factor);
  if (plain.freedom === 0) return { ...NO_DISPERSION, drift: drift(1) };
  const hours = fitHours(counted);
  const factors = hours === null ? null : hourFactors(hours, null);
  const fitted =
    factors === null ? plain : fitFactor(counted.map(({ points, sums }) => gatherBlocks(points, sums, factors)));
  const { factor, freedom, correlation } = fitted;
  return {
    factor,
    freedom,
    correlation,
    plainFactor: Math.max(plain.factor, factor),
    drift: drift(factor),
    hours,
    total: fitted.total,
    parts: new Map(series.map((points, index) => [points, fitted.parts[index] as DispersionPart])),
  };
}

/** The plain factor of one series alone. */
export function plainFactorOf(points: VersionPoints): number {
  return fitFactor([gatherBlocks(points, sumPoints(points), null)]).factor;
}

/** Below so many degrees of freedom of the others, a version's own count too. */
const ENOUGH_FREEDOM = 20;

/** As the other versions show it: a version's own trouble doesn't excuse it. */
export function dispersionWithout(dispersion: Dispersion, points: VersionPoints | null): Dispersion {
  const own = points === null ? undefined : dispersion.parts.get(points);
  if (own === undefined || dispersion.freedom - (own.levels[0]?.freedom ?? 0) < ENOUGH_FREEDOM) return dispersion;
  const { factor, freedom, correlation } = factorOf(dispersion.total, own);
  return { ...dispersion, factor, freedom, correlation };
}

/** Of one version by the size of its intervals: the larger they are, the more what its requests share shows. */
export function factorFor({ factor, correlation }: Dispersion, requests: number, intervals: number): number {
  return intervals > 1 ? Math.max(factor, 1 + correlation * (requests / intervals - 1)) : factor;
}

/** Degrees of freedom of the factor as it was moderated: what Student's distribution takes. */
export function factorFreedom({ freedom }: Dispersion): number {
  return freedom === 0 ? Number.POSITIVE_INFINITY : freedom + PRIOR_FREEDOM;
}

/**
 * How much rates of one version and the next differ beyond chance in the middle of all such pairs, few of which are
 * faulty: the empirical null of B. Efron, "Large-scale simultaneous hypothesis testing" (2004).
 */
function driftOf(versions: readonly CountedPoints[], factor: number): number {
  const counted = versions
    .filter(({ sums }) => sums.ratedErrors >= 10)
    .sort((one, other) => (one.points.at[0] as number) - (other.points.at[0] as number));
  if (counted.length <= FEWEST_PAIRS) return LEAST_DRIFT;
  const logRates = counted.map(({ sums }) => Math.log(sums.ratedErrors / sums.ratedRequests));
  const chances = counted.map(({ sums }) => factor / sums.ratedErrors);
  const pairs = counted.length - 1;
  const between = (values: readonly number[], join: (one: number, next: number) => number) =>
    median(Float64Array.from({ length: pairs }, (_, i) => join(values[i] as number, values[i + 1] as number))) ?? 0;
  const step = between(logRates, (one, next) => Math.abs(next - one));
  const chance = between(chances, (one, next) => one + next);
  const spread = Math.sqrt(Math.max(0, (step * step) / CHI_SQUARE_MEDIAN - chance));
  return Math.min(MOST_DRIFT, Math.max(LEAST_DRIFT, spread));
}
