/** The workspace that the program is started with is opened while the page still loads. */
import type { EngineRequest } from './parse-request.ts';

type Ask = (request: EngineRequest) => Promise<unknown>;

/**
 * Opens it at once. The page that then asks for it gets this answer (or this error); whatever else is done with workspaces
 * before, it was overtaken.
 *
 * @param path null = none
 */
export function openAhead(path: string | null, ask: Ask): Ask {
  if (path === null) return ask;
  let ahead: Promise<unknown> | null = ask({ name: 'workspace.open', input: { path } });
  // Whoever asks for it is told.
  ahead.catch(() => {});
  return (request) => {
    if (ahead === null || !request.name.startsWith('workspace.')) return ask(request);
    const opened = ahead;
    if (request.name === 'workspace.summary') return ask(request);
    ahead = null;
    return request.name === 'workspace.open' && request.input.path === path ? opened : ask(request);
  };
}
