import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupFolderOf } from './db/back-up.ts';
import { importPaths, newEngine, openEngine } from './engine-fixture.ts';

test('an import that is undone is still in the copy made before; one that does not exist makes no copy', async () => {
  const fixture = await openEngine();
  try {
    const { engine, path } = fixture;
    await importPaths(engine, fixture.client.deployments);
    const [batch] = await engine.handle('import.list', {});
    await expect(engine.handle('import.undo', { batchId: 99 })).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(fixture.folder)).not.toContain('client.doradeck.backups');
    await engine.handle('import.undo', { batchId: batch?.id ?? 0 });
    expect(await engine.handle('import.list', {})).toEqual([]);

    const [copy] = readdirSync(backupFolderOf(path));
    const other = newEngine();
    await other.handle('workspace.open', { path: join(backupFolderOf(path), copy ?? '') });
    expect(await other.handle('import.list', {})).toEqual([batch]);
    other.close();
  } finally {
    fixture.close();
  }
});
