const MOST = 40;

/** A name inside a sentence: one that would be a sentence of its own is cut in the middle, where names differ least. */
export function clipName(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MOST) return name;
  return `${characters.slice(0, MOST - 15).join('')}…${characters.slice(-12).join('')}`;
}
