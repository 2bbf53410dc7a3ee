/**
 * Texts outside the window: the command line and written reports. The window has its own instance (it switches live).
 */
import type { catalog, Locale } from './catalog.ts';
import { createI18n } from './create-i18n.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${WithoutPlural<K>}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** Every text by its path: 'errors.file-empty'. */
export type TextKey = Leaves<(typeof catalog)['en']>;
export type TextParams = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: TextParams) => string;

/** Texts are for plain output: each format escapes for itself. */
export function createTranslator(locale: Locale): Translate {
  const instance = createI18n(locale);
  return (key, params = {}) => instance.t(key, { ...params });
}
