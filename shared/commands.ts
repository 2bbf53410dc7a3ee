/**
 * What a person can ask for from the menu, the palette or the keyboard. The menu shows the shortcuts and hears them;
 * the screens only act on the command (renderer/commands.ts), so that no key is bound twice.
 */
export const commandIds = [
  'new-workspace',
  'open-workspace',
  'open-sample',
  'close-workspace',
  'import-files',
  'import-folder',
  'add-repository',
  'export-report',
  'go-overview',
  'go-dashboard',
  'go-deployments',
  'go-compare',
  'go-anomalies',
  'go-frequency',
  'go-lead-time',
  'go-failure-rate',
  'go-recovery',
  'go-rework',
  'go-failures',
  'go-versions',
  'go-levels',
  'go-quiz',
  'go-data',
  'go-names',
  'go-corrections',
  'go-settings',
  'command-palette',
  'show-shortcuts',
  'toggle-theme',
] as const;

export type CommandId = (typeof commandIds)[number];

/** `Mod` is Command on macOS and Control elsewhere. */
export const shortcuts: Readonly<Partial<Record<CommandId, string>>> = {
  'new-workspace': 'Mod+N',
  'open-workspace': 'Mod+O',
  'close-workspace': 'Mod+Shift+W',
  'import-files': 'Mod+I',
  'import-folder': 'Mod+Shift+I',
  'add-repository': 'Mod+Shift+R',
  'export-report': 'Mod+E',
  'go-overview': 'Mod+1',
  'go-deployments': 'Mod+2',
  'go-lead-time': 'Mod+3',
  'go-failures': 'Mod+4',
  'go-versions': 'Mod+5',
  'go-levels': 'Mod+6',
  'go-quiz': 'Mod+7',
  'go-data': 'Mod+8',
  'go-names': 'Mod+9',
  'go-settings': 'Mod+,',
  'command-palette': 'Mod+K',
  'show-shortcuts': 'Mod+/',
  'toggle-theme': 'Mod+Shift+L',
};
