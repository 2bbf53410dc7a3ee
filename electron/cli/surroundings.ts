/** What a command has around it: the engine, where to speak, and how it may end. */
import { resolve } from 'node:path';
import type { Translate } from '../../shared/i18n/translator.ts';
import type { Engine } from '../engine/create-engine.ts';
import type { Command, OutputFormat } from './command.ts';
import type { TokenSource } from './tokens.ts';

export const EXIT = { done: 0, gateFailed: 1, usage: 2, unusable: 3, rejected: 4 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

export interface Surroundings {
  readonly engine: Engine;
  readonly translate: Translate;
  readonly language: 'en' | 'ko';
  /** The result: standard output. */
  readonly print: (text: string) => void;
  /** How it went: standard error, unless it is to be quiet. */
  readonly say: (line: string) => void;
  /** What went wrong: standard error, always. */
  readonly complain: (line: string) => void;
  readonly onTerminal: boolean;
  readonly tokens: TokenSource;
}

export type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

const BY_EXTENSION: Readonly<Record<string, OutputFormat>> = {
  json: 'json',
  md: 'markdown',
  html: 'html',
  csv: 'csv',
  txt: 'text',
};

/** The format asked for, else what the file's name says, else text on a terminal and JSON elsewhere. */
export function wanted(command: Command, around: Surroundings): OutputFormat {
  const { format, out } = command.common;
  if (format !== null) return format;
  const named = out === null ? undefined : BY_EXTENSION[out.slice(out.lastIndexOf('.') + 1).toLowerCase()];
  return named ?? (around.onTerminal ? 'text' : 'json');
}

/** The command line runs one piece of work at a time; this is its name. */
export const JOB = 'command-line';

/** Opens a workspace that is there. Throws 'workspace-missing' and what opening one throws. */
export async function openExisting(workspace: string, { engine }: Surroundings): Promise<void> {
  await engine.handle('workspace.open', { path: resolve(workspace) });
}
