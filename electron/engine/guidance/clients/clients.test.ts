/** Advice on whole clients, through the real import: the known bottleneck comes first, and the sound are told nothing. */
import { describe, expect, test } from 'vitest';
import { howMany } from '../../faults/how-many.ts';
import { askClient } from './ask-client.ts';
import { CLIENTS, HEALTHY, type SeededClient } from './clients.ts';

const SEEDS = [1, 2, 3, 4, 5].slice(0, howMany(3, 5));
/** A seed in five may draw too few failures to tell; of the first three none does. */
const LEAST = howMany(3, 4);
const WAIT = { timeout: 120_000 };

/** The first advice of each seed; a client is made and asked once, however many tests look at it. */
const asked = new Map<SeededClient, Promise<readonly (string | null)[]>>();

function named(client: SeededClient): Promise<readonly (string | null)[]> {
  const known = asked.get(client) ?? ask(client);
  asked.set(client, known);
  return known;
}

async function ask({ traits }: SeededClient): Promise<readonly (string | null)[]> {
  const first: (string | null)[] = [];
  for (const seed of SEEDS) first.push((await askClient(traits, seed)).advice[0]?.rule ?? null);
  return first;
}

describe.each(CLIENTS)('$name', (client) => {
  test('is told so first', WAIT, async () => {
    const first = await named(client);
    expect(first.filter((rule) => rule === client.bottleneck).length, String(first)).toBeGreaterThanOrEqual(LEAST);
  });
});

test.each(HEALTHY)('$name: nothing is advised', WAIT, async (client) => {
  expect(await named(client)).toEqual(SEEDS.map(() => null));
});

test('of ten clients at least nine are told so first, whatever the seed', WAIT, async () => {
  const ten = CLIENTS.slice(0, 10);
  const first = await Promise.all(ten.map(named));
  const right = SEEDS.map((_, seed) => ten.filter(({ bottleneck }, i) => first[i]?.[seed] === bottleneck).length);
  expect(Math.min(...right), String(right)).toBeGreaterThanOrEqual(9);
});
