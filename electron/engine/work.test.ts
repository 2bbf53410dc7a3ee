import { expect, test } from 'vitest';
import { inSlices } from './work.ts';

function* spin(steps: number, milliseconds: number): Generator<void, string> {
  for (let k = 0; k < steps; k += 1) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

test('other events come in between the slices of a computation, and its result is its own', async () => {
  let others = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 1);
  await expect(inSlices(spin(12, 5))).resolves.toBe('done');
  clearInterval(timer);
  expect(others).toBeGreaterThanOrEqual(3);
});

test('a step that fails fails the whole', async () => {
  function* fails(): Generator<void, string> {
    yield;
    throw new Error('no');
  }
  await expect(inSlices(fails())).rejects.toThrow('no');
});
