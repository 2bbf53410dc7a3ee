import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INDUSTRIES, ORGANISATION_SIZES } from './benchmarks.ts';
import { groupsOf, withChangedPerson, withoutPerson, withPeople, writeRound } from './check-round.ts';
import type { measuredAnswers } from './measured-answers.ts';
import { isPercentMetric, QUICK_CHECK_EDITIONS, QUICK_CHECK_METRICS } from './quick-check.ts';
import { type QuickCheckRound, type RoundPerson, readRound } from './quick-check-round.ts';
import { roundBelief } from './round-belief.ts';
import { agreementOf, spreadOf, summariseRound, widestGroupGap } from './round-summary.ts';

const ROUND: QuickCheckRound = {
  edition: '2025',
  industry: 'retail',
  size: '100-499',
  heldOn: '2026-03-31',
  people: [{ id: 3, name: 'Ada', group: null, answers: { changeLeadTime: 6 }, answeredAt: 5 }],
};

const drawnPerson = fc
  .record({
    name: fc.option(fc.string()),
    group: fc.option(fc.constantFrom('Engineers', 'Managers')),
    answeredAt: fc.option(fc.integer()),
    values: fc.array(fc.option(fc.integer({ min: 1, max: 6 })), { minLength: 5, maxLength: 5 }),
  })
  .map(({ values, ...said }): Omit<RoundPerson, 'id'> => {
    const answers = QUICK_CHECK_METRICS.flatMap((metric, index) => {
      const value = values[index] ?? null;
      return value === null ? [] : [[metric, isPercentMetric(metric) ? value * 16 : value]];
    });
    return { ...said, answers: answers.length === 0 ? { changeLeadTime: 1 } : Object.fromEntries(answers) };
  });
const drawnRound = fc
  .record({
    edition: fc.constantFrom(...QUICK_CHECK_EDITIONS),
    industry: fc.constantFrom(...INDUSTRIES),
    size: fc.constantFrom(...ORGANISATION_SIZES),
    people: fc.array(drawnPerson, { maxLength: 12 }),
  })
  .map(
    ({ people, ...said }): QuickCheckRound =>
      withPeople<QuickCheckRound>({ ...said, heldOn: '2026-03-31', people: [] }, people),
  );

describe('a round as it is kept', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(drawnRound, (round) => {
        expect(readRound(writeRound(round))).toEqual(round);
      }),
    );
  });

  const [person] = ROUND.people;
  test.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a later version', JSON.stringify({ ...ROUND, version: 2 })],
    ['no version', JSON.stringify(ROUND)],
    ['an edition nobody knows', JSON.stringify({ version: 1, ...ROUND, edition: '2019' })],
    ['a day that is none', JSON.stringify({ version: 1, ...ROUND, heldOn: '2026-02-30' })],
    ['nobody in it', JSON.stringify({ version: 1, ...ROUND, people: null })],
    [
      'an answer beyond its scale',
      JSON.stringify({ version: 1, ...ROUND, people: [{ ...person, answers: { changeLeadTime: 7 } }] }),
    ],
    [
      'an answer between two',
      JSON.stringify({ version: 1, ...ROUND, people: [{ ...person, answers: { changeLeadTime: 2.5 } }] }),
    ],
    [
      'an answer to something else',
      JSON.stringify({ version: 1, ...ROUND, people: [{ ...person, answers: { luck: 5 } }] }),
    ],
    ['a person without answers', JSON.stringify({ version: 1, ...ROUND, people: [{ ...person, answers: {} }] })],
    ['the same person twice', JSON.stringify({ version: 1, ...ROUND, people: [person, person] })],
    ['a name that is a number', JSON.stringify({ version: 1, ...ROUND, people: [{ ...person, name: 5 }] })],
  ])('%s is damaged', (_, content) => {
    expect(readRound(content)).toBeNull();
  });

  test('people come with ids of their own, are changed and go', () => {
    const grown = withPeople(ROUND, [{ name: null, group: 'B', answers: { reworkRate: 1 }, answeredAt: null }]);
    expect(grown.people.map(({ id }) => id)).toEqual([3, 4]);
    const changed = withChangedPerson(grown, {
      id: 3,
      name: 'A',
      group: 'A',
      answers: { reworkRate: 2 },
      answeredAt: 1,
    });
    expect(groupsOf(changed)).toEqual(['A', 'B']);
    expect(withoutPerson(changed, 3).people).toEqual(grown.people.slice(1));
  });
});

