/**
 * A name inside a translated sentence that is to be shown differently (a link, bold): marked before it is put in,
 * found again after. The marks are Unicode's isolates, invisible and right for names of another writing direction.
 */
const OPEN = '\u2068';
const CLOSE = '\u2069';

/** For texts that mark a part of themselves: {{open}} … {{close}}. */
export const MARKS = { open: OPEN, close: CLOSE } as const;

export function mark(name: string): string {
  return OPEN + name + CLOSE;
}

interface Part {
  readonly text: string;
  readonly isMarked: boolean;
  readonly at: number;
}

/** "a (b) c" → a, b (marked), c */
export function splitMarked(text: string): readonly Part[] {
  return text
    .split(/\u2068([^\u2069]*)\u2069/)
    .map((part, at) => ({ text: part, isMarked: at % 2 === 1, at }))
    .filter((part) => part.text !== '');
}
