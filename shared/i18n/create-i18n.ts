/**
 * i18next over the catalog, the same for screens, reports and the command line. Placeholders may name a format of
 * format.ts: `{{seconds, duration}}`, `{{rate, percent}}`, `{{change, change}}`, `{{n, number}}`, `{{size, bytes}}`.
 */
import { createInstance, type i18n } from 'i18next';
import { catalog, type Locale } from './catalog.ts';
import { formatBytes, formatChange, formatDuration, formatNumber, formatPercent, formatShare } from './format.ts';

const FORMATS: Readonly<Record<string, (value: number, locale: Locale) => string>> = {
  duration: formatDuration,
  percent: formatPercent,
  share: formatShare,
  change: formatChange,
  number: (value, locale) => formatNumber(value, locale),
  bytes: formatBytes,
};

/** Ready at once: the texts are in the program, nothing is loaded. Texts are plain: whoever shows them escapes. */
export function createI18n(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    initAsync: false,
    defaultNS: 'translation',
    resources: { en: { translation: catalog.en }, ko: { translation: catalog.ko } },
    interpolation: { escapeValue: false },
    // Keys hold dots as levels only; texts hold colons.
    nsSeparator: false,
  });
  for (const [name, format] of Object.entries(FORMATS)) {
    instance.services.formatter?.add(name, (value: unknown, language) =>
      typeof value === 'number' ? format(value, language === 'ko' ? 'ko' : 'en') : String(value),
    );
  }
  return instance;
}
