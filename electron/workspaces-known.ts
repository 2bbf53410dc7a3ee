/**
 * A comparison names other workspaces by their paths, and a comparison that was saved lies in a file that may come from a
 * stranger: only what the user opened lately or chose in a dialog is looked at. A path of theirs could lead to any file, or
 * to another computer.
 */
import type { RequestOutput } from '../shared/api.ts';
import { AppError } from '../shared/errors.ts';
import type { EngineRequest } from './parse-request.ts';
import { type Recents, rememberWorkspace } from './recent.ts';

type Ask = (request: EngineRequest) => Promise<unknown>;

export interface WorkspacesKnown {
  /** Takes note of what was chosen, and gives it back. */
  chosen(paths: readonly string[]): readonly string[];
  /** Refuses comparisons with what is not known: 'forbidden'. What could be read is known from then on. */
  guard(ask: Ask): Ask;
}

export function createWorkspacesKnown(recents: Recents, now: () => number): WorkspacesKnown {
  const chosen = new Set<string>();
  const isKnown = (path: string) => chosen.has(path) || recents.get().some((recent) => recent.path === path);
  return {
    chosen(paths) {
      for (const path of paths) chosen.add(path);
      return paths;
    },
    guard: (ask) => async (request) => {
      if (request.name !== 'compare') return ask(request);
      const { slices } = request.input;
      for (const { workspace } of slices)
        if (workspace !== null && !isKnown(workspace)) throw new AppError('forbidden');
      const answer = (await ask(request)) as RequestOutput['compare'];
      for (const [index, slice] of answer.slices.entries()) {
        const path = slices[index]?.workspace ?? null;
        const isNew = path !== null && !recents.get().some((recent) => recent.path === path);
        if (isNew && slice.kind === 'measured') rememberWorkspace(recents, path, slice.client, now());
      }
      return answer;
    },
  };
}
