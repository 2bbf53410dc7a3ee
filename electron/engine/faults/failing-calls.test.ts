/** A disk that fails: the n-th write, sync, rename … of a file of the workspace gives an error, or it and all after it. */
import { test } from 'vitest';
import { createRandom } from '../sample/random.ts';
import { CALLS, countCalls, type Failure, failCalls, SCENES, type Scene } from './fail-calls.ts';
import { HOUR_MS, isFull, printFigures, SEED } from './how-many.ts';
import { type Inject, whyNoStrace } from './strace.ts';

const SAMPLE = 5;
const ERRORS = ['EIO', 'ENOSPC'] as const;
const NEED_ROOM = ['pwrite64', 'ftruncate', 'openat'];
const noStrace = whyNoStrace();

class Figures {
  cases = 0;
  failed = 0;
  untold = 0;
  readonly codes: Record<string, number> = {};
  readonly violations: string[] = [];

  add(scene: Scene, inject: Inject, failure: Failure): void {
    this.cases++;
    if (failure.codes.length > 0) this.failed++;
    if (failure.untold) this.untold++;
    for (const code of failure.codes) this.codes[code] = (this.codes[code] ?? 0) + 1;
    const { call, error, nth, andAllAfter } = inject;
    const where = `${scene}, ${error} at ${call} ${nth}${andAllAfter ? ' and all after' : ''}`;
    this.violations.push(...failure.violations.map((violation) => `${where}: ${violation}`));
  }
}

/** Every call in turn, until there is none left to fail. */
async function failEach(scene: Scene): Promise<Figures> {
  const figures = new Figures();
  for (const andAllAfter of [false, true]) {
    for (const error of ERRORS) {
      for (const call of error === 'EIO' ? CALLS : NEED_ROOM) {
        for (let nth = 1; ; nth++) {
          const inject = { call, error, nth, andAllAfter };
          const failure = await failCalls(scene, inject);
          if (failure.injected === 0) break;
          figures.add(scene, inject, failure);
        }
      }
    }
  }
  return figures;
}

async function failSome(scene: Scene): Promise<Figures> {
  const figures = new Figures();
  const random = createRandom(SEED, scene);
  const counts = [...(await countCalls(scene))];
  while (figures.cases < SAMPLE) {
    const [call, made] = random.pick(counts);
    const inject = { call, error: random.pick(ERRORS), nth: random.integer(1, made), andAllAfter: random.chance(0.5) };
    figures.add(scene, inject, await failCalls(scene, inject));
  }
  return figures;
}

const name = '%s: whichever call fails, the error has a name, the rest goes on, and nothing is lost or halved';
test.concurrent.for(Object.keys(SCENES) as Scene[])(name, { timeout: HOUR_MS }, async (scene, { skip, expect }) => {
  if (noStrace !== null) skip(noStrace);
  const figures = await (isFull ? failEach : failSome)(scene);
  printFigures(scene, figures);
  expect(figures.violations).toEqual([]);
  expect(figures.failed).toBeGreaterThan(0);
});
