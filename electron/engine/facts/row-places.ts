/** To which deployment or incident each row of the store belongs. */
export interface RowPlaces {
  /** Ids of the rows that count, ascending. */
  readonly rowId: Float64Array;
  /** Row of the facts that each belongs to. */
  readonly place: Int32Array;
}

/** -1 = the row counts for none. */
export function placeOfRow({ rowId, place }: RowPlaces, id: number): number {
  let from = 0;
  let to = rowId.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rowId[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return rowId[from] === id ? (place[from] ?? -1) : -1;
}
