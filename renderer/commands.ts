/** What each command of shared/commands.ts does in the window. The menu hears the shortcuts and sends the command here. */
import { openSpotlight } from '@mantine/spotlight';
import { type CommandId, commandIds } from '../shared/commands.ts';
import { SAMPLE_PLACE } from '../shared/sample-view.ts';
import { request, shell } from './api.ts';
import { translate } from './i18n.ts';
import { receivePaths } from './receive-paths.ts';
import { showWorkspace } from './show-workspace.ts';
import { runJob } from './store/jobs.ts';
import { currentPath, navigate } from './store/location.ts';
import { openPanel } from './store/panels.ts';
import { isQuizOnStage, isStage, startPresenting } from './store/presenting.ts';
import { changePreferences } from './store/settings.ts';
import { setScreenParams } from './store/view.ts';
import { adoptWorkspace, atFreePath, closeWorkspace, useWorkspace } from './store/workspace.ts';

/** Commands that need an open workspace. */
const NEEDS_WORKSPACE: readonly CommandId[] = [
  'close-workspace',
  'export-report',
  'go-overview',
  'go-dashboard',
  'go-deployments',
  'go-compare',
  'go-anomalies',
  'go-frequency',
  'go-lead-time',
  'go-failure-rate',
  'go-recovery',
  'go-rework',
  'go-failures',
  'go-versions',
  'go-levels',
  'go-advice',
  'go-what-if',
  'go-summary',
  'go-present',
  'present',
  'go-data',
  'go-names',
  'go-corrections',
];

const RUN: Readonly<Record<CommandId, () => Promise<void> | void>> = {
  'new-workspace': newWorkspace,
  'open-workspace': chooseWorkspace,
  'open-sample': openSample,
  'close-workspace': closeWorkspace,
  'import-files': async () => receivePaths(await shell('dialog.open-files', {})),
  'import-folder': async () => receivePaths(await shell('dialog.open-folder', {})),
  'add-repository': () => openPanel('add-repository'),
  'export-report': () => openPanel('export-report'),
  'go-overview': () => navigate('/overview'),
  'go-dashboard': () => navigate('/dashboard'),
  'go-deployments': () => navigate('/deployments'),
  'go-compare': () => navigate('/compare'),
  'go-anomalies': () => navigate('/anomalies'),
  'go-frequency': () => navigate('/frequency'),
  'go-lead-time': () => navigate('/lead-time'),
  'go-failure-rate': () => navigate('/failure-rate'),
  'go-recovery': () => navigate('/recovery'),
  'go-rework': () => navigate('/rework'),
  'go-failures': () => navigate('/failures'),
  'go-versions': () => navigate('/versions'),
  'go-levels': () => navigate('/levels'),
  'go-quick-check': () => navigate('/quick-check'),
  'go-capabilities': () => navigate('/capabilities'),
  'go-advice': () => navigate('/advice'),
  'go-what-if': () => navigate('/what-if'),
  'go-summary': () => navigate('/summary'),
  'go-quiz': () => navigate('/quiz'),
  'go-present': () => navigate('/present'),
  'go-data': () => navigate('/data'),
  'go-names': () => navigate('/names'),
  'go-corrections': () => navigate('/corrections'),
  'go-settings': () => navigate('/settings'),
  'command-palette': () => openSpotlight(),
  'show-shortcuts': () => openPanel('shortcuts'),
  'toggle-theme': toggleTheme,
  present: presentDeck,
};

export function isCommandId(id: string): id is CommandId {
  return (commandIds as readonly string[]).includes(id);
}

export function isAvailable(id: CommandId, workspaceOpen: boolean): boolean {
  return workspaceOpen || !NEEDS_WORKSPACE.includes(id);
}

export async function runCommand(id: CommandId): Promise<void> {
  // Nothing comes between an audience and its slide.
  if (isStage() || isQuizOnStage()) return;
  if (isAvailable(id, useWorkspace.getState().status === 'open')) await RUN[id]();
}

/** The deck that was last arranged, of what is in the filter bar; on the quiz screen, the quiz. */
async function presentDeck(): Promise<void> {
  if (currentPath() === '/quiz') return setScreenParams({ host: 'yes', play: null });
  const { deckToPresent } = await import('./features/present/deck-state.ts');
  startPresenting(deckToPresent());
}

async function newWorkspace(): Promise<void> {
  const path = await shell('dialog.save', { suggestedName: translate('home.default-name'), extension: 'doradeck' });
  if (path === null) return;
  await adoptWorkspace(await request('workspace.create', { path }));
  navigate('/data?');
}

async function chooseWorkspace(): Promise<void> {
  const [path] = await shell('dialog.open-workspace', {});
  if (path !== undefined) await showWorkspace(path);
}

async function openSample(): Promise<void> {
  const name = translate('home.sample-name');
  await adoptWorkspace(await atFreePath(name, (path) => runJob('sample.create', { path }, name)));
  navigate(SAMPLE_PLACE);
}

async function toggleTheme(): Promise<void> {
  const isDark = document.documentElement.dataset.mantineColorScheme === 'dark';
  await changePreferences({ theme: isDark ? 'light' : 'dark' });
}
