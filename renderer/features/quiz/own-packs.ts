/** The packs somebody wrote or imported; main keeps them as files. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { QuizPack } from '../../../shared/guidance/quiz.ts';
import type { PackShelf } from '../../../shared/shell-api.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';

/** null = not asked yet. */
interface OwnPacks {
  readonly packs: readonly QuizPack[] | null;
  readonly damaged: PackShelf['damaged'];
}

export const useOwnPacks = create<OwnPacks>()(() => ({ packs: null, damaged: [] }));

export function useLoadedOwnPacks(): readonly QuizPack[] | null {
  useEffect(() => {
    void attempt(async () => {
      try {
        keepShelf(await shell('packs.list', {}));
      } catch (error) {
        // The built-in ones can be played all the same.
        useOwnPacks.setState(({ packs }) => ({ packs: packs ?? [] }));
        throw error;
      }
    });
  }, []);
  return useOwnPacks((state) => state.packs);
}

export async function savePack(pack: unknown): Promise<void> {
  keepShelf(await shell('packs.save', { pack }));
}

export async function removePack(id: string): Promise<void> {
  keepShelf(await shell('packs.remove', { id }));
}

/** A pack from a file; null = nothing was chosen. */
export async function importPack(): Promise<QuizPack | null> {
  const [path] = await shell('dialog.open-files', {});
  if (path === undefined) return null;
  const pack = await shell('packs.import', { path });
  keepShelf(await shell('packs.list', {}));
  return pack;
}

/** A pack, or the schema of packs, to a file; null = no place was chosen. */
export async function exportPack(what: 'schema' | QuizPack): Promise<string | null> {
  const suggestedName = what === 'schema' ? 'quiz-pack.schema' : what.id;
  const path = await shell('dialog.save', { suggestedName, extension: 'json' });
  if (path === null) return null;
  return (await shell('packs.export', { path, what: what === 'schema' ? what : { pack: what } })).path;
}

/** null where nobody answers, as in a test. */
function keepShelf(shelf: PackShelf | null): void {
  useOwnPacks.setState({ packs: shelf?.packs ?? [], damaged: shelf?.damaged ?? [] });
}
