/** What the window does once: learns what it is, opens what was asked for, and listens. */
import { onEngineEvents, onShellEvents } from './api.ts';
import { attempt } from './attempt.ts';
import { isCommandId, runCommand } from './commands.ts';
import { translate } from './i18n.ts';
import { notify } from './notify.ts';
import { loadDrafts } from './store/drafts.ts';
import { recordProgress } from './store/jobs.ts';
import { adoptPreferences, loadSettings } from './store/settings.ts';
import { openWorkspace, refreshWorkspace, useWorkspace } from './store/workspace.ts';

export function startWindow(): void {
  onEngineEvents({
    'workspace-changed': () => void attempt(refreshWorkspace),
    'job-progress': (progress) => recordProgress(progress, performance.now()),
  });
  onShellEvents({
    command: ({ id }) => {
      if (isCommandId(id)) void attempt(() => runCommand(id));
    },
    preferences: (preferences) => void attempt(() => adoptPreferences(preferences)),
    'open-workspace': ({ path }) => void attempt(() => openWorkspace(path)),
    'engine-stopped': ({ restarted }) => void attempt(() => engineStopped(restarted)),
  });
  void loadDrafts();
  void attempt(start);
}

async function start(): Promise<void> {
  try {
    const info = await loadSettings();
    if (info.openWorkspace === null) await refreshWorkspace();
    else await openWorkspace(info.openWorkspace);
  } finally {
    if (useWorkspace.getState().status === 'starting') useWorkspace.setState({ status: 'none' });
  }
}

async function engineStopped(restarted: boolean): Promise<void> {
  notify({
    color: restarted ? 'yellow' : 'red',
    message: translate(restarted ? 'app.states.engine-restarted' : 'app.states.engine-gone'),
    autoClose: restarted ? 10_000 : false,
  });
  if (restarted) await refreshWorkspace();
}