describe('how answers lie', () => {
  test('median, quarters, and how many are near', () => {
    expect(spreadOf([10, 8, 0, 6, 8])).toEqual({
      scores: [0, 6, 8, 8, 10],
      mean: 6.4,
      lower: 6,
      median: 8,
      upper: 8,
      near: 4,
    });
    expect(spreadOf([])).toBeNull();
  });

  test('of one mind, of two, apart; one person alone is neither', () => {
    const agreement = (...scores: readonly number[]) => {
      const spread = spreadOf(scores);
      return spread === null ? null : agreementOf(spread);
    };
    expect(agreement(8, 8, 6, 0)).toBe('close');
    expect(agreement(8, 8, 2, 0)).toBe('apart');
    expect(agreement(8, 8, 8, 0, 0)).toBe('mixed');
    expect(agreement(0, 10)).toBe('apart');
    expect(agreement(8)).toBeNull();
  });

  test('the order of the people says nothing, and every figure stays within 0–10', () => {
    fc.assert(
      fc.property(drawnRound, fc.infiniteStream(fc.nat()), (round, order) => {
        const keys = new Map(round.people.map(({ id }) => [id, order.next().value]));
        const shuffled = [...round.people].sort((one, other) => (keys.get(one.id) ?? 0) - (keys.get(other.id) ?? 0));
        const summary = summariseRound(round, round.people);
        const again = summariseRound(round, shuffled);
        for (const metric of QUICK_CHECK_METRICS) {
          const spread = summary.byMetric[metric];
          expect(again.byMetric[metric]?.scores).toEqual(spread?.scores);
          expect(again.byMetric[metric]?.median).toBe(spread?.median);
          if (spread === null) continue;
          const { lower, median, upper, mean, scores, near } = spread;
          expect(0 <= lower && lower <= median && median <= upper && upper <= 10).toBe(true);
          expect(mean >= (scores[0] ?? 0) - 1e-9 && mean <= (scores.at(-1) ?? 0) + 1e-9).toBe(true);
          expect(near <= scores.length).toBe(true);
        }
      }),
    );
  });

  test('groups are furthest apart where their medians are', () => {
    const of = (answers: RoundPerson['answers']) =>
      summariseRound(ROUND, [{ id: 1, name: null, group: null, answers, answeredAt: null }]);
    const summaries = new Map([
      ['Engineers', of({ changeLeadTime: 4, recoveryTime: 3 })],
      ['Managers', of({ changeLeadTime: 5, recoveryTime: 6 })],
      ['Others', of({ reworkRate: 90 })],
    ]);
    expect(widestGroupGap(summaries)).toEqual({
      metric: 'recoveryTime',
      highest: 'Managers',
      lowest: 'Engineers',
      difference: 6,
    });
    expect(widestGroupGap(new Map([['Others', of({ reworkRate: 90 })]]))).toBeNull();
  });
});

describe('belief beside measurement', () => {
  const known = { kind: 'measured', alsoFits: null, n: 41, few: false } as const;
  const measured: ReturnType<typeof measuredAnswers> = {
    changeLeadTime: { ...known, answer: 3 },
    deploymentFrequency: { ...known, answer: 6, alsoFits: 5 },
    changeFailureRate: { ...known, answer: 20 },
    recoveryTime: { kind: 'unknown', reason: 'no-incidents' },
    reworkRate: { ...known, answer: 10 },
  };
  const people = (answers: readonly RoundPerson['answers'][]): readonly RoundPerson[] =>
    answers.map((given, index) => ({ id: index + 1, name: null, group: null, answers: given, answeredAt: null }));

  test('widest first; who thinks better of it, who the same, who worse; what most say', () => {
    const beliefs = roundBelief(
      '2025',
      people([
        { changeLeadTime: 6, deploymentFrequency: 6, changeFailureRate: 5, recoveryTime: 6 },
        { changeLeadTime: 6, deploymentFrequency: 5, changeFailureRate: 16 },
        { changeLeadTime: 5, deploymentFrequency: 4, changeFailureRate: 10 },
        { changeLeadTime: 3 },
      ]),
      measured,
    );
    expect(beliefs).toEqual([
      {
        metric: 'changeLeadTime',
        people: 4,
        better: 3,
        same: 1,
        worse: 0,
        difference: 5,
        typical: { answer: 6, people: 2 },
      },
      {
        metric: 'changeFailureRate',
        people: 3,
        better: 2,
        same: 1,
        worse: 0,
        difference: 1,
        typical: { answer: 10, people: 3 },
      },
      {
        metric: 'deploymentFrequency',
        people: 3,
        better: 0,
        same: 2,
        worse: 1,
        difference: 0,
        typical: { answer: 6, people: 1 },
      },
    ]);
  });

  test('2024 compares four', () => {
    const asked = people([{ reworkRate: 50, changeLeadTime: 3 }]);
    expect(roundBelief('2024', asked, measured).map(({ metric }) => metric)).toEqual(['changeLeadTime']);
    expect(roundBelief('2025', asked, measured).map(({ metric }) => metric)).toEqual(['reworkRate', 'changeLeadTime']);
  });

  test('everybody is on one side, and the order of the people says nothing', () => {
    fc.assert(
      fc.property(drawnRound, ({ edition, people: drawn }) => {
        const beliefs = roundBelief(edition, drawn, measured);
        expect(roundBelief(edition, [...drawn].reverse(), measured)).toEqual(beliefs);
        for (const { people: all, better, same, worse, difference, typical } of beliefs) {
          expect(better + same + worse).toBe(all);
          expect(Math.abs(difference)).toBeLessThanOrEqual(10);
          expect(typical.people).toBeLessThanOrEqual(all);
        }
      }),
    );
  });
});
