/** The window's texts: one i18next instance, switched live. */
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale } from '../shared/i18n/catalog.ts';
import { createI18n } from '../shared/i18n/create-i18n.ts';
import type { TextKey, Translate } from '../shared/i18n/translator.ts';

export const i18n = createI18n('en');
i18n.use(initReactI18next);
initReactI18next.init(i18n);

/** Texts outside components (notifications, commands). */
export const translate: Translate = (key, params = {}) => i18n.t(key, { ...params });

export interface TextTools {
  readonly t: Translate;
  readonly locale: Locale;
}

export function useText(): TextTools {
  const { i18n: instance } = useTranslation();
  return TOOLS[localeOf(instance.language)];
}

const TOOLS: Readonly<Record<Locale, TextTools>> = { en: toolsIn('en'), ko: toolsIn('ko') };

/** A table says the same words in every row: those without values are looked up once. */
function toolsIn(locale: Locale): TextTools {
  const textOf = i18n.getFixedT(locale);
  const plain = new Map<TextKey, string>();
  function plainText(key: TextKey): string {
    const text = plain.get(key) ?? textOf(key);
    plain.set(key, text);
    return text;
  }
  return { locale, t: (key, params) => (params === undefined ? plainText(key) : textOf(key, { ...params })) };
}

export function localeOf(language: string): Locale {
  return language === 'ko' ? 'ko' : 'en';
}

export async function speak(locale: Locale): Promise<void> {
  await i18n.changeLanguage(locale);
  document.documentElement.lang = locale;
}
