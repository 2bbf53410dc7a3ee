/** Labels of an axis that would lie on one another are left out. */

/** About, at 11 px: letters of Korean are as wide as they are high. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 10.5 : 6.2), 0);
}

const ROOM = 6;

/** Of labels in a row, from left to right, those that don't reach into one before. `startOf` in pixels. */
export function labelsWithRoom<L extends { readonly text: string }>(
  labels: readonly L[],
  startOf: (label: L) => number,
): readonly L[] {
  let end = Number.NEGATIVE_INFINITY;
  return labels.filter((label) => {
    const start = startOf(label);
    if (start < end) return false;
    end = start + textWidth(label.text) + ROOM;
    return true;
  });
}
