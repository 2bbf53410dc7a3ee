import { z } from 'zod';
import type { Preferences, ShellInput } from '../shared/shell-api.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

const schema: z.ZodType<Preferences> = z.strictObject({
  language: z.enum(['system', 'en', 'ko']),
  theme: z.enum(['system', 'light', 'dark']),
  reduceMotion: z.boolean(),
});

const DEFAULTS: Preferences = { language: 'system', theme: 'system', reduceMotion: false };

export function openPreferences(file: string): JsonFile<Preferences> {
  return openJsonFile(file, schema, DEFAULTS);
}

export function changePreferences(
  preferences: JsonFile<Preferences>,
  patch: ShellInput<'app.preferences'>,
): Preferences {
  const before = preferences.get();
  preferences.set({
    language: patch.language ?? before.language,
    theme: patch.theme ?? before.theme,
    reduceMotion: patch.reduceMotion ?? before.reduceMotion,
  });
  return preferences.get();
}
