/** The open workspace: what it is and what the filter bar can offer. Lives as long as the workspace is open. */
import { create } from 'zustand';
import type { Facets, WorkspaceSummary } from '../../shared/answers.ts';
import { request, shell } from '../api.ts';
import { forgetResults, setGeneration } from './results.ts';

export interface WorkspaceState {
  readonly status: 'starting' | 'none' | 'open';
  readonly summary: WorkspaceSummary | null;
  readonly facets: Facets | null;
}

const NOTHING_OPEN: WorkspaceState = { status: 'none', summary: null, facets: null };

export const useWorkspace = create<WorkspaceState>()(() => ({ ...NOTHING_OPEN, status: 'starting' }));

/** Takes a summary that the engine answered with; what was asked of the old data is forgotten. */
export async function adoptWorkspace(summary: WorkspaceSummary | null): Promise<void> {
  if (summary === null) {
    forgetResults();
    useWorkspace.setState(NOTHING_OPEN, true);
    return;
  }
  const before = useWorkspace.getState().summary;
  if (before?.path !== summary.path) {
    forgetResults();
    useWorkspace.setState({ facets: null });
  }
  useWorkspace.setState({ status: 'open', summary });
  setGeneration(summary.generation);
  const facets = await request('facets', {});
  if (useWorkspace.getState().summary?.path === summary.path) useWorkspace.setState({ facets });
}

export async function refreshWorkspace(): Promise<void> {
  await adoptWorkspace(await request('workspace.summary', {}));
}

export async function openWorkspace(path: string): Promise<void> {
  await adoptWorkspace(await request('workspace.open', { path }));
}

export async function closeWorkspace(): Promise<void> {
  await request('workspace.close', {});
  await adoptWorkspace(null);
}

/** A new workspace where it goes by default, under the first free name: "Acme.doradeck", "Acme 2.doradeck" … */
export async function createNamedWorkspace(name: string): Promise<void> {
  await adoptWorkspace(await atFreePath(name, (path) => request('workspace.create', { path })));
}

/** Runs `make` with the first path for this name that it doesn't refuse as taken. */
export async function atFreePath<T>(name: string, make: (path: string) => Promise<T>): Promise<T> {
  const info = await shell('app.info', {});
  const separator = info.platform === 'win32' ? '\\' : '/';
  const stem = fileStem(name);
  for (let number = 1; ; number += 1) {
    const path = `${info.workspaceFolder}${separator}${number === 1 ? stem : `${stem} ${number}`}.doradeck`;
    try {
      return await make(path);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'workspace-exists';
      if (!taken || number >= 1000) throw error;
    }
  }
}

/** A name as a file name that every system takes. */
export function fileStem(name: string): string {
  const safe = Array.from(name, (character) =>
    character < ' ' || '<>:"/\\|?*'.includes(character) ? ' ' : character,
  ).join('');
  return (
    safe
      .replace(/\s+/g, ' ')
      .slice(0, 80)
      .replace(/^[ .]+|[ .]+$/g, '') || 'Workspace'
  );
}
