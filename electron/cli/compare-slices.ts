import { parseSlice, type SliceChoice } from '../../shared/compare/slice-text.ts';
import { usage } from './usage.ts';

const FEWEST_SLICES = 2;
export const MOST_SLICES = 8;

/** What follows each `--slice`. Throws 'usage'. */
export function slicesOf(texts: readonly string[]): readonly SliceChoice[] {
  if (texts.length < FEWEST_SLICES || texts.length > MOST_SLICES) {
    throw usage(`compare takes ${FEWEST_SLICES} to ${MOST_SLICES} times --slice key=value[,key=value…]`);
  }
  return texts.map(parseSlice);
}
