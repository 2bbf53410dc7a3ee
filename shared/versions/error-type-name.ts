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
