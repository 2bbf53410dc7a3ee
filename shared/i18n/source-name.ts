import type { IncidentRow } from '../answers.ts';
import { presetKey } from './preset-key.ts';
import type { Translate } from './translator.ts';

/** Where an incident comes from: the tool whose export it is, or the file where the export could be anybody's. */
export function sourceName({ preset, file }: IncidentRow['source'], t: Translate): string {
  if (preset.startsWith('generic-')) return file;
  const key = presetKey(preset);
  return key === null ? file : t(key);
}
