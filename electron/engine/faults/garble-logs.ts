import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createRandom } from '../sample/random.ts';
import { checkWorkspace } from './check-workspace.ts';
import { faultFolder } from './fault-folder.ts';
import { garble } from './garble.ts';
import type { Orders } from './operate.ts';
import { startOperating } from './start-operating.ts';

/** A workspace whose last operations are only in its write-ahead log: its writer was killed. */
export interface LoggedWorkspace {
  readonly orders: Orders;
  readonly file: Buffer;
  readonly log: Buffer;
  /** So many operations are in the file itself. */
  readonly inFile: number;
  /** So many were acknowledged. */
  readonly acknowledged: number;
}

const BEFORE = 3;
const RESTARTED_AT = 7;
const LAST = 13;

/** `restarted`: the log holds frames of an earlier turn behind its end. */
export async function logWorkspace(
  seed: number,
  restarted: boolean,
  seeded: Orders['seeded'] = null,
): Promise<LoggedWorkspace> {
  const folder = faultFolder(seed);
  try {
    await startOperating(folder.orders({ count: BEFORE })).ended;
    const checkpointBefore = restarted ? RESTARTED_AT : null;
    const orders = folder.orders({ first: BEFORE, checkpointBefore, seeded });
    const child = startOperating(orders);
    // The first line says that it is ready.
    await child.said(1 + LAST - BEFORE);
    child.kill();
    const { lines } = await child.ended;
    return {
      orders,
      file: readFileSync(folder.workspace),
      log: readFileSync(`${folder.workspace}-wal`),
      inFile: checkpointBefore ?? BEFORE,
      acknowledged: BEFORE + lines.filter((line) => line.startsWith('done ')).length,
    };
  } finally {
    folder.remove();
  }
}

export interface GarbleCounts {
  cases: number;
  /** Cases that lost operations, because what told of them was gone, and those that lost all that the file had not. */
  shortened: number;
  emptied: number;
  refused: number;
  readonly violations: string[];
}

export interface GarbleOptions {
  readonly cases: number;
  readonly seed: number;
  /** For a log that is known to be wrong. */
  readonly untilViolation?: boolean;
}

/** Garbles the log `cases` times, each time from the whole one, and looks at what opens. */
export function garbleLogs(
  workspace: LoggedWorkspace,
  { cases, seed, untilViolation = false }: GarbleOptions,
): GarbleCounts {
  const counts: GarbleCounts = { cases: 0, shortened: 0, emptied: 0, refused: 0, violations: [] };
  const { orders, inFile, acknowledged } = workspace;
  const random = createRandom(seed, 'logs');
  const folder = mkdtempSync(join(tmpdir(), 'doradeck-logs-'));
  const path = join(folder, basename(orders.path));
  // An operation that was under way may have reached the log whole.
  const span = { least: inFile, most: acknowledged + 1 };
  try {
    while (counts.cases < cases && !(untilViolation && counts.violations.length > 0)) {
      const { way, offset, bytes } = garble(workspace.log, random);
      writeFileSync(path, workspace.file);
      writeFileSync(`${path}-wal`, bytes);
      const { done, refused, violations } = checkWorkspace({ ...orders, path }, span);
      counts.cases++;
      if (done !== null && done < acknowledged) counts.shortened++;
      if (done === inFile) counts.emptied++;
      if (refused !== null) counts.refused++;
      const where = `seed ${seed}, case ${counts.cases}, ${way} at ${offset} of ${workspace.log.length}`;
      counts.violations.push(...violations.map((violation) => `${where}: ${violation}`));
      for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(path + suffix, { force: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return counts;
}
