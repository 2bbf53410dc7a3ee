import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace } from '../db/open.ts';
import type { Orders } from './operate.ts';

/** A new workspace in a folder of its own, and orders for those who work on it. */
export interface FaultFolder {
  readonly path: string;
  readonly workspace: string;
  orders(some: Partial<Orders>): Orders;
  remove(): void;
}

export function faultFolder(seed = 1, path = mkdtempSync(join(tmpdir(), 'doradeck-faults-'))): FaultFolder {
  const workspace = join(path, 'client.doradeck');
  const inputs = join(path, 'inputs');
  mkdirSync(inputs);
  createWorkspace(workspace).close();
  const usual = { path: workspace, inputs, seed, first: 0, count: null, checkpointBefore: null, largeOneIn: null };
  return {
    path,
    workspace,
    orders: (some) => ({ ...usual, seeded: null, ...some }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
