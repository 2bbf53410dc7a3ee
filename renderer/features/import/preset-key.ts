/** Presets that have a name of their own in the interface; a saved or newer one is shown by its id. */
const NAMED = ['generic-csv', 'generic-json', 'datadog-dora-deployment', 'datadog-dora-incident'] as const;

export function presetKey(preset: string): `import.preset.${(typeof NAMED)[number]}` | null {
  const known = NAMED.find((name) => name === preset);
  return known === undefined ? null : `import.preset.${known}`;
}
