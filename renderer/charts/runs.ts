/**
 * Stretches of values without a gap. A gap is more than `bridged` places without one: a line may jump a weekend, not a
 * hole in the data.
 */
export function runs<T>(values: readonly (T | null)[], bridged = 0): readonly (readonly T[])[] {
  const found: T[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  values.forEach((value, index) => {
    if (value === null) return;
    if (index - last > bridged + 1) found.push([]);
    found.at(-1)?.push(value);
    last = index;
  });
  return found;
}
