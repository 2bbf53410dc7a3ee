/** What a sort of error is called. */
import type { ErrorTypeChange } from '../version-answers.ts';

/** What a title says beyond the type, which many begin with; null = nothing. */
export function errorTitle({ type, title }: Pick<ErrorTypeChange, 'type' | 'title'>): string | null {
  if (title === null || title === type) return null;
  return title.startsWith(`${type}: `) ? title.slice(type.length + 2) : title;
}

/** "TypeError: cart is undefined" */
export function errorName(one: Pick<ErrorTypeChange, 'type' | 'title'>): string {
  const title = errorTitle(one);
  return title === null ? one.type : `${one.type}: ${title}`;
}

/** Some trackers call an error by its whole stack trace. */
const LONGEST_NAME = 60;
/** Of scripts from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** As one of several in a sentence, which keeps its direction. */
export function shortErrorType(name: string): string {
  const letters = Array.from(name);
  const short =
    letters.length <= LONGEST_NAME
      ? name
      : `${letters
          .slice(0, LONGEST_NAME - 1)
          .join('')
          .trimEnd()}…`;
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}
