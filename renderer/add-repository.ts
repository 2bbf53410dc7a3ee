/** Adds repositories to the open workspace, or to a new one named after the first. */
import { nameOfPath } from './receive-paths.ts';
import { runJob } from './store/jobs.ts';
import { navigate } from './store/location.ts';
import { createNamedWorkspace, useWorkspace } from './store/workspace.ts';

/**
 * @param source a folder, or an https address to clone
 * @param services those that deploy from it, where the user says so
 */
export async function addRepository(source: string, services: readonly string[] = []): Promise<void> {
  const name = nameOfPath(source);
  if (useWorkspace.getState().status !== 'open') await createNamedWorkspace(name);
  navigate('/data');
  try {
    await runJob('repository.add', { source, services: [...services] }, name);
  } catch {
    // The jobs tray and the data screen, where one is now, say why.
  }
}
