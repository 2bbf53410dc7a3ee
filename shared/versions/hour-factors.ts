/**
 * By how much a service's error rate differs by hour of the day, whatever version runs: rate = rate of the version ×
 * factor of the hour, fitted in turns (W. E. Deming & F. F. Stephan 1940) and drawn towards 1 as far as it isn't the
 * hour that makes the difference (gamma–Poisson: J. B. Carlin & T. A. Louis, "Bayes and empirical Bayes methods",
 * 2.3). What is the hour's comes again: its variance is what even and odd days have in common. Where one day is all
 * there is, it is what goes up and down beyond the noise between neighbouring intervals.
 */
import { sum } from '../stats.ts';
import { partOf } from './float-room.ts';
import { type CountedPoints, errorsAt, ratedRequestsAt } from './point-sums.ts';
import { stepFactor, stepSquares } from './step-factor.ts';
import type { VersionPoints } from './version-data.ts';

const HOURS = 24;
/** Hours of even days, then those of odd ones. */
const CELLS = 2 * HOURS;
const HOUR_MS = 3_600_000;
/** Intervals longer than this can't tell hours. */
const LONGEST_STEP = 2 * HOUR_MS;
/** Fewer hours of the day, or fewer errors, than these tell of no pattern. */
const FEWEST_HOURS = 20;
const FEWEST_ERRORS = 100;

interface HourSums {
  /** By cell: errors, and how many there would be if hours made no difference. */
  readonly errors: Float64Array;
  readonly expected: Float64Array;
}

export interface HourTable extends HourSums {
  /** The same of each version alone. */
  readonly parts: ReadonlyMap<VersionPoints, HourSums>;
  /** Errors that "no difference" weighs as much as. */
  readonly weight: number;
}

/** Of the day, UTC. */
export function hourOf(at: number): number {
  return cellOf(at) % HOURS;
}

function cellOf(at: number): number {
  const cell = Math.floor(at / HOUR_MS) % CELLS;
  return cell < 0 ? cell + CELLS : cell;
}

/** null = intervals too long, too few hours, or no difference that is the hours'. */
export function fitHours(versions: readonly CountedPoints[]): HourTable | null {
  const short = versions.filter(({ points, sums }) => points.step <= LONGEST_STEP && sums.ratedErrors > 0);
  const factor = factorOfSteps(short);
  const counted = countHours(short, factor);
  const factors = new Float64Array(HOURS).fill(1);
  const table = expectHours(counted, factors);
  if (sum(table.errors) < FEWEST_ERRORS || countHoursOf(table) < FEWEST_HOURS) return null;
  let weight = priorWeight(table, factor);
  for (let round = 0; round < 3 && weight < Number.POSITIVE_INFINITY; round++) {
    for (let hour = 0; hour < HOURS; hour++) factors[hour] = factorOfHour(table, hour, weight, null);
    expectAgain(counted, factors, table.expected);
    weight = priorWeight(table, factor);
  }
  return weight < Number.POSITIVE_INFINITY ? { ...table, parts: partsOf(short, counted), weight } : null;
}

function countHoursOf({ expected }: HourSums): number {
  let hours = 0;
  for (let hour = 0; hour < HOURS; hour++) if (both(expected, hour) > 0) hours++;
  return hours;
}

/** Of an hour, on even and odd days. */
function both(cells: Float64Array, hour: number): number {
  return (cells[hour] as number) + (cells[hour + HOURS] as number);
}

/** Variance of neighbouring intervals ÷ that of chance. */
function factorOfSteps(versions: readonly CountedPoints[]): number {
  let [squares, steps] = [0, 0];
  for (const { points } of versions) {
    const own = stepSquares(points);
    squares += own.squares;
    steps += own.steps;
  }
  return stepFactor({ squares, steps });
}

/** One an hour; `without`: as the other versions show them. */
export function hourFactors(table: HourTable, without: VersionPoints | null): Float64Array {
  const own = without === null ? null : (table.parts.get(without) ?? null);
  const factors = new Float64Array(HOURS);
  for (let hour = 0; hour < HOURS; hour++) factors[hour] = factorOfHour(table, hour, table.weight, own);
  return factors;
}

