import { appendFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { createEngine } from '../../../electron/engine/create-engine.ts';
import { makeSeries, type SeriesSize } from './make-series.ts';

/** A workspace with such a series, and a deployment for each version of it. */
export async function makeVersionsWorkspace(path: string, size: SeriesSize): Promise<void> {
  const folder = dirname(path);
  const [series, deployments] = [join(folder, 'series.csv'), join(folder, 'deployments.csv')];
  await makeSeries(series, size);
  const engine = createEngine({ appVersion: 'bench', now: Date.now, log: console.error });
  try {
    await engine.handle('workspace.create', { path });
    await engine.handle('import.paths', { paths: [series], options: {}, job: 'series' });
    await writeDeployments(path, deployments);
    await engine.handle('import.paths', { paths: [deployments], options: {}, job: 'deployments' });
    await engine.handle('workspace.close', {});
  } finally {
    engine.close();
    for (const file of [series, deployments]) await rm(file, { force: true });
  }
}

/** Each version was deployed ten minutes into its first hour. */
async function writeDeployments(workspace: string, path: string): Promise<void> {
  const db = new Database(workspace, { readonly: true });
  try {
    const first = db
      .prepare<[], [string, string, number]>(
        `SELECT service.name, version, min(at) FROM version_row JOIN service ON service.id = service_id
         WHERE environment_id = (SELECT id FROM environment WHERE name = 'production') GROUP BY service_id, version`,
      )
      .raw();
    await writeFile(path, 'service,environment,version,finished_at,status\n');
    let text = '';
    for (const [service, version, at] of first.iterate()) {
      text += `${service},production,${version},${new Date(at + 600_000).toISOString()},success\n`;
    }
    await appendFile(path, text);
  } finally {
    db.close();
  }
}
