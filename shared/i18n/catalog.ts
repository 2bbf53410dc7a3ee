/**
 * Every text of Doradeck by area: `t('metrics.reason.too-few')` is `reason.too-few` of texts/metrics.ts. A new area is
 * one file in texts/ and one line in each language here.
 */
import { app } from './texts/app.ts';
import { cli } from './texts/cli.ts';
import { dataScreen } from './texts/data-screen.ts';
import { guidance } from './texts/guidance.ts';
import { home } from './texts/home.ts';
import { levels } from './texts/levels.ts';
import { lists } from './texts/lists.ts';
import { menuTexts } from './texts/menu.ts';
import { overviewScreen } from './texts/overview-screen.ts';
import { report } from './texts/report.ts';
import { settings } from './texts/settings.ts';
import { versions } from './texts/versions.ts';

export type Locale = 'en' | 'ko';
export const LOCALES: readonly Locale[] = ['en', 'ko'];

export const catalog = {
  en: {
    app: app.en,
    cli: cli.en,
    levels: levels.en,
    report: report.en,
    home: home.en,
    lists: lists.en,
    menu: menuTexts.en,
    overviewScreen: overviewScreen.en,
    dataScreen: dataScreen.en,
    versions: versions.en,
    guidance: guidance.en,
    settings: settings.en,
  },
  ko: {
    app: app.ko,
    cli: cli.ko,
    levels: levels.ko,
    report: report.ko,
    home: home.ko,
    lists: lists.ko,
    menu: menuTexts.ko,
    overviewScreen: overviewScreen.ko,
    dataScreen: dataScreen.ko,
    versions: versions.ko,
    guidance: guidance.ko,
    settings: settings.ko,
  },
} as const;

/** The language to speak for a wish and the system's BCP 47 tag. */
export function resolveLocale(wish: 'system' | Locale, systemLanguage: string): Locale {
  if (wish !== 'system') return wish;
  return systemLanguage.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
