import { isLocalDate } from '../../../shared/local-date.ts';

/** The two days that a date like "03/04/2024" can mean, each null where it is no date: { dmy: 3 April, mdy: 4 March }. */
export function readingsOf(example: string): { readonly dmy: string | null; readonly mdy: string | null } {
  const match = /^\s*(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)/.exec(example);
  if (match === null) return { dmy: null, mdy: null };
  const [, first = '', second = '', year = ''] = match;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const date = (day: string, month: string): string | null => {
    const text = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isLocalDate(text) ? text : null;
  };
  return { dmy: date(first, second), mdy: date(second, first) };
}
