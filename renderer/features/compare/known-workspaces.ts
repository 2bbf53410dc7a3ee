/** Other workspaces that a comparison may look at: those opened lately, and those chosen in a dialog since the start. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { shell } from '../../api.ts';

export interface KnownWorkspace {
  readonly path: string;
  readonly name: string;
}

interface KnownState {
  /** null = not asked yet. */
  readonly recent: readonly KnownWorkspace[] | null;
  readonly chosen: readonly KnownWorkspace[];
}

const useKnown = create<KnownState>()(() => ({ recent: null, chosen: [] }));

async function readRecent(): Promise<void> {
  const recents = await shell('app.recent', {});
  useKnown.setState({
    recent: recents.filter(({ exists }) => exists).map(({ path, name }) => ({ path, name })),
  });
}

/** null while it is not known yet which they are. */
export function useKnownWorkspaces(): readonly KnownWorkspace[] | null {
  const { recent, chosen } = useKnown();
  useEffect(() => void readRecent(), []);
  if (recent === null) return null;
  return [...recent, ...chosen.filter(({ path }) => !recent.some((known) => known.path === path))];
}

/** Asks for a file; null = none was chosen. */
export async function chooseOtherWorkspace(): Promise<string | null> {
  const [path] = await shell('dialog.open-workspace', {});
  if (path === undefined) return null;
  useKnown.setState(({ chosen }) => ({ chosen: [...chosen, { path, name: fileNameOf(path) }] }));
  return path;
}

/** Its last part without the extension. */
export function fileNameOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.doradeck$/i, '');
}
