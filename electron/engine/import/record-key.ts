/** Texts as one that no other list of texts makes; null is the empty text, which no field keeps. */
export function recordKey(...parts: readonly (string | number | null)[]): string {
  let key = '';
  for (const part of parts) {
    const text = part === null ? '' : String(part);
    key += `${text.length}:${text}`;
  }
  return key;
}
