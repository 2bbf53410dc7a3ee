import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { RecentWorkspace } from '../shared/shell-api.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

const LIMIT = 12;

const schema = z.array(z.strictObject({ path: z.string(), name: z.string(), openedAt: z.number() }));

/** Workspaces opened lately, the last one first. */
export type Recents = JsonFile<readonly Omit<RecentWorkspace, 'exists'>[]>;

export function openRecents(file: string): Recents {
  return openJsonFile<readonly Omit<RecentWorkspace, 'exists'>[]>(file, schema, []);
}

/** `clientName` is what people call the workspace; while it has none, its file name stands for it. */
export function rememberWorkspace(recents: Recents, path: string, clientName: string, now: number): void {
  const name = clientName.trim() || basename(path, extname(path));
  const others = recents.get().filter((recent) => recent.path !== path);
  recents.set([{ path, name, openedAt: now }, ...others].slice(0, LIMIT));
}

export function forgetWorkspace(recents: Recents, path: string): void {
  recents.set(recents.get().filter((recent) => recent.path !== path));
}

export function listRecents(recents: Recents): readonly RecentWorkspace[] {
  return recents.get().map((recent) => ({ ...recent, exists: existsSync(recent.path) }));
}
