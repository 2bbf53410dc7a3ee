/** Which cards a dashboard has, in the order they are read, and how wide each is. Kept as JSON under a name. */
export const WIDTHS = ['fifth', 'third', 'half', 'two-thirds', 'full'] as const;
export type Width = (typeof WIDTHS)[number];

export interface Placed {
  readonly card: string;
  readonly width: Width;
}
/** A card stands on it once. */
export type Arrangement = readonly Placed[];

/** What is kept under a name; cards and widths that are not known (of a newer version, of a damaged file) are left out. */
export function readArrangement(content: string, cards: readonly string[]): Arrangement {
  const seen = new Set<string>();
  return parse(content).flatMap((placed): Placed[] => {
    if (typeof placed !== 'object' || placed === null || !('card' in placed) || !('width' in placed)) return [];
    const card = cards.find((known) => known === placed.card);
    const width = WIDTHS.find((known) => known === placed.width);
    if (card === undefined || width === undefined || seen.has(card)) return [];
    seen.add(card);
    return [{ card, width }];
  });
}

function parse(content: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(content);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

export function writeArrangement(arrangement: Arrangement): string {
  return JSON.stringify(arrangement);
}

/** Puts a card where another one is; those between move up or down. */
export function moveCard(arrangement: Arrangement, card: string, to: number): Arrangement {
  const from = arrangement.findIndex((placed) => placed.card === card);
  const moved = arrangement[from];
  if (moved === undefined) return arrangement;
  const rest = arrangement.toSpliced(from, 1);
  return rest.toSpliced(Math.min(Math.max(0, to), rest.length), 0, moved);
}

export function resizeCard(arrangement: Arrangement, card: string, width: Width): Arrangement {
  return arrangement.map((placed) => (placed.card === card ? { card, width } : placed));
}

export function removeCard(arrangement: Arrangement, card: string): Arrangement {
  return arrangement.filter((placed) => placed.card !== card);
}

export function addCard(arrangement: Arrangement, placed: Placed): Arrangement {
  return [...removeCard(arrangement, placed.card), placed];
}
