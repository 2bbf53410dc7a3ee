/**
 * Work that nobody has saved yet, so that it outlives the application: a quiz pack, a deck, a sheet of answers. Kept
 * beside the preferences, since a workspace may be read-only and a pack belongs to none.
 */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { DRAFT_KINDS, type Draft, type DraftPlace } from '../shared/drafts.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

/** Those that were worked on last; nobody comes back to more. */
const MOST = 20;

const schema = z.array(
  z.strictObject({ kind: z.enum(DRAFT_KINDS), workspace: z.string(), content: z.string(), keptAt: z.number() }),
);

export interface Drafts {
  list(): readonly Draft[];
  /** In place of one of the same place. */
  keep(place: DraftPlace, content: string): void;
  remove(place: DraftPlace): void;
  /** Of a workspace that is no longer to be spoken of. */
  forget(workspace: string): void;
}

/** What belongs to a workspace goes with its file: deleting that deletes everything. */
export function openDrafts(file: string, now: () => number): Drafts {
  const kept: JsonFile<readonly Draft[]> = openJsonFile<readonly Draft[]>(file, schema, []);
  const others = (place: DraftPlace): readonly Draft[] =>
    kept.get().filter(({ kind, workspace }) => kind !== place.kind || workspace !== place.workspace);
  function keepOnly(drafts: readonly Draft[]): void {
    if (drafts.length < kept.get().length) kept.set(drafts);
  }
  return {
    list() {
      keepOnly(kept.get().filter(({ workspace }) => workspace === '' || existsSync(workspace)));
      return kept.get();
    },
    keep({ kind, workspace }, content) {
      const draft: Draft = { kind, workspace, content, keptAt: now() };
      kept.set([draft, ...others({ kind, workspace })].slice(0, MOST));
    },
    remove: (place) => keepOnly(others(place)),
    forget: (path) => keepOnly(kept.get().filter(({ workspace }) => workspace !== path)),
  };
}
