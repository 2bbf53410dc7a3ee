/** The checks of the other tests, seen to fail. */
import { expect, test } from 'vitest';
import { garbleLogs, logWorkspace } from './garble-logs.ts';
import { SEED } from './how-many.ts';
import { killRepeatedly } from './kill-repeatedly.ts';

/**
 * What only a change without a transaction leaves: a batch of which some rows, or some rejected rows, are there; a state
 * between two operations; a table whose indexes were set aside and never put back.
 */
const HALF_DONE = /\d+ (rejected )?rows of \d+|not what \d+ to \d+ operations leave|does not open: workspace-not-ours/;

test('kills show that there is no transaction', async () => {
  const { violations } = await killRepeatedly({ seed: SEED, kills: 20, seeded: 'no-transaction' });
  // A process that ended by itself proves nothing, nor does any other complaint.
  expect(violations.filter((violation) => !HALF_DONE.test(violation))).toEqual([]);
  expect(violations.length).toBeGreaterThan(0);
});

test('garbled logs show that there is no transaction', async () => {
  const workspace = await logWorkspace(SEED, false, 'no-transaction');
  const { violations } = garbleLogs(workspace, { cases: 200, seed: SEED, untilViolation: true });
  expect(violations.filter((violation) => HALF_DONE.test(violation))).not.toEqual([]);
});

test('damage to the file itself is refused or seen', async () => {
  const workspace = await logWorkspace(SEED, false);
  const [page, length] = [4096, workspace.file.length];
  // One page of the file is that of another place.
  const file = Buffer.from(workspace.file);
  file.copy(file, length - page, length - 2 * page, length - page);
  const { refused, violations } = garbleLogs({ ...workspace, file, log: Buffer.from([0]) }, { cases: 1, seed: SEED });
  expect(refused + violations.length).toBeGreaterThan(0);
});
