/**
 * Cells of CSV that a spreadsheet would run as a formula. Theirs begin with = + - @, a control character, or the
 * full-width twin of one (OWASP, "CSV Injection"). A quote in front makes text of them; one goes in front of a leading
 * quote too, so that taking one away always gives the cell back.
 */
const DANGEROUS = /^['=+\-@\p{Cc}＝＋－＠]/u;

export function protectCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

export function unprotectCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** One field of a CSV line, quoted where it must be. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
