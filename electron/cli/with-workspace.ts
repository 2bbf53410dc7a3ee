/** Commands that bring data in make the workspace where there is none. */
import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clonesFolderOf, removeClones } from '../engine/git/clone-folder.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/**
 * Opens or makes the workspace for `work`; one made for what could not be used would hold nothing, so it goes again, unless
 * a clone broke off that the next try goes on with.
 */
export async function withWorkspace(
  workspace: string,
  { engine }: Surroundings,
  work: () => Promise<{ readonly usable: boolean; readonly status: ExitStatus }>,
): Promise<ExitStatus> {
  const path = resolve(workspace);
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  await engine.handle(exists ? 'workspace.open' : 'workspace.create', { path });
  let usable = false;
  try {
    const done = await work();
    usable = done.usable;
    return done.status;
  } finally {
    if (!exists && !usable && (await engine.handle('repository.clones', {})).clones.length === 0) {
      await engine.handle('workspace.close', {});
      await removeWorkspaceFile(path);
    }
  }
}

/** With its clones, and what SQLite keeps beside a file that was not closed. */
export async function removeWorkspaceFile(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
  removeClones(clonesFolderOf(path));
}
