/** Row numbers by time, rows of the same time in their own order. */
export function orderByTime(times: Float64Array, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let sorted = true;
  for (let i = 1; i < count && sorted; i++) sorted = (times[i] ?? 0) >= (times[i - 1] ?? 0);
  // Exports are nearly always in order.
  return sorted ? order : order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}
