import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../sample/random.ts';
import { checkWorkspace } from './check-workspace.ts';
import { faultFolder } from './fault-folder.ts';
import type { SeededFault } from './operate.ts';
import { acknowledged, startOperating } from './start-operating.ts';

export interface KillCounts {
  kills: number;
  acknowledged: number;
  /** Kills after which the operation under way turned out to be done, though nobody had been told. */
  untold: number;
  /** Kills before there was a workspace. */
  unmade: number;
  /** Kills before the first acknowledgement: while opening or recovering, or in the first operation. */
  early: number;
  readonly violations: string[];
}

export interface KillOptions {
  readonly seed: number;
  readonly kills: number;
  /** With it, the first violation is enough. */
  readonly seeded?: SeededFault;
}

/** A workspace lives through so many kills; then a new one begins, so that it does not grow for ever. */
const KILLS_A_WORKSPACE = 10;
const MOST_AWAITED = 2;
/** How long an operation takes, before the first has been seen. */
const FIRST_PACE_MS = 60;
const LARGE_ONE_IN = 30;

/** Starts a process that works on a workspace, kills it at a random moment, and looks at what it left: again and again. */
export async function killRepeatedly({ seed, kills, seeded }: KillOptions): Promise<KillCounts> {
  const counts: KillCounts = { kills: 0, acknowledged: 0, untold: 0, unmade: 0, early: 0, violations: [] };
  const enough = () => counts.kills >= kills || (seeded !== undefined && counts.violations.length > 0);
  for (let round = 0; !enough(); round++) {
    await oneWorkspace(counts, {
      seed: seed + round,
      kills: Math.min(kills, counts.kills + KILLS_A_WORKSPACE),
      seeded,
    });
  }
  return counts;
}

async function oneWorkspace(
  counts: KillCounts,
  { seed, kills, seeded }: { seed: number; kills: number; seeded: SeededFault | undefined },
): Promise<void> {
  const folder = faultFolder(seed);
  const random = createRandom(seed, 'moments');
  let first = 0;
  let paceMs = FIRST_PACE_MS;
  // The first process makes it, and may die while it does.
  rmSync(folder.workspace);
  try {
    while (counts.kills < kills) {
      const orders = folder.orders({ first, largeOneIn: LARGE_ONE_IN, seeded: seeded ?? null });
      const child = startOperating(orders);
      await child.said(1);
      const started = performance.now();
      // None awaited: it may die while it opens and recovers. Then anywhere in the operation that comes next.
      const awaited = random.integer(0, MOST_AWAITED);
      await child.said(1 + awaited);
      if (awaited > 0) paceMs = (performance.now() - started) / awaited;
      await sleep(random.next() * paceMs);
      child.kill();
      const { lines, end, complaints } = await child.ended;
      counts.kills++;
      const told = acknowledged(lines);
      counts.acknowledged += told;
      if (told === 0) counts.early++;
      const where = `seed ${seed}, kill ${counts.kills}`;
      if (end !== 'SIGKILL')
        counts.violations.push(`${where}: it ended by itself: ${end} ${lines.at(-1)} ${complaints}`);
      const found = checkWorkspace(orders, { least: first + told, most: first + told + 1 });
      counts.violations.push(...found.violations.map((violation) => `${where}: ${violation}`));
      if (first === 0 && told === 0 && found.refused === 'workspace-missing') {
        counts.unmade++;
        continue;
      }
      if (found.refused !== null) counts.violations.push(`${where}: it does not open: ${found.refused}`);
      // What is not as it should be can't be built on.
      if (found.done === null) return;
      if (found.done > first + told) counts.untold++;
      first = found.done;
    }
  } finally {
    folder.remove();
  }
}
