import { STAGE_NAMES, type StageFigure } from '../report.ts';
import { median } from '../stats.ts';
import type { ChangeColumns } from './change-columns.ts';

/** The stages of these rows of the columns, which are in order of time; one without values is left out. */
export function stageFigures({ stages, partial }: ChangeColumns, rows: Int32Array): readonly StageFigure[] {
  return STAGE_NAMES.flatMap((stage, index) => {
    const column = stages[index] as Float64Array;
    const own = rows.filter((row) => !Number.isNaN(column[row] as number));
    const values = Float64Array.from(own, (row) => column[row] as number);
    const n = values.length;
    if (n === 0) return [];
    const lastSeconds = values[n - 1] as number;
    let [sum, smallest, largest] = [0, lastSeconds, lastSeconds];
    for (let i = 0; i < n; i++) {
      const value = values[i] as number;
      sum += value;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
    return [
      {
        stage,
        n,
        meanSeconds: sum / n,
        medianSeconds: median(values),
        minSeconds: smallest,
        maxSeconds: largest,
        sumSeconds: sum,
        lastSeconds,
        partial: own.filter((row) => partial[row] === 1).length,
      },
    ];
  });
}
