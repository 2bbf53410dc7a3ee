/** How far apart the values of a series are. */

/** The commonest difference of times that follow one another, the shortest of several; null = there are none. */
export class StepCensus {
  readonly #counts = new Map<number, number>();

  /** Ascending times of one series. */
  add(times: ArrayLike<number>): void {
    // Most are as far apart as those before.
    let [last, repeats] = [0, 0];
    for (let i = 1; i < times.length; i++) {
      const step = (times[i] as number) - (times[i - 1] as number);
      if (step === last) {
        repeats++;
        continue;
      }
      this.#count(last, repeats);
      [last, repeats] = [step, 1];
    }
    this.#count(last, repeats);
  }

  #count(step: number, times: number): void {
    if (step > 0) this.#counts.set(step, (this.#counts.get(step) ?? 0) + times);
  }

  get step(): number | null {
    let step: number | null = null;
    let most = 0;
    for (const [difference, count] of this.#counts) {
      if (count < most || (count === most && step !== null && difference > step)) continue;
      step = difference;
      most = count;
    }
    return step;
  }
}

export function stepOf(times: ArrayLike<number>): number | null {
  const census = new StepCensus();
  census.add(times);
  return census.step;
}
