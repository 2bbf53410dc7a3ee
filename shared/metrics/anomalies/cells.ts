import { median } from '../../stats.ts';

/** Values dealt to numbered cells. */
export interface Cells {
  add(cell: number, value: number): void;
  /** Of each cell; NaN where it has none. */
  medians(): Float64Array;
}

export function createCells(size: number): Cells {
  const cells: number[] = [];
  const values: number[] = [];
  const offset = new Int32Array(size + 1);
  return {
    add(cell, value) {
      cells.push(cell);
      values.push(value);
      (offset[cell + 1] as number)++;
    },
    medians() {
      for (let cell = 0; cell < size; cell++) (offset[cell + 1] as number) += offset[cell] as number;
      const sorted = new Float64Array(values.length);
      const next = offset.slice(0, size);
      for (let k = 0; k < cells.length; k++) sorted[(next[cells[k] as number] as number)++] = values[k] as number;
      const medians = new Float64Array(size).fill(Number.NaN);
      for (let cell = 0; cell < size; cell++) {
        const [start, end] = [offset[cell] as number, offset[cell + 1] as number];
        if (end > start) medians[cell] = median(sorted.subarray(start, end)) as number;
      }
      return medians;
    },
  };
}
