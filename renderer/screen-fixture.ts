/** What a screen stands on, for tests: an open workspace, and an engine that answers as it is told. */
import { vi } from 'vitest';
import type { WorkspaceSummary } from '../shared/answers.ts';
import type { DoradeckBridge, Reply } from '../shared/api.ts';
import { useDrafts } from './store/drafts.ts';
import { forgetResults } from './store/results.ts';
import { useWorkspace } from './store/workspace.ts';

/** `answer` is the whole reply, so that the engine can refuse. */
export function standOn(
  answer: (name: string, input: unknown) => Reply<unknown>,
  holdings: Partial<WorkspaceSummary> = {},
): void {
  // jsdom has no layout, and rows without a place are not drawn.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  const bridge: DoradeckBridge = {
    request: async (name, input) => answer(name, input),
    shell: async () => ({ ok: true, value: null }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  useDrafts.setState({ isLoaded: true, drafts: new Map() });
  forgetResults();
  holdWorkspace(holdings);
}

export function holdWorkspace(holdings: Partial<WorkspaceSummary>): void {
  useWorkspace.setState({
    status: 'open',
    facets: null,
    summary: {
      path: '/x/client.doradeck',
      settings: {
        clientName: 'Client',
        timeZone: 'UTC',
        weekStart: 1,
        profile: 'doradeck',
        levels: '2024',
        productionPattern: '^prod',
        linkWindowSeconds: 1,
      },
      readOnly: false,
      generation: 1,
      deployments: 1,
      incidents: 0,
      commits: 0,
      pulls: 0,
      runs: 0,
      versions: 0,
      errors: 0,
      issues: 0,
      imports: 1,
      repositories: 1,
      dataRange: { from: 0, to: 1 },
      ...holdings,
    },
  });
}
