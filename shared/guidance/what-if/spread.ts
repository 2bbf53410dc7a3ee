/**
 * Which of a number of rows a supposition takes, spread evenly over them and the same every time. Rows are ranked by their
 * index with its bits turned round (van der Corput's sequence): the first few ranks lie far apart, and whoever takes more
 * takes the same ones and others between them. So nothing flickers while a slider moves, and more of a lever is never less
 * of its effect.
 */

/** In [0, 1), 0 for the first row, 1/2, 1/4, 3/4, 1/8 … */
export function spreadPosition(index: number): number {
  let bits = index;
  bits = ((bits >>> 1) & 0x5555_5555) | ((bits & 0x5555_5555) << 1);
  bits = ((bits >>> 2) & 0x3333_3333) | ((bits & 0x3333_3333) << 2);
  bits = ((bits >>> 4) & 0x0f0f_0f0f) | ((bits & 0x0f0f_0f0f) << 4);
  bits = ((bits >>> 8) & 0x00ff_00ff) | ((bits & 0x00ff_00ff) << 8);
  return (((bits >>> 16) | (bits << 16)) >>> 0) / 2 ** 32;
}

/** 1 for `wanted` of `count` rows, all of them where there are fewer. */
export function spreadEvenly(count: number, wanted: number): Uint8Array {
  const taken = new Uint8Array(count);
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count))));
  const size = 2 ** bits;
  let left = Math.min(wanted, count);
  for (let rank = 0; rank < size && left > 0; rank++) {
    const index = Math.floor(spreadPosition(rank) * size);
    if (index >= count) continue;
    taken[index] = 1;
    left--;
  }
  return taken;
}
