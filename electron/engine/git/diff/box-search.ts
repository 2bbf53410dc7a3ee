/**
 * Where an edit script between two runs of lines can be cut in two: Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986), section 4b, from both corners at once, given up early as git does (xdiff, xdl_split): at a good run of
 * equal lines after HEURISTIC_COST rounds, and anywhere after `mostCost`. Those cuts decide what figures come out.
 */

/** Lines from..to of the file before, and of the one after, half-open. */
export interface Box {
  readonly from1: number;
  readonly to1: number;
  readonly from2: number;
  readonly to2: number;
  /** Whether it is to be searched to the end. */
  readonly isExact: boolean;
}

/** Where to cut, and whether each half is to be searched to the end: the one that is known to be on the way. */
export interface Cut {
  readonly at1: number;
  readonly at2: number;
  readonly isFirstExact: boolean;
  readonly isSecondExact: boolean;
}

const NEVER = 0x7fffffff;
const HEURISTIC_COST = 256;
const GOOD_RUN = 20;
/** How much further than its cost a way must have come to be worth a cut. */
const GAIN = 4;

export class BoxSearch {
  readonly #old: Int32Array;
  readonly #next: Int32Array;
  readonly #mostCost: number;
  /** By diagonal (line before − line after) + #zero: how far each way has come, in lines of the file before. */
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;
  readonly #zero: number;
  #box: Box = { from1: 0, to1: 0, from2: 0, to2: 0, isExact: true };
  #cost = 0;
  /** Diagonals that have been reached. */
  #lowForward = 0;
  #highForward = 0;
  #lowBackward = 0;
  #highBackward = 0;
  #hasGoodRun = false;

  constructor(old: Int32Array, next: Int32Array, mostCost: number) {
    this.#old = old;
    this.#next = next;
    this.#mostCost = mostCost;
    const size = old.length + next.length + 3;
    this.#forward = new Int32Array(size);
    this.#backward = new Int32Array(size);
    this.#zero = next.length + 1;
  }

  /** Begins with a box whose first lines differ, and whose last. */
  start(box: Box): void {
    this.#box = box;
    this.#cost = 0;
    this.#lowForward = this.#highForward = box.from1 - box.from2;
    this.#lowBackward = this.#highBackward = box.to1 - box.to2;
    this.#forward[this.#lowForward + this.#zero] = box.from1;
    this.#backward[this.#lowBackward + this.#zero] = box.to1;
  }

