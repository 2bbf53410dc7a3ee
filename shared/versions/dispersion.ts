/**
 * How much more the error rate of a service varies than binomial chance alone lets it: between intervals of one version,
 * between hours of the day, and from one version to the next.
 *
 * Variance ÷ binomial variance is Pearson's χ² ÷ degrees of freedom (P. McCullagh & J. A. Nelder, "Generalized linear
 * models", 1989, 4.5), pooled over versions, each around its own rate. Neighbouring intervals are joined until about five
 * errors are expected (W. G. Cochran, "Some methods for strengthening the common χ² tests", 1954), and squares beyond three
 * standard deviations count as three (P. J. Huber 1964), so that neither rare errors nor one outage make up the factor. With
 * few degrees of freedom it is drawn towards 1 (G. K. Smyth, "Linear models and empirical Bayes methods", 2004).
 */
import { median, sum } from '../stats.ts';
import { type Blocks, gatherBlocks, joinBlocks, squareOf } from './dispersion-blocks.ts';
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
  /** How alike requests of one interval are: in one of n requests the variance is 1 + correlation (n − 1) times chance. */
  readonly correlation: number;
  /** Standard deviation of ln rate from one version to the next when nothing is wrong. */
  readonly drift: number;
  /** null = nothing is told of hours. */
  readonly hours: HourTable | null;
  /** What each version adds to it and all of them together, so that one can be judged by the others. */
  readonly total: DispersionPart;
  readonly parts: ReadonlyMap<VersionPoints, DispersionPart>;
}

/** Degrees of freedom that "no more than chance" weighs as much as. */
const PRIOR_FREEDOM = 10;
/** From so many on, blocks of eight blocks are looked at too: what stays for long shows there. */
const FEWEST_LONG_BLOCKS = 6;
/** Versions are never taken to be more alike than this: small changes are no faults. */
export const LEAST_DRIFT = 0.1;
const MOST_DRIFT = 0.4;
const FEWEST_PAIRS = 10;
/** Squares of standard normal numbers have this median. */
const CHI_SQUARE_MEDIAN = 0.454936;

const NO_PART: DispersionPart = { chiSquare: 0, freedom: 0, longSquare: 0, longFreedom: 0, others: 0 };
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
    total: addParts(fitted.parts, NO_PART, 1),
    parts: new Map(series.map((points, index) => [points, fitted.parts[index] as DispersionPart])),
  };
}

/** The plain factor of one series alone. */
export function plainFactorOf(points: VersionPoints): number {
  return fitFactor([gatherBlocks(points, sumPoints(points), null)]).factor;
}

/** What one version adds, squares limited. */
interface DispersionPart {
  readonly chiSquare: number;
  readonly freedom: number;
  readonly longSquare: number;
  readonly longFreedom: number;
  /** Requests beside each in its interval, once a degree of freedom. */
  readonly others: number;
}

type JoinedFactor = Pick<Dispersion, 'factor' | 'freedom' | 'correlation'>;
interface FittedFactor extends JoinedFactor {
  readonly parts: readonly DispersionPart[];
}

function fitFactor(versions: readonly Blocks[]): FittedFactor {
  const short = fitSquares(versions);
  const long = fitSquares(
    versions.map((blocks, index) => {
      const rate = short.rates[index] as number;
      return joinBlocks(blocks, (block) => squareOf(blocks, block, rate) <= short.limit);
    }),
  );
  const parts = versions.map(({ others }, index) => ({
    chiSquare: short.sums[index] as number,
    freedom: short.freedoms[index] as number,
    longSquare: long.sums[index] as number,
    longFreedom: long.freedoms[index] as number,
    others: others * (short.freedoms[index] as number),
  }));
  return { ...factorOf(addParts(parts, NO_PART, 1)), parts };
}

interface FittedSquares {
  /** Squares beyond it count as it. */
  readonly limit: number;
  /** One a version: its rate without blocks beyond the limit, its sum of squares, its blocks less one. */
  readonly rates: Float64Array;
  readonly sums: Float64Array;
  readonly freedoms: Float64Array;
}

