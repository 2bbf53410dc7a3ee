/**
 * By how much a service's error rate differs by hour of the day, whatever version runs: rate = rate of the version × factor
 * of the hour, fitted in turns (W. E. Deming & F. F. Stephan 1940) and drawn towards 1 as far as chance could make it differ
 * (gamma–Poisson: J. B. Carlin & T. A. Louis, "Bayes and empirical Bayes methods", 2.3).
 */
import { sum } from '../stats.ts';
import { type CountedPoints, errorsAt, ratedRequestsAt } from './point-sums.ts';
import { stepSquares } from './step-factor.ts';
import type { VersionPoints } from './version-data.ts';

const HOURS = 24;
const HOUR_MS = 3_600_000;
/** Intervals longer than this can't tell hours. */
const LONGEST_STEP = 2 * HOUR_MS;
/** Fewer hours of the day, or fewer errors, than these tell of no pattern. */
const FEWEST_HOURS = 20;
const FEWEST_ERRORS = 100;
/** Steps that "no more than chance" weighs as much as. */
const PRIOR_STEPS = 5;

export interface HourTable {
  /** By hour (UTC) of all versions: errors, and how many there would be if hours made no difference. */
  readonly errors: Float64Array;
  readonly expected: Float64Array;
  /** The same of each version alone. */
  readonly parts: ReadonlyMap<VersionPoints, { readonly errors: Float64Array; readonly expected: Float64Array }>;
  /** Errors that "no difference" weighs as much as. */
  readonly weight: number;
}

export function hourOf(at: number): number {
  const hour = Math.floor(at / HOUR_MS) % HOURS;
  return hour < 0 ? hour + HOURS : hour;
}

/** null = intervals too long, too few hours, or no more difference than chance makes. */
export function fitHours(versions: readonly CountedPoints[]): HourTable | null {
  const short = versions.filter(({ points, sums }) => points.step <= LONGEST_STEP && sums.ratedErrors > 0);
  const factor = factorOfSteps(short);
  const tables = short.map((one) => ({ points: one.points, ...countHours(one, factor) }));
  const factors = new Float64Array(HOURS).fill(1);
  let table = expectHours(tables, factors);
  if (sum(table.errors) < FEWEST_ERRORS) return null;
  if (table.expected.filter((expected) => expected > 0).length < FEWEST_HOURS) return null;
  let weight = priorWeight(table, factor);
  for (let round = 0; round < 3 && weight < Number.POSITIVE_INFINITY; round++) {
    for (let hour = 0; hour < HOURS; hour++) factors[hour] = factorOfHour(table, hour, weight, null);
    table = expectHours(tables, factors);
    weight = priorWeight(table, factor);
  }
  return weight < Number.POSITIVE_INFINITY ? { ...table, weight } : null;
}

/** Variance of neighbouring intervals ÷ that of chance. */
function factorOfSteps(versions: readonly CountedPoints[]): number {
  let [squares, steps] = [0, 0];
  for (const { points } of versions) {
    const own = stepSquares(points);
    squares += own.squares;
    steps += own.steps;
  }
  return Math.max(1, (squares + PRIOR_STEPS) / (steps + PRIOR_STEPS));
}

/** One an hour; `without`: as the other versions show them. */
export function hourFactors(table: HourTable, without: VersionPoints | null): Float64Array {
  const own = without === null ? null : (table.parts.get(without) ?? null);
  return Float64Array.from({ length: HOURS }, (_, hour) => factorOfHour(table, hour, table.weight, own));
}

function factorOfHour(
  { errors, expected }: Pick<HourTable, 'errors' | 'expected'>,
  hour: number,
  weight: number,
  own: { readonly errors: Float64Array; readonly expected: Float64Array } | null,
): number {
  const counted = (errors[hour] as number) - (own?.errors[hour] ?? 0);
  const awaited = (expected[hour] as number) - (own?.expected[hour] ?? 0);
  return Math.max(0.1, (Math.max(0, counted) + weight) / (Math.max(0, awaited) + weight));
}

/** An outage says nothing of its hour of the day: errors far above what the version has otherwise are left out. */
function countHours({ points, sums }: CountedPoints, factor: number): Omit<CountedHours, 'points'> {
  const requests = new Float64Array(HOURS);
  const errors = new Float64Array(HOURS);
  const rate = sums.ratedErrors / sums.ratedRequests;
  for (let i = 0; i < points.count; i++) {
    const total = ratedRequestsAt(points, i);
    if (total === 0) continue;
    const hour = hourOf(points.at[i] as number);
    const expected = total * rate;
    requests[hour] = (requests[hour] as number) + total;
    const most = expected + 4 * Math.sqrt(factor * expected) + 4;
    errors[hour] = (errors[hour] as number) + Math.min(errorsAt(points, i), most);
  }
  return { requests, errors };
}

interface CountedHours {
  readonly points: VersionPoints;
  readonly requests: Float64Array;
  readonly errors: Float64Array;
}

/** What each version's rate, hours taken into account, makes expected of each hour if hours made no difference. */
function expectHours(tables: readonly CountedHours[], factors: Float64Array): Omit<HourTable, 'weight'> {
  const errors = new Float64Array(HOURS);
  const expected = new Float64Array(HOURS);
  const parts = new Map<VersionPoints, { readonly errors: Float64Array; readonly expected: Float64Array }>();
  for (const table of tables) {
    let [counted, exposure] = [0, 0];
    for (let hour = 0; hour < HOURS; hour++) {
      counted += table.errors[hour] as number;
      exposure += (table.requests[hour] as number) * (factors[hour] as number);
    }
    const rate = exposure > 0 ? counted / exposure : 0;
    const own = table.requests.map((requests) => requests * rate);
    for (let hour = 0; hour < HOURS; hour++) {
      errors[hour] = (errors[hour] as number) + (table.errors[hour] as number);
      expected[hour] = (expected[hour] as number) + (own[hour] as number);
    }
    parts.set(table.points, { errors: table.errors, expected: own });
  }
  return { errors, expected, parts };
}

/** factor ÷ variance of the hours' factors beyond chance (moments); Infinity = there is none. */
function priorWeight({ errors, expected }: Pick<HourTable, 'errors' | 'expected'>, factor: number): number {
  let [beyond, squares] = [0, 0];
  for (let hour = 0; hour < HOURS; hour++) {
    const awaited = expected[hour] as number;
    beyond += ((errors[hour] as number) - awaited) ** 2 - factor * awaited;
    squares += awaited * awaited;
  }
  return beyond > 0 && squares > 0 ? (factor * squares) / beyond : Number.POSITIVE_INFINITY;
}
