/** Advice on whole clients, through the real import: the known bottleneck comes first, and the sound are told nothing. */
import { describe, expect, test } from 'vitest';
import { askClient } from './ask-client.ts';
import { CLIENTS, HEALTHY, type SeededClient } from './clients.ts';

const SEEDS = [1, 2, 3, 4, 5];
const WAIT = { timeout: 120_000 };

async function named({ traits }: SeededClient): Promise<readonly (string | null)[]> {
  const first: (string | null)[] = [];
  for (const seed of SEEDS) first.push((await askClient(traits, seed)).advice[0]?.rule ?? null);
  return first;
}

describe.each(CLIENTS)('$name', (client) => {
  test('is told so first', WAIT, async () => {
    const first = await named(client);
    // A seed in five may draw too few failures to tell.
    expect(first.filter((rule) => rule === client.bottleneck).length, String(first)).toBeGreaterThanOrEqual(
      SEEDS.length - 1,
    );
  });
});

test.each(HEALTHY)('$name: nothing is advised', WAIT, async (client) => {
  expect(await named(client)).toEqual(SEEDS.map(() => null));
});
