/**
 * Short columns side by side in large pieces of memory: of a service there are thousands, and a piece for each would cost
 * more than what is in it.
 */

/** Numbers in a large piece: half a megabyte. */
const PIECE = 65_536;
/** What is longer than this part of one has its own. */
const LONGEST_SHARE = 1 / 8;

/** Columns of zeros. What is of one room goes together: a piece stays as long as one of its columns does. */
export function createFloatRoom(): (length: number) => Float64Array {
  let piece = new Float64Array(0);
  let used = 0;
  return (length) => {
    if (length > PIECE * LONGEST_SHARE) return new Float64Array(length);
    if (used + length > piece.length) {
      piece = new Float64Array(PIECE);
      used = 0;
    }
    const column = new Float64Array(piece.buffer, used * Float64Array.BYTES_PER_ELEMENT, length);
    used += length;
    return column;
  };
}

/** Equal parts of a column, none of which is a copy. */
export function partOf(column: Float64Array, index: number, length: number): Float64Array {
  return new Float64Array(column.buffer, column.byteOffset + index * length * column.BYTES_PER_ELEMENT, length);
}
