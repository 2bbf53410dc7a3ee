import type { MenuItemConstructorOptions } from 'electron';
import { type CommandId, shortcuts } from '../shared/commands.ts';
import type { Locale } from '../shared/i18n/catalog.ts';
import { menuTexts } from '../shared/i18n/texts/menu.ts';

export interface MenuOptions {
  readonly locale: Locale;
  readonly platform: NodeJS.Platform;
  /** Adds reloading and the developer tools. */
  readonly development: boolean;
  readonly onCommand: (id: CommandId) => void;
}

type Item = MenuItemConstructorOptions;
type Text = Exclude<keyof (typeof menuTexts)['en'], 'command' | 'dialog'>;
type Role = NonNullable<Item['role']>;

interface Words {
  command(id: CommandId): Item;
  role(role: Role, text: Text): Item;
  menu(text: Text, items: readonly Item[], role?: Role): Item;
}

const SEPARATOR: Item = { type: 'separator' };

/** The application's menu. Every label is given, since Electron's own are English whatever the language. */
export function menuTemplate(options: MenuOptions): Item[] {
  const words = wordsOf(options);
  const mac = options.platform === 'darwin';
  return [
    ...(mac ? [applicationMenu(words)] : []),
    fileMenu(words, mac),
    editMenu(words),
    viewMenu(words, options.development),
    words.menu('go', GO.map(words.command)),
    ...(mac
      ? [words.menu('window', [words.role('minimize', 'minimise'), words.role('close', 'close-window')], 'window')]
      : []),
    words.menu(
      'help',
      [words.command('show-shortcuts'), ...(mac ? [] : [SEPARATOR, words.role('about', 'about')])],
      'help',
    ),
  ];
}

const GO: readonly CommandId[] = [
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
  'go-quick-check',
  'go-capabilities',
  'go-advice',
  'go-what-if',
  'go-summary',
  'go-quiz',
  'go-present',
  'go-data',
  'go-names',
  'go-corrections',
];

function wordsOf({ locale, onCommand }: MenuOptions): Words {
  const texts = menuTexts[locale];
  return {
    command: (id) => ({ id, label: texts.command[id], ...acceleratorOf(id), click: () => onCommand(id) }),
    role: (role, text) => ({ role, label: texts[text] }),
    menu: (text, items, role) => ({ label: texts[text], submenu: [...items], ...(role ? { role } : {}) }),
  };
}

function acceleratorOf(id: CommandId): { accelerator?: string } {
  const shortcut = shortcuts[id];
  return shortcut === undefined ? {} : { accelerator: shortcut.replace('Mod', 'CmdOrCtrl') };
}

function applicationMenu(words: Words): Item {
  return {
    label: 'Doradeck',
    submenu: [
      words.role('about', 'about'),
      SEPARATOR,
      words.command('go-settings'),
      SEPARATOR,
      words.role('hide', 'hide'),
      words.role('hideOthers', 'hide-others'),
      words.role('unhide', 'show-all'),
      SEPARATOR,
      words.role('quit', 'quit'),
    ],
  };
}

function fileMenu(words: Words, mac: boolean): Item {
  return words.menu('file', [
    words.command('new-workspace'),
    words.command('open-workspace'),
    words.command('open-sample'),
    words.command('close-workspace'),
    SEPARATOR,
    words.command('import-files'),
    words.command('import-folder'),
    words.command('add-repository'),
    SEPARATOR,
    words.command('export-report'),
    ...(mac ? [] : [SEPARATOR, words.command('go-settings'), SEPARATOR, words.role('quit', 'quit')]),
  ]);
}

function editMenu(words: Words): Item {
  return words.menu('edit', [
    words.role('undo', 'undo'),
    words.role('redo', 'redo'),
    SEPARATOR,
    words.role('cut', 'cut'),
    words.role('copy', 'copy'),
    words.role('paste', 'paste'),
    words.role('selectAll', 'select-all'),
  ]);
}

function viewMenu(words: Words, development: boolean): Item {
  return words.menu('view', [
    words.command('command-palette'),
    words.command('toggle-theme'),
    words.command('present'),
    SEPARATOR,
    words.role('resetZoom', 'actual-size'),
    words.role('zoomIn', 'zoom-in'),
    words.role('zoomOut', 'zoom-out'),
    SEPARATOR,
    words.role('togglefullscreen', 'full-screen'),
    ...(development
      ? [SEPARATOR, { role: 'forceReload' } as const, { role: 'toggleDevTools', accelerator: 'F12' } as const]
      : []),
  ]);
}

/** For text under the pointer: Electron shows no context menu of its own. */
export function contextMenuTemplate(locale: Locale, selection: boolean, editable: boolean): Item[] {
  const texts = menuTexts[locale];
  const copy: Item[] = selection ? [{ role: 'copy', label: texts.copy }] : [];
  if (!editable) return copy;
  const cut: Item[] = selection ? [{ role: 'cut', label: texts.cut }] : [];
  return [...cut, ...copy, { role: 'paste', label: texts.paste }, { role: 'selectAll', label: texts['select-all'] }];
}
