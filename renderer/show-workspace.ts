import { navigate } from './store/location.ts';
import { openWorkspace } from './store/workspace.ts';

/** Opens a workspace and shows its overview, with no filters left of the one before. */
export async function showWorkspace(path: string): Promise<void> {
  await openWorkspace(path);
  navigate('/overview?');
}