  /** Goes one edit further from both corners; null = it needs to go on. */
  step(): Cut | null {
    this.#cost++;
    this.#hasGoodRun = false;
    const met = this.#stepForward() ?? this.#stepBackward();
    if (met !== null) return met;
    if (this.#box.isExact) return null;
    const cut = this.#hasGoodRun && this.#cost > HEURISTIC_COST ? (this.#goodForward() ?? this.#goodBackward()) : null;
    return cut ?? (this.#cost >= this.#mostCost ? this.#furthest() : null);
  }

  #stepForward(): Cut | null {
    const { from1, from2, to1, to2 } = this.#box;
    const [old, next, forward, backward, zero] = [this.#old, this.#next, this.#forward, this.#backward, this.#zero];
    // Beyond the box there is nothing: the outermost diagonals then come in again.
    if (this.#lowForward > from1 - to2) forward[--this.#lowForward - 1 + zero] = -1;
    else this.#lowForward++;
    if (this.#highForward < to1 - from2) forward[++this.#highForward + 1 + zero] = -1;
    else this.#highForward--;
    const mayMeet = ((from1 - from2 - (to1 - to2)) & 1) !== 0;
    for (let diagonal = this.#highForward; diagonal >= this.#lowForward; diagonal -= 2) {
      const at = diagonal + zero;
      const below = forward[at - 1] as number;
      const above = forward[at + 1] as number;
      const begin = below >= above ? below + 1 : above;
      let i = begin;
      let j = begin - diagonal;
      while (i < to1 && j < to2 && old[i] === next[j]) {
        i++;
        j++;
      }
      if (i - begin > GOOD_RUN) this.#hasGoodRun = true;
      forward[at] = i;
      const isReached = mayMeet && this.#lowBackward <= diagonal && diagonal <= this.#highBackward;
      if (isReached && (backward[at] as number) <= i) return exactly(i, j);
    }
    return null;
  }

  #stepBackward(): Cut | null {
    const { from1, from2, to1, to2 } = this.#box;
    const [old, next, forward, backward, zero] = [this.#old, this.#next, this.#forward, this.#backward, this.#zero];
    if (this.#lowBackward > from1 - to2) backward[--this.#lowBackward - 1 + zero] = NEVER;
    else this.#lowBackward++;
    if (this.#highBackward < to1 - from2) backward[++this.#highBackward + 1 + zero] = NEVER;
    else this.#highBackward--;
    const mayMeet = ((from1 - from2 - (to1 - to2)) & 1) === 0;
    for (let diagonal = this.#highBackward; diagonal >= this.#lowBackward; diagonal -= 2) {
      const at = diagonal + zero;
      const below = backward[at - 1] as number;
      const above = backward[at + 1] as number;
      const begin = below < above ? below : above - 1;
      let i = begin;
      let j = begin - diagonal;
      while (i > from1 && j > from2 && old[i - 1] === next[j - 1]) {
        i--;
        j--;
      }
      if (begin - i > GOOD_RUN) this.#hasGoodRun = true;
      backward[at] = i;
      const isReached = mayMeet && this.#lowForward <= diagonal && diagonal <= this.#highForward;
      if (isReached && i <= (forward[at] as number)) return exactly(i, j);
    }
    return null;
  }

  /** The way from the first corner that has come furthest for its cost, and ends in a good run. */
  #goodForward(): Cut | null {
    const { from1, from2, to1, to2 } = this.#box;
    let best = GAIN * this.#cost;
    let cut: Cut | null = null;
    for (let diagonal = this.#highForward; diagonal >= this.#lowForward; diagonal -= 2) {
      const i = this.#forward[diagonal + this.#zero] as number;
      const j = i - diagonal;
      const gain = i - from1 + (j - from2) - Math.abs(diagonal - (from1 - from2));
      if (gain <= best || i < from1 + GOOD_RUN || i >= to1 || j < from2 + GOOD_RUN || j >= to2) continue;
      if (!this.#isRun(i - GOOD_RUN, j - GOOD_RUN)) continue;
      best = gain;
      cut = { at1: i, at2: j, isFirstExact: true, isSecondExact: false };
    }
    return cut;
  }

  #goodBackward(): Cut | null {
    const { from1, from2, to1, to2 } = this.#box;
    let best = GAIN * this.#cost;
    let cut: Cut | null = null;
    for (let diagonal = this.#highBackward; diagonal >= this.#lowBackward; diagonal -= 2) {
      const i = this.#backward[diagonal + this.#zero] as number;
      const j = i - diagonal;
      const gain = to1 - i + (to2 - j) - Math.abs(diagonal - (to1 - to2));
      if (gain <= best || i <= from1 || i > to1 - GOOD_RUN || j <= from2 || j > to2 - GOOD_RUN) continue;
      if (!this.#isRun(i, j)) continue;
      best = gain;
      cut = { at1: i, at2: j, isFirstExact: false, isSecondExact: true };
    }
    return cut;
  }

  #isRun(i: number, j: number): boolean {
    for (let k = 0; k < GOOD_RUN; k++) if (this.#old[i + k] !== this.#next[j + k]) return false;
    return true;
  }

  /** It takes too long: the way that has come furthest from its corner. */
  #furthest(): Cut {
    const { from1, from2, to1, to2 } = this.#box;
    let [most, most1] = [-1, -1];
    for (let diagonal = this.#highForward; diagonal >= this.#lowForward; diagonal -= 2) {
      const i = Math.min(this.#forward[diagonal + this.#zero] as number, to1, to2 + diagonal);
      if (most < i + i - diagonal) [most, most1] = [i + i - diagonal, i];
    }
    let [least, least1] = [NEVER, NEVER];
    for (let diagonal = this.#highBackward; diagonal >= this.#lowBackward; diagonal -= 2) {
      const i = Math.max(this.#backward[diagonal + this.#zero] as number, from1, from2 + diagonal);
      if (i + i - diagonal < least) [least, least1] = [i + i - diagonal, i];
    }
    return to1 + to2 - least < most - (from1 + from2)
      ? { at1: most1, at2: most - most1, isFirstExact: true, isSecondExact: false }
      : { at1: least1, at2: least - least1, isFirstExact: false, isSecondExact: true };
  }
}

function exactly(at1: number, at2: number): Cut {
  return { at1, at2, isFirstExact: true, isSecondExact: true };
}
