/** Paths dropped or chosen and not yet imported: the data screen takes them over. */
import { create } from 'zustand';
import { navigate } from './location.ts';

interface IntakeState {
  readonly paths: readonly string[];
}

export const useIntake = create<IntakeState>()(() => ({ paths: [] }));

/** Hands paths to the import flow and goes there. */
export function offerPaths(paths: readonly string[]): void {
  if (paths.length === 0) return;
  useIntake.setState(({ paths: waiting }) => ({
    paths: [...waiting, ...paths.filter((path) => !waiting.includes(path))],
  }));
  navigate('/data');
}

/** What waits, once: the caller imports it. */
export function takePaths(): readonly string[] {
  const { paths } = useIntake.getState();
  useIntake.setState({ paths: [] });
  return paths;
}
