import { describe, expect, test } from 'vitest';
import type { Confidence, MetricFigures } from '../report.ts';
import { compareFigures } from './compare.ts';
import { headline } from './headline.ts';
import { LEVEL_SETS } from './levels.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { PROFILES } from './profiles.ts';

function withFrequency(perWeek: number | null, interval: Confidence | null): MetricFigures {
  const deploymentFrequency = { ...NOT_APPLICABLE.deploymentFrequency, n: 100, reason: null, perWeek, interval };
  return { ...NOT_APPLICABLE, deploymentFrequency };
}

function withLead(medianSeconds: number, meanSeconds: number, interval: Confidence | null): MetricFigures {
  const changeLeadTime = {
    ...NOT_APPLICABLE.changeLeadTime,
    n: 100,
    reason: null,
    medianSeconds,
    meanSeconds,
    interval,
  };
  return { ...NOT_APPLICABLE, changeLeadTime };
}

function compare(current: MetricFigures, previous: MetricFigures | null, profile = PROFILES.doradeck) {
  return compareFigures(current, previous, LEVEL_SETS['2024'], profile);
}

describe('change and verdict', () => {
  test('more deployments are better where the intervals say so', () => {
    const { deploymentFrequency } = compare(withFrequency(20, [18, 22]), withFrequency(10, [9, 11]));
    expect(deploymentFrequency).toMatchObject({ change: 1, verdict: 'better', previous: { perWeek: 10 } });
    const fell = compare(withFrequency(10, [9, 11]), withFrequency(20, [18, 22])).deploymentFrequency;
    expect(fell).toMatchObject({ change: -0.5, verdict: 'worse' });
  });

  test('where a profile tells two periods in different units, both are judged in that of the later', () => {
    const told = (perDay: number, perWeek: number, interval: Confidence) => {
      const deploymentFrequency = {
        ...NOT_APPLICABLE.deploymentFrequency,
        n: 60,
        reason: null,
        perDay,
        perWeek,
        interval,
      };
      return { ...NOT_APPLICABLE, deploymentFrequency };
    };
    // Two a day (1.6 to 2.6), and before six a week (4.4 to 7.9), which is less than one a day.
    const rose = compare(told(2, 14, [1.6, 2.6]), told(0, 6, [4.4, 7.9]), PROFILES.middleware);
    expect(rose.deploymentFrequency.verdict).toBe('better');
    const fell = compare(told(0, 6, [4.4, 7.9]), told(2, 14, [1.6, 2.6]), PROFILES.middleware);
    expect(fell.deploymentFrequency).toMatchObject({ change: (6 - 14) / 14, verdict: 'worse' });
  });

  test('a longer lead time is worse, by the profile’s statistic', () => {
    const [now, before] = [withLead(100, 300, [90, 110]), withLead(200, 100, [190, 210])];
    expect(compare(now, before).changeLeadTime).toMatchObject({ change: -0.5, verdict: 'better' });
    const deck = compare(
      withLead(100, 300, [290, 310]),
      withLead(200, 100, [90, 110]),
      PROFILES['deck-2024'],
    ).changeLeadTime;
    expect(deck).toMatchObject({ change: 2, verdict: 'worse' });
  });

  test('intervals that leave room for no difference decide nothing, nor does the lack of one', () => {
    expect(compare(withFrequency(10, [7, 14]), withFrequency(8, [5, 11])).deploymentFrequency.verdict).toBe(
      'undecided',
    );
    expect(compare(withLead(100, 100, null), withLead(900, 900, [800, 1000])).changeLeadTime.verdict).toBe('undecided');
  });

  test('without a figure on either side there is neither', () => {
    const alone = compare(withFrequency(10, [9, 11]), null).deploymentFrequency;
    expect(alone).toMatchObject({ change: null, verdict: null, previous: null });
    const first = compare(withFrequency(10, [9, 11]), withFrequency(null, null)).deploymentFrequency;
    expect(first).toMatchObject({ change: null, verdict: null, previous: { perWeek: null } });
  });

  test('from nothing there is no percentage, but a verdict', () => {
    const { deploymentFrequency } = compare(withFrequency(10, [9, 11]), withFrequency(0, [0, 1]));
    expect(deploymentFrequency).toMatchObject({ change: null, verdict: 'better' });
  });
});

test('the headline of a metric that a profile averages is its mean', () => {
  const figures = withLead(1, 2, null);
  expect(headline(figures, PROFILES.doradeck, 'changeLeadTime')).toBe(1);
  expect(headline(figures, PROFILES['deck-2024'], 'changeLeadTime')).toBe(2);
});
