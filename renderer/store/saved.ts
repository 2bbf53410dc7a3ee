/** What the user keeps by name in the workspace: shared/saved-items.ts. */
import type { SavedItem, SavedKind } from '../../shared/saved-items.ts';
import { request } from '../api.ts';
import { type Answer, keepAnswer, useAnswer } from './results.ts';

export function useSaved(kind: SavedKind): Answer<readonly SavedItem[]> {
  return useAnswer('saved.list', { kind });
}

/** In place of one of the same name. */
export async function save(kind: SavedKind, name: string, content: string): Promise<void> {
  keepAnswer('saved.list', { kind }, await request('saved.save', { kind, name, content }));
}

/** Throws 'name-taken'. */
export async function rename(kind: SavedKind, name: string, newName: string): Promise<void> {
  keepAnswer('saved.list', { kind }, await request('saved.rename', { kind, name, newName }));
}

export async function remove(kind: SavedKind, name: string): Promise<void> {
  keepAnswer('saved.list', { kind }, await request('saved.remove', { kind, name }));
}
