/** Files and folders handed to the window, dropped or chosen: each goes where it belongs. */
import { showWorkspace } from './show-workspace.ts';
import { offerPaths } from './store/intake.ts';
import { createNamedWorkspace, useWorkspace } from './store/workspace.ts';

/** A single workspace file is opened. Anything else is imported, into a new workspace named after it if none is open. */
export async function receivePaths(paths: readonly string[]): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  if (paths.length === 1 && first.toLowerCase().endsWith('.doradeck')) {
    await showWorkspace(first);
    return;
  }
  if (useWorkspace.getState().status !== 'open') await createNamedWorkspace(nameOfPath(first));
  offerPaths(paths);
}

/** "/clients/acme/2024.csv" → "2024"; a folder keeps its whole name. */
export function nameOfPath(path: string): string {
  const last =
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? path;
  return last.replace(/(?<=.)\.[a-z0-9]{1,8}$/i, '');
}
