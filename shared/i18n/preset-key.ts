import { importTexts } from './texts/import.ts';

type NamedPreset = keyof typeof importTexts.en.preset;

function isNamed(preset: string): preset is NamedPreset {
  return Object.hasOwn(importTexts.en.preset, preset);
}

/** Presets that have a name of their own in the interface; a saved or newer one is shown by its id. */
export function presetKey(preset: string): `import.preset.${NamedPreset}` | null {
  return isNamed(preset) ? `import.preset.${preset}` : null;
}
