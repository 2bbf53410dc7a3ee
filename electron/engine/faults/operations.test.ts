import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWorkspace } from './check-workspace.ts';
import { type FaultFolder, faultFolder } from './fault-folder.ts';
import { startOperating } from './start-operating.ts';

let folder: FaultFolder;
beforeEach(() => {
  folder = faultFolder();
});
afterEach(() => folder.remove());

test('without a fault, the workspace is what the plan says after each number of operations', async () => {
  for (const first of [0, 6]) {
    const { lines, end, complaints } = await startOperating(folder.orders({ first, count: 6, largeOneIn: 6 })).ended;
    const done = Array.from({ length: 6 }, (_, n) => `done ${first + n}`);
    expect({ lines, end, complaints }).toEqual({ lines: ['ready', ...done, 'closed'], end: 0, complaints: '' });
    const found = checkWorkspace(folder.orders({ largeOneIn: 6 }), { least: 0, most: 100 });
    expect(found).toEqual({ done: first + 6, refused: null, violations: [] });
  }
});
