/**
 * Whole numbers in order nearly without comparing them, which costs most where there are a million: counted into classes of
 * a few seconds each, then put in order within those.
 */

const CLASSES_PER_NUMBER = 4;
/** A longer run of one class is sorted; few numbers are fewer steps from their place. */
const LONG = 64;

/** The indices of the seconds, those of the earliest first; of equal ones in their order. */
export function orderBySecond(seconds: Uint32Array): Int32Array {
  const count = seconds.length;
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, seconds[i] as number);
  let shift = 0;
  while (largest >>> shift > CLASSES_PER_NUMBER * count) shift++;
  const end = new Int32Array((largest >>> shift) + 2);
  for (let i = 0; i < count; i++) (end[((seconds[i] as number) >>> shift) + 1] as number)++;
  for (let one = 1; one < end.length; one++) (end[one] as number) += end[one - 1] as number;
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const one = (seconds[i] as number) >>> shift;
    order[end[one] as number] = i;
    (end[one] as number)++;
  }
  if (shift > 0) sortClasses(order, seconds, end);
  return order;
}

/** `end`: per class where it ends in the order. */
function sortClasses(order: Int32Array, seconds: Uint32Array, end: Int32Array): void {
  let start = 0;
  for (let one = 0; one < end.length && start < order.length; one++) {
    const stop = end[one] as number;
    if (stop - start > LONG) {
      order.subarray(start, stop).sort((a, b) => (seconds[a] as number) - (seconds[b] as number) || a - b);
    } else insert(order, seconds, start, stop);
    start = stop;
  }
}

function insert(order: Int32Array, seconds: Uint32Array, start: number, stop: number): void {
  for (let i = start + 1; i < stop; i++) {
    const index = order[i] as number;
    const second = seconds[index] as number;
    let k = i;
    for (; k > start && (seconds[order[k - 1] as number] as number) > second; k--) order[k] = order[k - 1] as number;
    order[k] = index;
  }
}
