/** Index of the first of `count` rows, sorted by time, whose time is at or after the instant; `count` where none is. */
export function firstAtOrAfter(count: number, timeAt: (index: number) => number, instant: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeAt(middle) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
