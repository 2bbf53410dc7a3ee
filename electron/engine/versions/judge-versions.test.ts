import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/stats.ts';
import { measureDispersion } from '../../../shared/versions/dispersion.ts';
import { historyOf } from '../../../shared/versions/random-history.ts';
import { randomPoints } from '../../../shared/versions/random-points.ts';
import { reignsOf } from '../../../shared/versions/reigns.ts';
import { createVerdicts } from './judge-versions.ts';

const DAY = 86_400_000;

/** Versions of a day each, one after the other, 1,000 requests an hour. */
function judged(rates: readonly number[]) {
  const random = createRandom(1);
  const histories = rates.map((rate, index) =>
    historyOf(randomPoints(random, { from: index * 24, intervals: 24, requests: () => 1000, rate: () => rate }), {
      version: `v${index}`,
      active: index === rates.length - 1,
    }),
  );
  const verdicts = createVerdicts(
    {
      histories,
      lives: histories.map((history) => ({ ...history, verdict: null, deployed: [] })),
      reigns: reignsOf(
        rates.map((_, version) => ({ at: version * DAY, version, deployment: version })),
        rates.length,
      ),
      dispersion: measureDispersion(histories.flatMap(({ points }) => points ?? [])),
    },
    null,
  );
  return rates.map((_, index) => {
    const verdict = verdicts.of(index);
    expect(verdicts.kindOf(index)).toBe(verdict?.kind ?? null);
    return verdict && [verdict.kind, verdict.against];
  });
}

test('a version that is no better than the faulty one before it is judged against the last good one', () => {
  expect(judged([0.005, 0.05, 0.05, 0.005])).toEqual([null, ['faulty', 'v0'], ['faulty', 'v0'], ['fine', 'v0']]);
});

test('what stays over four versions is how the service is', () => {
  expect(judged([0.005, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05])).toEqual([
    null,
    ['faulty', 'v0'],
    ['faulty', 'v0'],
    ['faulty', 'v0'],
    ['faulty', 'v0'],
    ['fine', 'v4'],
    ['fine', 'v5'],
  ]);
});
