/** Adds repositories to the open workspace, or to a new one named after the first. */
import { attempt } from './attempt.ts';
import type { Reaching } from './reaching.ts';
import { nameOfPath } from './receive-paths.ts';
import { runJob } from './store/jobs.ts';
import { navigate } from './store/location.ts';
import { createNamedWorkspace, useWorkspace } from './store/workspace.ts';

/**
 * @param source a folder, or an https address to clone
 * @param services those that deploy from it, where the user says so
 * @param how what it takes to reach it; tried again, with what is said then
 */
export async function addRepository(
  source: string,
  services: readonly string[] = [],
  how: Reaching = {},
): Promise<void> {
  const name = nameOfPath(source);
  if (useWorkspace.getState().status !== 'open') await createNamedWorkspace(name);
  navigate('/data');
  try {
    const again = (more: Reaching) => void attempt(() => addRepository(source, services, { ...how, ...more }));
    await runJob('repository.add', { source, services: [...services], ...how }, name, again);
  } catch {
    // The jobs tray and the data screen, where one is now, say why.
  }
}
