import { expect, test } from 'vitest';
import type { Advice } from '../guidance-answers.ts';
import { compareFigures } from '../metrics/compare.ts';
import { type FigureValues, levelFigures } from '../metrics/level-figures-fixture.ts';
import { LEVEL_SETS } from '../metrics/levels.ts';
import { NOT_APPLICABLE } from '../metrics/not-applicable.ts';
import { PROFILES } from '../metrics/profiles.ts';
import { tieCapability } from './capability-ties.ts';

function metricsOf(values: FigureValues) {
  return compareFigures(levelFigures(values), null, LEVEL_SETS['2024'], PROFILES.doradeck);
}

const ADVICE: Advice = {
  rule: 'review-wait',
  metric: 'changeLeadTime',
  capability: 'streamlining-change-approval',
  scope: { kind: 'all' },
  strength: 2,
  evidence: [],
  gain: null,
  effort: 'weeks',
  tools: [],
};

test('advice of the same capability is the tie', () => {
  expect(tieCapability('streamlining-change-approval', metricsOf({}), [ADVICE])).toEqual({
    kind: 'advised',
    advice: [ADVICE],
  });
});

test('else the metrics that it moves and that have room', () => {
  const metrics = metricsOf({ lead: 3 * 86_400, deployments: [100, 10] });
  expect(tieCapability('continuous-integration', metrics, [ADVICE])).toEqual({
    kind: 'room',
    metrics: [{ metric: 'changeLeadTime', level: 'high' }],
  });
});

test('fine where all that it moves is at the best level, unmeasured where none has a level', () => {
  const metrics = metricsOf({ lead: 3600, deployments: [100, 10] });
  expect(tieCapability('continuous-integration', metrics, [])).toEqual({
    kind: 'fine',
    metrics: ['changeLeadTime', 'deploymentFrequency'],
  });
  const none = compareFigures(NOT_APPLICABLE, null, LEVEL_SETS['2024'], PROFILES.doradeck);
  expect(tieCapability('proactive-failure-notification', none, [])).toEqual({
    kind: 'unmeasured',
    metrics: ['recoveryTime'],
  });
});
