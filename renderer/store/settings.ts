/** The person's preferences and what the application is. Kept by main across starts. */
import { create } from 'zustand';
import { resolveLocale } from '../../shared/i18n/catalog.ts';
import type { AppInfo, Preferences, ShellInput } from '../../shared/shell-api.ts';
import { shell } from '../api.ts';
import { speak } from '../i18n.ts';

interface SettingsState {
  readonly info: AppInfo | null;
  readonly preferences: Preferences;
}

export const useSettings = create<SettingsState>()(() => ({
  info: null,
  preferences: { language: 'system', theme: 'system', reduceMotion: false },
}));

export async function loadSettings(): Promise<AppInfo> {
  const info = await shell('app.info', {});
  useSettings.setState({ info, preferences: info.preferences });
  await speak(resolveLocale(info.preferences.language, info.systemLanguage));
  return info;
}

export async function changePreferences(patch: ShellInput<'app.preferences'>): Promise<void> {
  await adoptPreferences(await shell('app.preferences', patch));
}

/** As changed here or in another window: the presenter's follows the main one. */
export async function adoptPreferences(preferences: Preferences): Promise<void> {
  useSettings.setState({ preferences });
  const system = useSettings.getState().info?.systemLanguage ?? 'en';
  await speak(resolveLocale(preferences.language, system));
}
