import type { Localised } from '../../../shared/guidance/localised.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';

/** A text in the reader's language, or in the other one where whoever wrote it left theirs empty. */
export function localise(text: Localised, locale: Locale): string {
  return text[locale].trim() === '' ? text[locale === 'en' ? 'ko' : 'en'] : text[locale];
}
