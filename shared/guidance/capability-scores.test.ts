import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAPABILITY_QUESTIONS, statementId } from './capability-questions.ts';
import { type CapabilityAnswers, capabilityStandings } from './capability-scores.ts';

test('each person weighs the same, however many statements they answered', () => {
  const people = [{ 'ci.1': 1, 'ci.2': 1, 'ci.3': 1 }, { 'ci.1': 5 }];
  expect(capabilityStandings(people)[0]).toEqual({
    capability: 'continuous-integration',
    score: 5,
    people: [0, 10],
  });
});

test('lowest first, unanswered last in the order of the questions', () => {
  const standings = capabilityStandings([{ 'ci.1': 4, 'arch.2': 2, 'culture.1': 3 }]);
  expect(standings.slice(0, 4).map(({ capability, score }) => [capability, score])).toEqual([
    ['loosely-coupled-teams', 2.5],
    ['generative-organizational-culture', 5],
    ['continuous-integration', 7.5],
    [CAPABILITY_QUESTIONS[3]?.capability, null],
  ]);
});

const ids = CAPABILITY_QUESTIONS.flatMap((questions) => questions.statements.map((_, i) => statementId(questions, i)));
const answers: fc.Arbitrary<CapabilityAnswers> = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 5 }));

test('scores are within 0–10 and the order of the people changes nothing', () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 8 }), (people) => {
      const standings = capabilityStandings(people);
      expect(standings).toHaveLength(CAPABILITY_QUESTIONS.length);
      for (const { score, people: scores } of standings) {
        expect(score === null).toBe(scores.length === 0);
        expect(scores.every((one) => one >= 0 && one <= 10)).toBe(true);
        expect((score ?? 0) >= (scores[0] ?? 0) - 1e-9 && (score ?? 0) <= (scores.at(-1) ?? 0) + 1e-9).toBe(true);
      }
      const turned = capabilityStandings(people.toReversed());
      expect(turned.map(({ capability }) => capability)).toEqual(standings.map(({ capability }) => capability));
    }),
  );
});