function factorOfHour({ errors, expected }: HourSums, hour: number, weight: number, own: HourSums | null): number {
  const counted = both(errors, hour) - (own === null ? 0 : both(own.errors, hour));
  const awaited = both(expected, hour) - (own === null ? 0 : both(own.expected, hour));
  return Math.max(0.1, (Math.max(0, counted) + weight) / (Math.max(0, awaited) + weight));
}

/** Each version's cells one after the other. */
interface CountedHours {
  readonly requests: Float64Array;
  readonly errors: Float64Array;
  /** By version. */
  readonly rates: Float64Array;
}

/** An outage says nothing of its hour of the day: errors far above what the version has otherwise are left out. */
function countHours(versions: readonly CountedPoints[], factor: number): CountedHours {
  const requests = new Float64Array(CELLS * versions.length);
  const errors = new Float64Array(CELLS * versions.length);
  for (const [version, { points, sums }] of versions.entries()) {
    const rate = sums.ratedErrors / sums.ratedRequests;
    for (let i = 0; i < points.count; i++) {
      const total = ratedRequestsAt(points, i);
      if (total === 0) continue;
      const cell = CELLS * version + cellOf(points.at[i] as number);
      const expected = total * rate;
      const most = expected + 4 * Math.sqrt(factor * expected) + 4;
      requests[cell] = (requests[cell] as number) + total;
      errors[cell] = (errors[cell] as number) + Math.min(errorsAt(points, i), most);
    }
  }
  return { requests, errors, rates: new Float64Array(versions.length) };
}

/** What each version's rate, hours taken into account, makes expected of each hour if hours made no difference. */
function expectHours(counted: CountedHours, factors: Float64Array): HourSums {
  const errors = new Float64Array(CELLS);
  for (let i = 0; i < counted.errors.length; i++) {
    errors[i % CELLS] = (errors[i % CELLS] as number) + (counted.errors[i] as number);
  }
  const expected = new Float64Array(CELLS);
  expectAgain(counted, factors, expected);
  return { errors, expected };
}

function expectAgain({ requests, errors, rates }: CountedHours, factors: Float64Array, expected: Float64Array): void {
  expected.fill(0);
  for (let version = 0; version < rates.length; version++) {
    const first = CELLS * version;
    let [counted, exposure] = [0, 0];
    for (let cell = 0; cell < CELLS; cell++) {
      counted += errors[first + cell] as number;
      exposure += (requests[first + cell] as number) * (factors[cell < HOURS ? cell : cell - HOURS] as number);
    }
    const rate = exposure > 0 ? counted / exposure : 0;
    rates[version] = rate;
    for (let cell = 0; cell < CELLS; cell++) {
      expected[cell] = (expected[cell] as number) + (requests[first + cell] as number) * rate;
    }
  }
}

function partsOf(
  versions: readonly CountedPoints[],
  { requests, errors, rates }: CountedHours,
): ReadonlyMap<VersionPoints, HourSums> {
  const expected = requests.map((one, i) => one * (rates[Math.floor(i / CELLS)] as number));
  return new Map(
    versions.map(({ points }, version) => [
      points,
      { errors: partOf(errors, version, CELLS), expected: partOf(expected, version, CELLS) },
    ]),
  );
}

/** Noise ÷ variance of the hours' factors (moments); Infinity = they have none. */
function priorWeight(sums: HourSums, factor: number): number {
  const { errors, expected } = sums;
  let [residuals, squares, awaited, common, products, pairs] = [0, 0, 0, 0, 0, 0];
  for (let hour = 0; hour < HOURS; hour++) {
    const all = both(expected, hour);
    residuals += (both(errors, hour) - all) ** 2;
    squares += all * all;
    awaited += all;
    const [even, odd] = [expected[hour] as number, expected[hour + HOURS] as number];
    common += ((errors[hour] as number) - even) * ((errors[hour + HOURS] as number) - odd);
    products += even * odd;
    if (even * odd > 0) pairs++;
  }
  const isRepeated = pairs >= FEWEST_HOURS;
  const variance = isRepeated ? common / products : (residuals - factor * awaited) / squares;
  if (!(variance > 0)) return Number.POSITIVE_INFINITY;
  const noise = isRepeated ? Math.max(1, (residuals - variance * squares) / awaited) : factor;
  return noise / variance;
}
