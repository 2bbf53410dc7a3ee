import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import type { EngineRequest } from './parse-request.ts';
import { openRecents, type Recents, rememberWorkspace } from './recent.ts';
import { createWorkspacesKnown } from './workspaces-known.ts';

let folder: string;
let recents: Recents;
let asked: EngineRequest[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-known-'));
  recents = openRecents(join(folder, 'recent.json'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const VIEW = { from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false };

function comparison(...paths: readonly (string | null)[]): EngineRequest {
  return { name: 'compare', input: { slices: paths.map((workspace) => ({ label: '', view: VIEW, workspace })) } };
}

/** Answers that the last slice is of the client Beta, and that the one before failed. */
function guarded(known = createWorkspacesKnown(recents, () => 5)) {
  const ask = async (request: EngineRequest) => {
    asked.push(request);
    return { bucket: 'day', slices: [{}, { kind: 'failed' }, { kind: 'measured', client: 'Beta' }] };
  };
  return { known, ask: known.guard(ask) };
}

test('a path that the user never chose is not handed on', async () => {
  const { ask } = guarded();
  await expect(ask(comparison(null, '/etc/passwd'))).rejects.toEqual(new AppError('forbidden'));
  await expect(ask(comparison('\\\\server\\share\\x.doradeck', null))).rejects.toEqual(new AppError('forbidden'));
  expect(asked).toEqual([]);
});

test('what was opened lately or chosen in a dialog is; the rest of the requests go through', async () => {
  rememberWorkspace(recents, '/a.doradeck', 'A', 1);
  const { known, ask } = guarded();
  expect(known.chosen(['/b.doradeck'])).toEqual(['/b.doradeck']);
  const requests = [comparison(null, '/a.doradeck', '/b.doradeck'), { name: 'facets', input: {} } as const];
  for (const request of requests) await ask(request);
  expect(asked).toEqual(requests);
});

test('a chosen workspace that could be read is known at the next start too', async () => {
  const { known, ask } = guarded();
  known.chosen(['/broken.doradeck', '/b.doradeck']);
  await ask(comparison(null, '/broken.doradeck', '/b.doradeck'));
  expect(recents.get()).toEqual([{ path: '/b.doradeck', name: 'Beta', openedAt: 5 }]);
  await guarded().ask(comparison(null, '/b.doradeck'));
  expect(asked).toHaveLength(2);
});
