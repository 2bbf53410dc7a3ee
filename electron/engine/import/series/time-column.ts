/** Values by time, added up where several come for one: 16 bytes each, in whatever order they come. */

const FIRST_CAPACITY = 4;
/** Values out of order are put in their places together: one by one, each would move all behind it. */
const FEWEST_LATE = 1024;

export class TimeColumn {
  #times = new Float64Array(FIRST_CAPACITY);
  #values = new Float64Array(FIRST_CAPACITY);
  #length = 0;
  /** Where the last one was found: the next is mostly behind it. */
  #place = 0;
  #late: Map<number, number> | null = null;
  readonly #join: (one: number, other: number) => number;

  constructor(join: (one: number, other: number) => number = plus) {
    this.#join = join;
  }

  /** Returns whether it is the first of its time. */
  add(time: number, value: number): boolean {
    const last = this.#length - 1;
    if (last < 0 || time > (this.#times[last] as number)) {
      this.#push(time, value);
      return true;
    }
    const place = this.#find(time);
    if (place >= 0) {
      this.#values[place] = this.#join(this.#values[place] as number, value);
      return false;
    }
    this.#late ??= new Map();
    const before = this.#late.get(time);
    this.#late.set(time, before === undefined ? value : this.#join(before, value));
    if (this.#late.size > FEWEST_LATE + this.#length / 2) this.#settle();
    return before === undefined;
  }

  /** NaN = there is none of that time. */
  at(time: number): number {
    this.#settle();
    const place = this.#find(time);
    return place < 0 ? Number.NaN : (this.#values[place] as number);
  }

  /** Ascending; good until more is added. */
  times(): Float64Array {
    this.#settle();
    return this.#times.subarray(0, this.#length);
  }

  total(): number {
    this.#settle();
    let sum = 0;
    for (let i = 0; i < this.#length; i++) sum += this.#values[i] as number;
    return sum;
  }

  #push(time: number, value: number): void {
    if (this.#length === this.#times.length) {
      this.#times = grown(this.#times);
      this.#values = grown(this.#values);
    }
    this.#times[this.#length] = time;
    this.#values[this.#length] = value;
    this.#place = this.#length;
    this.#length++;
  }

  #find(time: number): number {
    const next = this.#place + 1;
    for (const place of [next, this.#place]) {
      if (place < this.#length && this.#times[place] === time) {
        this.#place = place;
        return place;
      }
    }
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    if (low >= this.#length || this.#times[low] !== time) return -1;
    this.#place = low;
    return low;
  }

  /** Puts what came late in its place. */
  #settle(): void {
    if (this.#late === null) return;
    const late = [...this.#late].sort(([one], [other]) => one - other);
    this.#late = null;
    const length = this.#length + late.length;
    const times = new Float64Array(length + (length >> 1));
    const values = new Float64Array(times.length);
    let from = 0;
    let to = 0;
    for (const [time, value] of late) {
      while (from < this.#length && (this.#times[from] as number) < time) {
        times[to] = this.#times[from] as number;
        values[to++] = this.#values[from++] as number;
      }
      times[to] = time;
      values[to++] = value;
    }
    times.set(this.#times.subarray(from, this.#length), to);
    values.set(this.#values.subarray(from, this.#length), to);
    this.#times = times;
    this.#values = values;
    this.#length = length;
    this.#place = 0;
  }
}

function plus(one: number, other: number): number {
  return one + other;
}

function grown(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length + (from.length >> 1) + 2);
  to.set(from);
  return to;
}