/** The limit is 9 times the factor, which is found from the median of the squares on. */
function fitSquares(versions: readonly Blocks[]): FittedSquares {
  const rates = Float64Array.from(versions, (blocks) => rateWithin(blocks, blocks.rate, Number.POSITIVE_INFINITY));
  const sums = new Float64Array(versions.length);
  const freedoms = Float64Array.from(versions, ({ count }) => Math.max(0, count - 1));
  const freedom = sum(freedoms);
  if (freedom === 0) return { limit: Number.POSITIVE_INFINITY, rates, sums, freedoms };
  let limit = 9 * Math.max(1, (median(allSquares(versions, rates)) ?? 0) / CHI_SQUARE_MEDIAN);
  for (let round = 0; round < 3; round++) {
    for (const [index, blocks] of versions.entries()) {
      const rate = rateWithin(blocks, rates[index] as number, limit);
      rates[index] = rate;
      sums[index] = limitedSum(blocks, rate, limit);
    }
    limit = 9 * Math.max(1, sum(sums) / freedom);
  }
  return { limit, rates, sums, freedoms };
}

function allSquares(versions: readonly Blocks[], rates: Float64Array): Float64Array {
  const squares = new Float64Array(versions.reduce((total, { count }) => total + count, 0));
  let place = 0;
  for (const [index, blocks] of versions.entries()) {
    for (let i = 0; i < blocks.count; i++) squares[place++] = squareOf(blocks, i, rates[index] as number);
  }
  return squares;
}

function rateWithin(blocks: Blocks, rate: number, limit: number): number {
  let [errors, exposure] = [0, 0];
  for (let i = 0; i < blocks.count; i++) {
    if (limit < Number.POSITIVE_INFINITY && squareOf(blocks, i, rate) > limit) continue;
    errors += blocks.errors[i] as number;
    exposure += blocks.exposures[i] as number;
  }
  return errors > 0 ? errors / exposure : rate;
}

function limitedSum(blocks: Blocks, rate: number, limit: number): number {
  let total = 0;
  for (let i = 0; i < blocks.count; i++) total += Math.min(squareOf(blocks, i, rate), limit);
  return total;
}

/** With `sign` −1 they are taken away. */
function addParts(parts: readonly DispersionPart[], to: DispersionPart, sign: 1 | -1): DispersionPart {
  let { chiSquare, freedom, longSquare, longFreedom, others } = to;
  for (const part of parts) {
    chiSquare += sign * part.chiSquare;
    freedom += sign * part.freedom;
    longSquare += sign * part.longSquare;
    longFreedom += sign * part.longFreedom;
    others += sign * part.others;
  }
  return { chiSquare, freedom, longSquare, longFreedom, others };
}

function factorOf({ chiSquare, freedom, longSquare, longFreedom, others }: DispersionPart): JoinedFactor {
  const short = moderate(chiSquare, freedom, PRIOR_FREEDOM);
  const long = longFreedom < FEWEST_LONG_BLOCKS ? 1 : moderate(longSquare, longFreedom, 2 * PRIOR_FREEDOM);
  const factor = Math.max(1, short, long);
  return {
    factor: 1 + (factor - 1) * doubtOf(factor, freedom),
    freedom,
    correlation: others > 0 ? Math.min(1, Math.max(0, (short - 1) * freedom) / others) : 0,
  };
}

/** As if `prior` degrees of freedom had told of no more than chance (Smyth 2004, 10); of fewer, the more clearly what was
 * counted contradicts it. */
function moderate(chiSquare: number, freedom: number, prior: number): number {
  if (freedom === 0) return 1;
  const deviations = (chiSquare / freedom - 1) / Math.sqrt(2 / freedom);
  const kept = prior / Math.max(1, deviations / 3);
  return (chiSquare + kept) / (freedom + kept);
}

/** What is clearly beyond chance may well be more than it seems, the fewer blocks tell of it. */
function doubtOf(factor: number, freedom: number): number {
  return 1 + (2 / Math.sqrt(freedom + 1)) * Math.min(1, (factor - 1) / 4);
}

/** Below so many degrees of freedom of the others, a version's own count too. */
const ENOUGH_FREEDOM = 20;

/** As the other versions show it: a version's own trouble doesn't excuse it. */
export function dispersionWithout(dispersion: Dispersion, points: VersionPoints | null): Dispersion {
  const own = points === null ? undefined : dispersion.parts.get(points);
  if (own === undefined || dispersion.freedom - own.freedom < ENOUGH_FREEDOM) return dispersion;
  const { factor, freedom, correlation } = factorOf(addParts([own], dispersion.total, -1));
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
 * How much rates of one version and the next differ beyond chance in the middle of all such pairs, few of which are faulty:
 * the empirical null of B. Efron, "Large-scale simultaneous hypothesis testing" (2004).
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
