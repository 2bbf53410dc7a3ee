/** The list of services, computed before somebody asks for it. */
import { environmentPattern } from '../../../shared/environment-pattern.ts';
import { AppError } from '../../../shared/errors.ts';
import type { View } from '../../../shared/view.ts';
import { askWorkspace } from '../queries/question.ts';
import { inSlices, type Work } from '../work.ts';
import type { Workspace } from '../workspace.ts';
import { openLikely } from './open-likely.ts';
import { versionMemory } from './version-memory.ts';

const USUAL: View = {
  ...{ from: null, to: null, timeZone: 'UTC' },
  ...{ services: [], teams: [], repositories: [], excludeBots: false },
};
/** Each takes as long as its part of the measurements. */
const MOST_ENVIRONMENTS = 8;

/** Of what was imported, by the workspace's own rules, with progress. Throws 'cancelled'. */
export async function prepareImported(workspace: Workspace, now: number, work: Work): Promise<void> {
  if (!isMeasured(workspace)) return;
  try {
    await inSlices(reported(workspace, now, work));
  } catch (error) {
    // Nothing else may cost an import what it has stored: whoever asks is told.
    if (error instanceof AppError && error.code === 'cancelled') throw error;
  }
}

function* reported(workspace: Workspace, now: number, work: Work): Generator<void> {
  const memory = versionMemory(workspace.store.reader, askWorkspace(workspace, USUAL, now));
  for (const _ of memory.summarise()) {
    yield;
    if (work.signal.aborted) throw new AppError('cancelled');
    const { summaries, services } = memory;
    work.onProgress({ phase: 'computing', subject: '', done: summaries.size, total: services.size });
  }
}

/**
 * In steps, where versions were measured: by the workspace's own rules, with the services that are opened next, then under
 * every filter that one click makes (all environments, each of them alone). Ends without a word once the data has changed.
 */
export function* prepareVersions(workspace: Workspace, now: number): Generator<void> {
  if (!isMeasured(workspace)) return;
  const generation = workspace.generation();
  for (const _ of allSteps(workspace, now)) {
    yield;
    if (workspace.generation() !== generation) return;
  }
}

function* allSteps(workspace: Workspace, now: number): Generator<void> {
  const summarise = (view: View) =>
    versionMemory(workspace.store.reader, askWorkspace(workspace, view, now)).summarise();
  yield* summarise(USUAL);
  yield* openLikely(workspace, USUAL, now);
  for (const view of filters(workspace)) yield* summarise(view);
  // What is usual is asked for next: it is the last that was resolved.
  yield* summarise(USUAL);
}

function isMeasured({ store }: Workspace): boolean {
  return store.reader.prepare('SELECT EXISTS (SELECT 1 FROM version_row)').pluck().get() === 1;
}

function filters({ store }: Workspace): readonly View[] {
  const names = store.reader.prepare<[number], string>('SELECT name FROM environment ORDER BY id LIMIT ?').pluck();
  const alone = names.all(MOST_ENVIRONMENTS).map((name) => environmentPattern([name]));
  return [null, ...alone].map((env) => ({ ...USUAL, env }));
}
