/** The checks of the other tests, seen to fail. */
import { expect, test } from 'vitest';
import { garbleLogs, logWorkspace } from './garble-logs.ts';
import { SEED } from './how-many.ts';
import { killRepeatedly } from './kill-repeatedly.ts';

test('kills show that there is no transaction', async () => {
  const { violations } = await killRepeatedly({ seed: SEED, kills: 20, seeded: 'no-transaction' });
  expect(violations.join('\n')).toMatch(/\d+ rows of \d+/);
});

test('garbled logs show that there is no transaction', async () => {
  const workspace = await logWorkspace(SEED, false, 'no-transaction');
  const { violations } = garbleLogs(workspace, { cases: 200, seed: SEED, untilViolation: true });
  expect(violations.join('\n')).toMatch(/rows of \d+/);
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
