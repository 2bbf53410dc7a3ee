/** A number alone, or in front of its words: "4", "4. Agree", "(4)", "4점". */
export function leadingNumber(text: string): number | null {
  const found = /^\(?(\d+(?:[.,]\d+)?)\)?(?:\s*(?:점|번)?\s*$|\s*[.):=–—-]\s+[^\s\d]|\s+\()/u.exec(text)?.[1];
  return found === undefined ? null : Number(found.replace(',', '.'));
}
