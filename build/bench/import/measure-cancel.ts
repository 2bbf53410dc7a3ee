/**
 * How long an import takes to stop at moments spread over it, and that nothing of it stays.
 * `node measure-cancel.ts FILE FOLDER TIMES SEED`; prints milliseconds as JSON.
 */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/create-engine.ts';
import { connect } from '../../../electron/engine/db/connect.ts';
import { random } from '../random.ts';

const [, , file = '', folder = '', times = '20', seed = '5'] = process.argv;
const path = join(folder, 'cancel.doradeck');
const next = random(Number(seed));
const engine = createEngine({ appVersion: 'bench', now: Date.now, log: () => {} });
await engine.handle('workspace.create', { path });

function rowsLeft(): number {
  const db = connect(path, { readOnly: true });
  try {
    const tables = ['batch', 'deployment_row', 'service', 'team', 'environment', 'rejected_row'];
    return tables.reduce((sum, name) => sum + Number(db.prepare(`SELECT count(*) FROM ${name}`).pluck().get()), 0);
  } finally {
    db.close();
  }
}

/** Milliseconds until the import, cancelled after `delay`, has ended; null = it was done before. */
async function cancelAfter(delay: number): Promise<number | null> {
  const begun = performance.now();
  const timer = setTimeout(() => void engine.handle('job.cancel', { job: 'bench' }), delay);
  try {
    const { files } = await engine.handle('import.paths', { paths: [file], options: {}, job: 'bench' });
    // Too late: out with it, for the next time.
    for (const one of files) if (one.kind === 'imported') await engine.handle('import.undo', { batchId: one.batch.id });
    return null;
  } catch {
    // From when it was due: a busy thread would learn of it late.
    return performance.now() - begun - delay;
  } finally {
    clearTimeout(timer);
  }
}

const whole = performance.now();
await cancelAfter(1e9);
const length = performance.now() - whole;
const latencies: number[] = [];
let left = 0;
for (let time = 0; time < Number(times); time += 1) {
  const latency = await cancelAfter(next() * length);
  if (latency === null) continue;
  latencies.push(latency);
  left += rowsLeft();
}
engine.close();
left += readdirSync(tmpdir()).filter((name) => name.startsWith(`doradeck-rows-${process.pid}-`)).length;
console.log(JSON.stringify({ latencies, left }));
