import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AS_IT_IS, type Scenario } from '../../../shared/guidance/scenario.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { readScenario, scenarioText } from './scenario-place.ts';

test('only what is otherwise is told', () => {
  expect(scenarioText(AS_IT_IS)).toBe('');
  expect(scenarioText({ ...AS_IT_IS, stages: { review: 0.5, deploy: 1 }, deploymentSize: 2 })).toBe(
    'review:0.5,size:2',
  );
});

test('what is no scenario is none; what is out of reach is brought into it', () => {
  for (const text of ['review', 'review:', 'review:x', 'size:NaN', 'toString:1', '__proto__:2', 'review:0.5;size:1']) {
    expect(readScenario(text), text).toBeNull();
  }
  expect(readScenario('size:0,failures:99,recovery:-4')).toEqual({
    ...AS_IT_IS,
    deploymentSize: 0.1,
    failureRate: 3,
    recovery: 0,
  });
});

const factor = fc.integer({ min: 0, max: 60 }).map((twentieths) => twentieths / 20);
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  stages: fc.dictionary(fc.constantFrom(...STAGE_NAMES), factor),
  deploymentSize: fc.constantFrom(0.1, 0.25, 0.5, 1, 2, 5),
  failureRate: factor,
  recovery: factor,
});

test('a scenario comes back as it was', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const text = scenarioText(scenario);
      const read = readScenario(text);
      expect(read).not.toBeNull();
      expect(scenarioText(read ?? AS_IT_IS)).toBe(text);
      for (const stage of STAGE_NAMES) expect(read?.stages[stage] ?? 1).toBe(scenario.stages[stage] ?? 1);
    }),
  );
});
