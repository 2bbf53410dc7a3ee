import { pause, type Work } from '../../work.ts';

/** Milliseconds after which others get their turn. */
const SLICE = 10;

/** Long work in short pieces. Resting throws 'cancelled' once the work is. */
export class Slices {
  readonly #work: Work;
  #since = performance.now();

  constructor(work: Work) {
    this.#work = work;
  }

  get isOver(): boolean {
    return performance.now() - this.#since > SLICE;
  }

  async rest(): Promise<void> {
    await pause(this.#work);
    this.#since = performance.now();
  }

  async run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (this.isOver) await this.rest();
    }
  }
}
