import { expect, test } from 'vitest';
import { garbleLogs, logWorkspace } from './garble-logs.ts';
import { HOUR_MS, howMany, printFigures, SEED } from './how-many.ts';

const CASES = howMany(100, 2500);

test.each([
  { log: 'from its start', restarted: false },
  { log: 'that started anew over an older one', restarted: true },
])(
  'a garbled log $log gives a workspace as it was after one of its operations, or a refusal',
  {
    timeout: HOUR_MS,
  },
  async ({ restarted }) => {
    const workspace = await logWorkspace(SEED, restarted);
    const counts = garbleLogs(workspace, { cases: CASES, seed: SEED });
    printFigures(`log ${restarted ? 'restarted' : 'from its start'}`, counts);
    expect(counts.violations).toEqual([]);
    expect(counts.cases).toBe(CASES);
    expect(counts.shortened).toBeGreaterThan(CASES / 3);
    expect(counts.refused).toBe(0);
  },
);
