/** An engine with a new workspace beside the small client's files, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientFixture, writeClient } from './client-fixture.ts';
import { createEngine, type Engine } from './create-engine.ts';

export interface EngineFixture {
  readonly folder: string;
  /** The workspace. */
  readonly path: string;
  readonly client: ClientFixture;
  readonly engine: Engine;
  close(): void;
}

/** Tuesday, 12 March 2024 */
export const NOW = Date.UTC(2024, 2, 12);

export function newEngine(): Engine {
  return createEngine({ appVersion: '1.2.3', now: () => NOW, log: () => {} });
}

export async function openEngine(): Promise<EngineFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'doradeck-engine-'));
  const path = join(folder, 'client.doradeck');
  const client = writeClient(folder);
  const engine = newEngine();
  await engine.handle('workspace.create', { path });
  return {
    folder,
    path,
    client,
    engine,
    close() {
      engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function importPaths(engine: Engine, ...paths: readonly string[]) {
  return engine.handle('import.paths', { paths: [...paths], options: {}, job: 'import' });
}
