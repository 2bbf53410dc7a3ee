/** How large the lines of a slide can be set, so that they fit below its heading. Pages are printed too: nothing is measured. */

/** In px of a page 1280 wide, with the gaps of slides.module.css; the least is 18 pt. */
const SIZES = [
  { size: 36, gap: 20 },
  { size: 28, gap: 10 },
  { size: 24, gap: 10 },
] as const;
export type LinesSize = (typeof SIZES)[number]['size'];

/** Between the page's upper edge and its foot, without the gap below the heading. */
const ROOM = 578;
const LINE_HEIGHT = 1.35;
const HEADING = { size: 44, lineHeight: 1.15, width: 1152 };
const WIDTH = 1118;
/** Lines are not filled to their end: words stay whole. */
const RAGGED = 1.06;
/** From here on (Hangul Jamo) letters are about as wide as they are high. */
const WIDE_FROM = 0x1100;

/** The least where nothing fits. */
export function linesSize(heading: string, lines: readonly string[]): LinesSize {
  const room = ROOM - rowsOf(heading, HEADING.size, HEADING.width) * HEADING.size * HEADING.lineHeight;
  const fitting = SIZES.find(({ size, gap }) => {
    const rows = lines.reduce((sum, line) => sum + rowsOf(line, size, WIDTH), 0);
    return rows * size * LINE_HEIGHT + (lines.length - 1) * gap <= room;
  });
  return fitting?.size ?? 24;
}

function rowsOf(text: string, size: number, width: number): number {
  const letters = Array.from(text).reduce((sum, letter) => sum + (isWide(letter) ? 0.87 : 0.5), 0);
  return Math.max(1, Math.ceil((letters * size * RAGGED) / width));
}

function isWide(letter: string): boolean {
  return (letter.codePointAt(0) ?? 0) >= WIDE_FROM;
}
