import { expect, test } from 'vitest';
import type { Advice } from '../guidance-answers.ts';
import { compareFigures } from '../metrics/compare.ts';
import { type FigureValues, levelFigures } from '../metrics/level-figures-fixture.ts';
import { LEVEL_SETS } from '../metrics/levels.ts';
import { NOT_APPLICABLE } from '../metrics/not-applicable.ts';
import { PROFILES } from '../metrics/profiles.ts';
import type { Capability } from './capabilities.ts';
import {
  capabilityMeans,
  capabilityResults,
  resultsByVerdict,
  statementMean,
  widestCapabilityGap,
} from './capability-result.ts';
import type { CapabilityPerson } from './capability-round.ts';
import type { CapabilityAnswers } from './capability-scores.ts';

const metricsOf = (values: FigureValues) =>
  compareFigures(levelFigures(values), null, LEVEL_SETS['2024'], PROFILES.doradeck);
const adviceOn = (capability: Capability): Advice => ({
  rule: 'review-wait',
  metric: 'changeLeadTime',
  capability,
  scope: { kind: 'all' },
  strength: 2,
  evidence: [],
  gain: null,
  effort: 'weeks',
  tools: [],
});
const answering = (...sheets: readonly CapabilityAnswers[]): readonly CapabilityPerson[] =>
  sheets.map((answers, index) => ({ id: index + 1, name: null, group: null, answers, answeredAt: null }));

/** Three capabilities that move lead time and frequency first, and one that moves recovery and failures. */
const CAPABILITIES: readonly Capability[] = [
  'continuous-integration',
  'trunk-based-development',
  'loosely-coupled-teams',
  'monitoring-and-observability',
];
const ROUND = { capabilities: CAPABILITIES };
const verdicts = (people: readonly CapabilityPerson[], evidence: Parameters<typeof capabilityResults>[2]) =>
  capabilityResults(ROUND, people, evidence).map(({ capability, spread, verdict }) => [
    capability,
    spread?.mean ?? null,
    verdict,
  ]);

test('lowest first, and whether the data see it so too', () => {
  const people = answering({ 'ci.1': 2, 'trunk.1': 1, 'arch.1': 5, 'monitoring.1': 2 }, { 'ci.1': 2, 'arch.1': 4 });
  const metrics = metricsOf({ lead: 3 * 86_400, deployments: [100, 10] });
  const advice = [adviceOn('continuous-integration'), adviceOn('loosely-coupled-teams')];
  expect(verdicts(people, { metrics, advice })).toEqual([
    ['trunk-based-development', 0, 'room'],
    ['continuous-integration', 2.5, 'agreed'],
    ['monitoring-and-observability', 2.5, 'room'],
    ['loosely-coupled-teams', 8.75, 'apart'],
  ]);
});

test('low and high where the metrics are at their best, and what nobody answered', () => {
  const metrics = metricsOf({ lead: 3600, deployments: [1000, 10] });
  expect(verdicts(answering({ 'ci.1': 2, 'arch.1': 5 }), { metrics, advice: [] })).toEqual([
    ['continuous-integration', 2.5, 'quiet'],
    ['loosely-coupled-teams', 10, 'strength'],
    ['trunk-based-development', null, 'unanswered'],
    ['monitoring-and-observability', null, 'unanswered'],
  ]);
});

test('nearer to neutral than to agreement is low', () => {
  const metrics = metricsOf({ lead: 3600, deployments: [1000, 10] });
  const verdict = (...given: readonly number[]) =>
    capabilityResults(
      { capabilities: ['continuous-integration'] },
      answering(Object.fromEntries(given.map((answer, index) => [`ci.${index + 1}`, answer]))),
      { metrics, advice: [] },
    )[0]?.verdict;
  expect(verdict(3, 4)).toBe('strength');
  expect(verdict(3, 3, 4)).toBe('quiet');
});

test('what could not be graded says nothing of what moves it', () => {
  const metrics = compareFigures(NOT_APPLICABLE, null, LEVEL_SETS['2024'], PROFILES.doradeck);
  expect(verdicts(answering({ 'ci.1': 1, 'arch.1': 5 }), { metrics, advice: [] }).slice(0, 2)).toEqual([
    ['continuous-integration', 0, 'unmeasured'],
    ['loosely-coupled-teams', 10, 'unmeasured'],
  ]);
});

test('without data nothing is claimed of it', () => {
  expect(capabilityResults({ capabilities: ['continuous-integration'] }, answering({ 'ci.1': 1 }), null)).toEqual([
    {
      capability: 'continuous-integration',
      spread: { scores: [0], mean: 0, lower: 0, median: 0, upper: 0, near: 1 },
      tie: null,
      verdict: 'unmeasured',
    },
  ]);
});

test('by verdict, what calls for attention first', () => {
  const metrics = metricsOf({ lead: 3 * 86_400, deployments: [100, 10] });
  const people = answering({ 'ci.1': 2, 'trunk.1': 1, 'arch.1': 5 });
  const advice = [adviceOn('continuous-integration'), adviceOn('loosely-coupled-teams')];
  const groups = resultsByVerdict(capabilityResults(ROUND, people, { metrics, advice }));
  expect(groups.map(({ verdict, results }) => [verdict, results.map(({ capability }) => capability)])).toEqual([
    ['agreed', ['continuous-integration']],
    ['room', ['trunk-based-development']],
    ['apart', ['loosely-coupled-teams']],
    ['unanswered', ['monitoring-and-observability']],
  ]);
});

test('what groups see most differently', () => {
  const engineers = capabilityMeans(answering({ 'ci.1': 2, 'arch.1': 3 }));
  const managers = capabilityMeans(answering({ 'ci.1': 5, 'arch.1': 4, 'trunk.1': 1 }));
  const byGroup = new Map([
    ['Engineers', engineers],
    ['Managers', managers],
  ]);
  expect(widestCapabilityGap(CAPABILITIES, byGroup)).toEqual({
    capability: 'continuous-integration',
    highest: 'Managers',
    lowest: 'Engineers',
    difference: 7.5,
  });
  expect(widestCapabilityGap(CAPABILITIES, new Map([['Engineers', engineers]]))).toBeNull();
});

test('a statement’s mean is of those who answered it', () => {
  expect(statementMean(answering({ 'ci.1': 2 }, { 'ci.2': 1 }, { 'ci.1': 5 }), 'ci.1')).toEqual({ mean: 3.5, n: 2 });
  expect(statementMean(answering({ 'ci.2': 1 }), 'ci.1')).toBeNull();
});
