import type { ErrorData } from '../../shared/errors.ts';
import type { Translate } from '../../shared/i18n/translator.ts';

/** An error in the reader's language: what happened and what to do. */
export function errorMessage(error: ErrorData, translate: Translate): string {
  return translate(`errors.${error.code}`, error.params);
}
