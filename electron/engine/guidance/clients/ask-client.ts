import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdviceAnswer } from '../../../../shared/guidance-answers.ts';
import { createEngine } from '../../create-engine.ts';
import { BEGIN, makeClient } from './make-client.ts';
import type { Traits } from './traits.ts';
import { writeMadeClient } from './write-client.ts';

/** Makes the client, brings its exports in as a user would, and asks for advice on all of it but the first two weeks. */
export async function askClient(traits: Traits, seed: number): Promise<AdviceAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'doradeck-advised-'));
  const end = BEGIN + traits.weeks * 7 * 86_400_000;
  const engine = createEngine({ appVersion: '1.0.0', now: () => end, log: () => {} });
  try {
    const { files, repositories } = writeMadeClient(folder, makeClient(traits, seed), traits.noise);
    await engine.handle('workspace.create', { path: join(folder, 'client.doradeck') });
    await engine.handle('import.paths', { paths: [...files], options: {}, job: 'import' });
    for (const { path, service } of repositories) {
      await engine.handle('repository.add', { source: path, services: [service], job: 'import' });
    }
    const view = { timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false };
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    return await engine.handle('advice', { view: { ...view, from: day(BEGIN + 14 * 86_400_000), to: day(end) } });
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
