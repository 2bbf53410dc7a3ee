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

/** Not for names that a record can't do without: a service may well be called "null". */
export function isAbsent(text: string): boolean {
  if (text === '') return true;
  return text.length <= LONGEST_WORD && ABSENT_WORDS.has(text.trim().toLowerCase());
}
