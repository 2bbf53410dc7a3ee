/** A small file of every format goes into a workspace without a mapping step, and comes out as its preset says. */
import { expect, test } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import { workspacePerTest } from '../fixture.ts';
import { presetOf, rowsOf } from '../plan/preset-look.ts';
import { PRESET_SAMPLES, type PresetSample, titleOf } from './preset-samples.ts';

const { batchOf } = workspacePerTest();

function optionsOf({ asked, timeZone, constants }: PresetSample): ImportOptions {
  return {
    ...(asked === undefined ? {} : { kind: asked }),
    ...(timeZone === undefined ? {} : { inputTimeZone: timeZone }),
    ...(constants === undefined ? {} : { constants }),
  };
}

test.each(PRESET_SAMPLES.map((sample) => [titleOf(sample), sample] as const))('%s', async (_, sample) => {
  const { preset, content } = sample;
  const file = typeof content === 'string' ? `${content}\n` : JSON.stringify(content);
  const batch = await batchOf(file, optionsOf(sample));
  const rows = rowsOf(preset, content);
  const skipped = rows.filter((row) => typeof row === 'object' && row !== null && 'skip' in row).length;
  expect(batch).toMatchObject({ preset, kind: presetOf(preset).kind, read: rows.length, rejected: skipped });
  expect(batch.stored + batch.duplicate).toBe(rows.length - skipped);
});
