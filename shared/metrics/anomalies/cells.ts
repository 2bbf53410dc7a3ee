import { medianOfRun } from '../gather-changes.ts';

/** Values dealt to numbered cells. */
export interface Cells {
  add(cell: number, value: number): void;
  /** Of each cell; NaN where it has none. */
  medians(): Float64Array;
}

/** @param most how many values there can be */
export function createCells(size: number, most: number): Cells {
  const cells = new Int32Array(most);
  const values = new Float64Array(most);
  const offset = new Int32Array(size + 1);
  let count = 0;
  return {
    add(cell, value) {
      cells[count] = cell;
      values[count++] = value;
      (offset[cell + 1] as number)++;
    },
    medians() {
      for (let cell = 0; cell < size; cell++) (offset[cell + 1] as number) += offset[cell] as number;
      const sorted = new Float64Array(count);
      const next = offset.slice(0, size);
      for (let k = 0; k < count; k++) sorted[(next[cells[k] as number] as number)++] = values[k] as number;
      const medians = new Float64Array(size).fill(Number.NaN);
      for (let cell = 0; cell < size; cell++) {
        const [start, end] = [offset[cell] as number, offset[cell + 1] as number];
        if (end > start) medians[cell] = medianOfRun(sorted, start, end);
      }
      return medians;
    },
  };
}
