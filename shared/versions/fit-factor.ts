/**
 * Variance ÷ binomial variance: Pearson's χ² ÷ degrees of freedom (P. McCullagh & J. A. Nelder, "Generalized linear
 * models", 1989, 4.5), pooled over versions, each around its own rate. Neighbouring intervals are joined until about
 * five errors are expected (W. G. Cochran, "Some methods for strengthening the common χ² tests", 1954), and squares
 * beyond three standard deviations count as three (P. J. Huber 1964), so that neither rare errors nor one outage make
 * up the factor. With few degrees of freedom it is drawn towards 1 (G. K. Smyth, "Linear models and empirical Bayes
 * methods", 2004). Blocks of blocks are looked at too, since what stays for hours or days shows there, and the largest
 * factor counts.
 */
import { median, sum } from '../stats.ts';
import { type Blocks, joinBlocks, squareOf } from './dispersion-blocks.ts';

/** What one version adds. */
export interface DispersionPart {
  /** Blocks, blocks of eight, blocks of 64: sum of their limited squares, their number less one. */
  readonly levels: readonly { readonly chiSquare: number; readonly freedom: number }[];
  /** Requests beside each in its interval, once a degree of freedom. */
  readonly others: number;
}

export interface FittedFactor {
  readonly factor: number;
  readonly freedom: number;
  /** dispersion.ts */
  readonly correlation: number;
}

/** Degrees of freedom that "no more than chance" weighs as much as, of the first level; of the others twice as many. */
export const PRIOR_FREEDOM = 10;
const LEVELS = 3;
/** With fewer, blocks of blocks tell nothing. */
const FEWEST_LONG_BLOCKS = 6;
/** Squares of standard normal numbers have this median. */
export const CHI_SQUARE_MEDIAN = 0.454936;

export const NO_PART: DispersionPart = {
  levels: Array.from({ length: LEVELS }, () => ({ chiSquare: 0, freedom: 0 })),
  others: 0,
};

/** One part a version, in their order. */
export function fitFactor(
  versions: readonly Blocks[],
): FittedFactor & { readonly parts: readonly DispersionPart[]; readonly total: DispersionPart } {
  const fits: FittedSquares[] = [];
  let blocks = versions;
  for (let level = 0; level < LEVELS; level++) {
    const fit = fitSquares(blocks);
    fits.push(fit);
    blocks = blocks.map((one, index) => {
      const rate = fit.rates[index] as number;
      return joinBlocks(one, (block) => squareOf(one, block, rate) <= fit.limit);
    });
  }
  const parts = versions.map(({ others }, index) => ({
    levels: fits.map(({ sums, freedoms }) => ({
      chiSquare: sums[index] as number,
      freedom: freedoms[index] as number,
    })),
    others: others * (fits[0]?.freedoms[index] ?? 0),
  }));
  const total = {
    levels: fits.map(({ sums, freedoms }) => ({ chiSquare: sum(sums), freedom: sum(freedoms) })),
    others: parts.reduce((all, { others }) => all + others, 0),
  };
  return { ...factorOf(total), parts, total };
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
  const rates = new Float64Array(versions.length);
  const sums = new Float64Array(versions.length);
  const freedoms = new Float64Array(versions.length);
  let freedom = 0;
  for (const [index, blocks] of versions.entries()) {
    if (blocks.count < 2) continue;
    rates[index] = rateWithin(blocks, blocks.rate, Number.POSITIVE_INFINITY);
    freedoms[index] = blocks.count - 1;
    freedom += blocks.count - 1;
  }
  if (freedom === 0) return { limit: Number.POSITIVE_INFINITY, rates, sums, freedoms };
  let limit = 9 * Math.max(1, (median(allSquares(versions, rates)) ?? 0) / CHI_SQUARE_MEDIAN);
  for (let round = 0; round < 3; round++) {
    for (const [index, blocks] of versions.entries()) {
      if (blocks.count < 2) continue;
      const rate = rateWithin(blocks, rates[index] as number, limit);
      rates[index] = rate;
      sums[index] = limitedSum(blocks, rate, limit);
    }
    limit = 9 * Math.max(1, sum(sums) / freedom);
  }
  return { limit, rates, sums, freedoms };
}

function allSquares(versions: readonly Blocks[], rates: Float64Array): Float64Array {
  const squares = new Float64Array(versions.reduce((total, { count }) => total + (count < 2 ? 0 : count), 0));
  let place = 0;
  for (const [index, blocks] of versions.entries()) {
    if (blocks.count < 2) continue;
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

/** `without`: as the others show it. */
export function factorOf({ levels, others: all }: DispersionPart, without: DispersionPart = NO_PART): FittedFactor {
  const chiSquareAt = (level: number) => (levels[level]?.chiSquare ?? 0) - (without.levels[level]?.chiSquare ?? 0);
  const freedomAt = (level: number) => (levels[level]?.freedom ?? 0) - (without.levels[level]?.freedom ?? 0);
  const [chiSquare, freedom, others] = [chiSquareAt(0), freedomAt(0), all - without.others];
  const short = moderate(chiSquare, freedom, PRIOR_FREEDOM);
  let factor = doubted(short, freedom);
  for (let level = 1; level < levels.length; level++) {
    const long = freedomAt(level);
    if (long < FEWEST_LONG_BLOCKS) continue;
    factor = Math.max(factor, doubted(moderate(chiSquareAt(level), long, 2 * PRIOR_FREEDOM), long));
  }
  return {
    factor,
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

/** At least 1. What is clearly beyond chance may well be more than it seems, the fewer blocks tell of it. */
function doubted(factor: number, freedom: number): number {
  const beyond = Math.max(0, factor - 1);
  return 1 + beyond * (1 + (2 / Math.sqrt(freedom + 1)) * Math.min(1, beyond / 4));
}
