/**
 * A kill leaves what was written to the operating system; a power cut does not. So what decides is whether the log was
 * synced when an operation was acknowledged. No kill can tell, the kernel can.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FaultFolder, faultFolder } from './fault-folder.ts';
import type { SeededFault } from './operate.ts';
import { startOperating } from './start-operating.ts';
import { seenCalls, straceCommand, whyNoStrace } from './strace.ts';

let folder: FaultFolder;
beforeEach(() => {
  folder = faultFolder(3);
});
afterEach(() => folder.remove());

/** Operations that were acknowledged, and those whose writes to the log were not on the disk by then. */
async function acknowledgements(seeded: SeededFault | null): Promise<{ all: string[]; unsynced: string[] }> {
  const log = join(folder.path, 'calls');
  const command = straceCommand(log, ['write', 'pwrite64', 'fsync', 'fdatasync'], []);
  await startOperating(folder.orders({ count: 6, seeded }), command).ended;
  const all: string[] = [];
  const unsynced: string[] = [];
  let dirty = true;
  for (const call of seenCalls(log)) {
    const done = /write\(1<[^>]*>, "(done \d+)/.exec(call)?.[1];
    if (done !== undefined) {
      all.push(done);
      if (dirty) unsynced.push(done);
      // An operation that wrote nothing would be no proof.
      dirty = true;
    }
    if (!call.includes(`${folder.workspace}-wal>`)) continue;
    if (/ f(data)?sync\(.* = 0$/.test(call)) dirty = false;
    else if (call.includes('write')) dirty = true;
  }
  return { all, unsynced };
}

const noStrace = whyNoStrace();
const operations = Array.from({ length: 6 }, (_, index) => `done ${index}`);

test('what is acknowledged is on the disk', async ({ skip }) => {
  if (noStrace !== null) skip(noStrace);
  expect(await acknowledgements(null)).toEqual({ all: operations, unsynced: [] });
});

test('seeded: with synchronous=OFF nothing is', async ({ skip }) => {
  if (noStrace !== null) skip(noStrace);
  expect(await acknowledgements('synchronous-off')).toEqual({ all: operations, unsynced: operations });
});
