/**
 * Workspaces beside the open one, looked at for a comparison. Each is read in a private copy (openWorkspace's readOnly), so
 * that the file is never locked, migrated or written, and is read anew once it is another than before.
 */
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { openWorkspace } from '../db/open.ts';
import { createWorkspaceState, type Workspace } from '../workspace.ts';

export interface OtherWorkspaces {
  /** Throws what openWorkspace throws; 'workspace-locked' where something goes on writing to it. */
  open(path: string): Workspace;
  /** What the latest comparison looks at stays open, the rest is closed. */
  closeAllBut(paths: readonly string[]): void;
  close(): void;
}

interface Opened {
  readonly state: string;
  readonly workspace: Workspace;
}

/** A copy that was taken while something wrote is taken again; after so many tries it is said to be in use. */
const ATTEMPTS = 3;

/** `timeZone` and `appVersion` as for createWorkspaceState. */
export function createOtherWorkspaces(timeZone: string, appVersion: string): OtherWorkspaces {
  const opened = new Map<string, Opened>();

  function closeOne(path: string): void {
    opened.get(path)?.workspace.store.close();
    opened.delete(path);
  }

  return {
    open(given) {
      const path = resolve(given);
      const known = opened.get(path);
      if (known !== undefined && known.state === stateOf(path)) return known.workspace;
      closeOne(path);
      const fresh = openStill(path, timeZone, appVersion);
      opened.set(path, fresh);
      return fresh.workspace;
    },
    closeAllBut(paths) {
      const wanted = new Set(paths.map((path) => resolve(path)));
      for (const path of [...opened.keys()]) if (!wanted.has(path)) closeOne(path);
    },
    close() {
      for (const path of [...opened.keys()]) closeOne(path);
    },
  };
}

/** Whether both paths lead to the same file; a path that leads nowhere is no other's. */
export function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

function openStill(path: string, timeZone: string, appVersion: string): Opened {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const state = stateOf(path);
    const store = openWorkspace(path, { readOnly: true });
    if (state === stateOf(path)) {
      return { state, workspace: createWorkspaceState(store, timeZone, { appVersion }) };
    }
    store.close();
  }
  throw new AppError('workspace-locked', { path });
}

/** Which bytes lie there, without a look into them: a file that another instance has open must not be touched. */
function stateOf(path: string): string {
  return ['', '-wal'].map((suffix) => identityOf(path + suffix)).join(' ');
}

function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}`;
}
