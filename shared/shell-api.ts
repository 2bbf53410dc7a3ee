/**
 * The contract between renderer and main for what concerns the computer, not the data: request name -> input schema and
 * output type; event name -> payload. Main parses every input with its schema; the renderer takes only the types.
 */
import { z } from 'zod';
import { DRAFT_KINDS, type Draft, LONGEST_DRAFT } from './drafts.ts';
import type { ErrorData } from './errors.ts';
import type { QuizPack } from './guidance/quiz.ts';
import { LONGEST_PASTE } from './paste-limit.ts';

const text = z.string().max(4096);
const name = z.string().max(1024);
const nothing = z.strictObject({});
const draftPlace = { kind: z.enum(DRAFT_KINDS), workspace: text };

/** Requests that main answers itself: dialogs, windows, the operating system. */
export const shellSchemas = {
  'dialog.open-files': nothing,
  'dialog.open-folder': nothing,
  'dialog.open-workspace': nothing,
  'dialog.save': z.strictObject({
    suggestedName: name,
    extension: z.enum(['doradeck', 'json', 'md', 'html', 'csv', 'png', 'pdf']),
  }),
  'shell.show-in-folder': z.strictObject({ path: text }),
  /** Pages have no permission to use the clipboard themselves. */
  'clipboard.write-text': z.strictObject({ text: z.string().max(1_000_000) }),
  /** As text for a spreadsheet and as HTML for a document. */
  'clipboard.write-table': z.strictObject({
    columns: z.array(name).min(1).max(100),
    rows: z.array(z.array(text).max(100)).max(20_000),
  }),
  /** A PNG in base64. */
  'clipboard.write-image': z.strictObject({ png: z.base64().min(1).max(5_000_000) }),
  /** A text as a file of that name, to be imported; it goes when the program ends. */
  'paste.keep': z.strictObject({ name: name.min(1), text: z.string().min(1).max(LONGEST_PASTE) }),
  /** Quiz packs belong to the person, not to a client: they are files beside the preferences. The built-in ones are not among them. */
  'packs.list': nothing,
  /** In place of one with the same id; built-in packs keep theirs. Throws 'quiz-pack-invalid'. */
  'packs.save': z.strictObject({ pack: z.unknown() }),
  'packs.remove': z.strictObject({ id: name }),
  /** Reads a pack from a file and keeps it, under another id where its own is taken by another pack. Throws
   * 'quiz-pack-invalid', 'json-malformed', 'file-missing'. */
  'packs.import': z.strictObject({ path: text }),
  /** Writes a pack as JSON; `schema` writes the published schema. */
  'packs.export': z.strictObject({
    path: text,
    what: z.union([z.literal('schema'), z.strictObject({ pack: z.unknown() })]),
  }),
  /** Work that nobody has saved yet; of a workspace whose file is gone there is none. */
  'drafts.list': nothing,
  'drafts.keep': z.strictObject({ ...draftPlace, content: z.string().max(LONGEST_DRAFT) }),
  'drafts.remove': z.strictObject(draftPlace),
  /** Saves what the page shows to a printer (CSS `@media print`) as PDF. */
  'pdf.save': z.strictObject({ path: text, page: z.enum(['slide', 'A4']), title: name }),
  /** The window fills the screen, enlarged; or is again as it was. */
  'window.present': z.strictObject({ on: z.boolean() }),
  'stage.displays': nothing,
  /**
   * What stands where while a deck is presented. `audience`: the main window fills a display, without a menu; else it is
   * again where and as it was. `speaker`: the presenter's own window, of the same page, is there. `display` is the
   * audience's by id; null = another than the main window's, if there is one.
   */
  'stage.set': z.strictObject({ audience: z.boolean(), speaker: z.boolean(), display: z.number().nullable() }),
  'app.info': nothing,
  'app.preferences': z
    .strictObject({
      language: z.enum(['system', 'en', 'ko']),
      theme: z.enum(['system', 'light', 'dark']),
      reduceMotion: z.boolean(),
    })
    .partial(),
  'app.recent': nothing,
  'app.forget-recent': z.strictObject({ path: text }),
  'tokens.list': nothing,
  'tokens.forget': z.strictObject({ host: name }),
} as const;
export type ShellName = keyof typeof shellSchemas;
export type ShellInput<N extends ShellName> = z.infer<(typeof shellSchemas)[N]>;

export interface Preferences {
  readonly language: 'system' | 'en' | 'ko';
  readonly theme: 'system' | 'light' | 'dark';
  readonly reduceMotion: boolean;
}
export interface AppInfo {
  readonly version: string;
  readonly runtime: string;
  readonly platform: string;
  /** The operating system's language, BCP 47. */
  readonly systemLanguage: string;
  readonly preferences: Preferences;
  /** Where new workspaces go unless the user says otherwise. */
  readonly workspaceFolder: string;
  /** A workspace named on the command line, to be opened first. */
  readonly openWorkspace: string | null;
}
export interface RecentWorkspace {
  readonly path: string;
  readonly name: string;
  readonly openedAt: number;
  readonly exists: boolean;
}
export interface ShellOutput {
  /** Paths chosen; empty = cancelled. */
  'dialog.open-files': readonly string[];
  'dialog.open-folder': readonly string[];
  'dialog.open-workspace': readonly string[];
  'dialog.save': string | null;
  'shell.show-in-folder': null;
  'clipboard.write-text': null;
  'clipboard.write-table': null;
  'clipboard.write-image': { readonly width: number; readonly height: number };
  /** Where it is. */
  'paste.keep': string;
  'packs.list': PackShelf;
  'packs.save': PackShelf;
  'packs.remove': PackShelf;
  'packs.import': QuizPack;
  'packs.export': { readonly path: string };
  'drafts.list': readonly Draft[];
  'drafts.keep': null;
  'drafts.remove': null;
  'pdf.save': { readonly path: string; readonly pages: number };
  'window.present': null;
  'stage.displays': readonly StageDisplay[];
  'stage.set': null;
  'app.info': AppInfo;
  'app.preferences': Preferences;
  'app.recent': readonly RecentWorkspace[];
  'app.forget-recent': readonly RecentWorkspace[];
  'tokens.list': KeptTokens;
  'tokens.forget': KeptTokens;
}

export interface PackShelf {
  readonly packs: readonly QuizPack[];
  /** Files among the packs that can't be read as one, and why; they are left as they are. */
  readonly damaged: readonly { readonly path: string; readonly error: ErrorData }[];
}

export interface StageDisplay {
  readonly id: number;
  /** As the operating system calls it; may be ''. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The main window is on it, or was before a deck was presented. */
  readonly isOwn: boolean;
}

export interface KeptTokens {
  /** Where a token goes that is to be kept: the operating system's keychain, or nowhere but memory until the program ends. */
  readonly storage: 'keychain' | 'memory';
  readonly hosts: readonly string[];
}

export interface ShellEvents {
  /** Displays came or went. */
  displays: { readonly displays: readonly StageDisplay[] };
  /** The person's preferences were changed, in this window or in another. */
  preferences: Preferences;
  /** The presenter's own window was closed by hand. */
  'speaker-closed': Readonly<Record<string, never>>;
  /** A command chosen in the menu (renderer/commands.ts knows what it does). */
  command: { readonly id: string };
  /** A workspace file opened through the operating system. */
  'open-workspace': { readonly path: string };
  /** The engine process ended: `restarted` tells whether a new one runs (workspace reopened). */
  'engine-stopped': { readonly restarted: boolean };
}
