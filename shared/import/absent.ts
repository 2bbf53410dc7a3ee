/** Words that exports write where there is no value (DevLake NULL, ServiceNow ?, spreadsheets N/A and -). */
const ABSENT_WORDS = new Set([
  '',
  'null',
  '(null)',
  'nil',
  'none',
  'n/a',
  '#n/a',
  'na',
  '?',
  '-',
  '--',
  'undefined',
  '없음',
]);
const LONGEST_WORD = 9;

const FIRST_LETTERS = new Set(['n', 'N', '(', '#', '?', '-', 'u', 'U', '없']);

/** Not for names that a record can't do without: a service may well be called "null". */
export function isAbsent(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST_WORD) return text.trim() === '';
  // Most values are told by their first letter; a million rows have several each.
  const first = text.charAt(0);
  if (first > ' ' && !FIRST_LETTERS.has(first)) return false;
  return ABSENT_WORDS.has(text.trim().toLowerCase());
}
