import { expect, test } from 'vitest';
import { importTexts } from '../../i18n/texts/import.ts';
import { RELEASES_PRESET } from '../../release-pattern.ts';
import { fieldsOf, TIME_FIELDS } from '../fields.ts';
import { GENERIC_PRESETS, PRESETS } from './registry.ts';

test('every preset has an id of its own, and a name in every language', () => {
  // The tags of a repository are no file, but are named among the imports as one.
  const ids = [...Object.values<string>(GENERIC_PRESETS), RELEASES_PRESET, ...PRESETS.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  for (const language of [importTexts.en, importTexts.ko]) {
    expect(Object.keys(language.preset).sort()).toEqual([...ids].sort());
  }
});

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  '%s names fields of its kind, and a time',
  (_, preset) => {
    const fields = Object.keys(preset.fields);
    expect(fields.filter((field) => !fieldsOf(preset.kind).some((known) => known === field))).toEqual([]);
    expect(fields.some((field) => TIME_FIELDS[preset.kind].some((time) => time === field))).toBe(true);
    expect(preset.recognise([], () => ({ records: [], choices: { deploys: null, incidentTypes: null } }))).toBe(0);
  },
);
