/**
 * What a stream of OpenTelemetry counted in each interval: delta points say it; of cumulative ones it is the difference of
 * two, or all of the first one since the stream began
 * (https://opentelemetry.io/docs/specs/otel/metrics/data-model/#resets-and-gaps).
 */

import { intervalOf, isGap } from './intervals-of-series.ts';
import type { Temporality } from './otel-cells.ts';

/** Numbers that grow together: a count, a sum, one a bucket. */
export interface Increment {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly values: Float64Array;
  /** They are what the point says, no difference to the one before. */
  readonly isWhole: boolean;
}

export type NoIncrement =
  /** A later point shows what it grew by. */
  | 'first'
  | 'gap'
  /** The stream has a point of that time, or a later one. */
  | 'repeated';

export class StreamIncrements {
  readonly #temporality: Temporality;
  readonly #step: number | null;
  #start = 0;
  #time = 0;
  #values: Float64Array | null = null;

  /** `step`: milliseconds between two points; null = not known. */
  constructor(temporality: Temporality, step: number | null) {
    this.#temporality = temporality;
    this.#step = step;
  }

  /** `start` 0 = the point doesn't say it. `values` are kept. */
  next(start: number, time: number, values: Float64Array): Increment | NoIncrement {
    return this.#temporality === 'delta' ? this.#delta(start, time, values) : this.#cumulative(start, time, values);
  }

  /** Points may come out of order; the same one twice in a row is one sent again. */
  #delta(start: number, time: number, values: Float64Array): Increment | NoIncrement {
    if (time === this.#time && start === this.#start) return 'repeated';
    this.#start = start;
    this.#time = time;
    const from = start > 0 && start < time ? start : time - intervalOf(this.#step);
    return { from, to: time, values, isWhole: true };
  }

  #cumulative(start: number, time: number, values: Float64Array): Increment | NoIncrement {
    const before = this.#values;
    const [startBefore, timeBefore] = [this.#start, this.#time];
    if (before !== null && time <= timeBefore) return 'repeated';
    this.#start = start;
    this.#time = time;
    this.#values = values;
    const goesOn =
      before !== null && start <= startBefore && before.every((value, place) => (values[place] as number) >= value);
    if (goesOn) {
      const grown = values.map((value, place) => value - (before[place] as number));
      return unlessGap({ from: timeBefore, to: time, values: grown, isWhole: false }, this.#step) ?? 'gap';
    }
    // It began anew, at nothing; when is known if it says so.
    const from = start > 0 ? Math.max(start, timeBefore) : timeBefore;
    if (from === 0 || from >= time) return 'first';
    const begun = unlessGap({ from, to: time, values, isWhole: true }, this.#step);
    return begun ?? (before === null ? 'first' : 'gap');
  }
}

function unlessGap(increment: Increment, step: number | null): Increment | null {
  return isGap(increment.from, increment.to, step ?? intervalOf(null)) ? null : increment;
}

/** A time in the middle of an interval belongs to it, however early or late its ends were noted. */
export function middleOf({ from, to }: Pick<Increment, 'from' | 'to'>): number {
  return from + (to - from) / 2;
}
