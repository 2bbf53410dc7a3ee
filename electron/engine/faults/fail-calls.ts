import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupFolderOf } from '../db/back-up.ts';
import { checkWorkspace } from './check-workspace.ts';
import { faultFolder } from './fault-folder.ts';
import type { Orders } from './operate.ts';
import { acknowledged, type Ended, startOperating } from './start-operating.ts';
import { type Inject, seenCalls, straceCommand } from './strace.ts';

export const CALLS = ['pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'unlink', 'openat', 'pread64'];

/** What is going on when the calls fail. */
export const SCENES = {
  'a new workspace and its first import': { isNew: true, first: 0, count: 1 },
  'an import and an undo': { isNew: false, first: 3, count: 2 },
} as const;
export type Scene = keyof typeof SCENES;

export interface Failure {
  /** Calls that were made to fail: 0 = there is no n-th one. */
  readonly injected: number;
  /** Codes of the errors that were met, `untyped …` for those without one. */
  readonly codes: readonly string[];
  /** Whether an operation was done that had been said to have failed, which a failed fsync cannot exclude. */
  readonly untold: boolean;
  readonly violations: readonly string[];
}

const SMALL_FILES_SEED = 3;

/** Runs a scene in which calls that touch the workspace fail, then looks at the workspace with a disk that works again. */
export async function failCalls(scene: Scene, inject: Inject): Promise<Failure> {
  const { isNew, first, count } = SCENES[scene];
  const folder = faultFolder(SMALL_FILES_SEED);
  try {
    if (isNew) rmSync(folder.workspace);
    else await startOperating(folder.orders({ count: first })).ended;
    const orders = folder.orders({ first, count });
    const log = join(folder.path, 'calls');
    const ended = await startOperating(orders, straceCommand(log, CALLS, pathsOf(folder.workspace), inject)).ended;
    const injected = seenCalls(log).filter((line) => line.endsWith('(INJECTED)')).length;
    const codes = ended.lines.filter((line) => line.startsWith('failed ')).map((line) => line.split(' ', 3)[2] ?? '');
    return { injected, codes, ...judge(orders, ended, codes, inject) };
  } finally {
    folder.remove();
  }
}

function pathsOf(workspace: string): string[] {
  const files = [workspace, `${workspace}.part`];
  const beside = files.flatMap((file) => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]);
  const copies = backupFolderOf(workspace);
  const copy = join(copies, `${basename(workspace, '.doradeck')} before undo 1.doradeck.part`);
  return [...beside, `${workspace}-lock`, copies, copy];
}

function judge(
  orders: Orders,
  ended: Ended,
  codes: readonly string[],
  { andAllAfter }: Inject,
): Pick<Failure, 'untold' | 'violations'> {
  const violations: string[] = [];
  if (ended.end !== 0) violations.push(`it broke: ${ended.end} ${ended.complaints}`);
  for (const code of codes) if (code === 'untyped' || code === 'internal') violations.push(ended.lines.join('; '));
  const told = orders.first + acknowledged(ended.lines);
  const all = orders.first + (orders.count ?? 0);
  // After one error, the second try succeeds.
  if (!andAllAfter && told < all) violations.push(`it does not go on: ${ended.lines.join('; ')}`);
  const found = checkWorkspace(orders, { least: told, most: Math.min(all, told + 1) });
  violations.push(...found.violations);
  const neverMade = found.refused === 'workspace-missing' && orders.first === 0 && told === 0;
  if (found.refused !== null && !neverMade) violations.push(`it does not open: ${found.refused}`);
  return { untold: found.done !== null && found.done > told, violations };
}

/** How often each call is made on the workspace's files in a scene when nothing fails. */
export async function countCalls(scene: Scene): Promise<ReadonlyMap<string, number>> {
  const { isNew, first, count } = SCENES[scene];
  const folder = faultFolder(SMALL_FILES_SEED);
  try {
    if (isNew) rmSync(folder.workspace);
    else await startOperating(folder.orders({ count: first })).ended;
    const log = join(folder.path, 'calls');
    await startOperating(folder.orders({ first, count }), straceCommand(log, CALLS, pathsOf(folder.workspace))).ended;
    const counts = new Map<string, number>();
    for (const line of seenCalls(log)) {
      const call = /^\d+\s+(\w+)\(/.exec(line)?.[1];
      if (call !== undefined) counts.set(call, (counts.get(call) ?? 0) + 1);
    }
    return counts;
  } finally {
    folder.remove();
  }
}
