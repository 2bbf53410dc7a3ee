import { askWorkspace } from '../queries/question.ts';
import type { Workspace } from '../workspace.ts';
import { versionMemory } from './version-memory.ts';

const USUAL = { from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false };

/**
 * Computes what the list of services says by the workspace's own rules, in steps, where versions were measured: that takes
 * a while, and is asked for soon.
 */
export function* prepareVersions(workspace: Workspace, now: number): Generator<void> {
  const db = workspace.store.reader;
  const isMeasured = db.prepare('SELECT EXISTS (SELECT 1 FROM version_row)').pluck().get() === 1;
  if (!isMeasured) return;
  const generation = workspace.generation();
  for (const _ of versionMemory(db, askWorkspace(workspace, USUAL, now)).summarise()) {
    yield;
    if (workspace.generation() !== generation) return;
  }
}
