import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ASKED_CAPABILITIES,
  type CapabilityPerson,
  type CapabilityRound,
  PRIORITY_CAPABILITIES,
  readCapabilityRound,
  roundQuestions,
  statementIds,
} from './capability-round.ts';
import { withPeople, writeRound } from './check-round.ts';

const ADA: CapabilityPerson = { id: 1, name: 'Ada', group: null, answers: { 'ci.1': 4 }, answeredAt: 5 };
const ROUND: CapabilityRound = { capabilities: PRIORITY_CAPABILITIES, heldOn: '2026-03-31', people: [ADA] };
const STATEMENTS = roundQuestions({ capabilities: ASKED_CAPABILITIES }).flatMap((questions) => statementIds(questions));

const drawnRound = fc
  .record({
    capabilities: fc.subarray([...ASKED_CAPABILITIES], { minLength: 1 }),
    people: fc.array(
      fc.record({
        name: fc.option(fc.string()),
        group: fc.option(fc.string()),
        answeredAt: fc.option(fc.integer()),
        answers: fc.dictionary(fc.constantFrom(...STATEMENTS), fc.double({ min: 1, max: 5, noNaN: true }), {
          minKeys: 1,
          noNullPrototype: true,
        }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ capabilities, people }) =>
    withPeople<CapabilityRound>({ capabilities, heldOn: '2026-03-31', people: [] }, people),
  );

test('DORA asks five and six statements first', () => {
  expect(roundQuestions(ROUND).map(({ key, statements }) => [key, statements.length])).toEqual([
    ['ci', 5],
    ['arch', 6],
    ['culture', 6],
  ]);
});

describe('a round as it is kept', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(drawnRound, (round) => {
        expect(readCapabilityRound(writeRound(round))).toEqual(round);
      }),
    );
  });

  test.each([
    ['no JSON', '{'],
    ['a round of the quick check', JSON.stringify({ version: 1, edition: '2025', heldOn: '2026-03-31', people: [] })],
    ['a later version', JSON.stringify({ ...ROUND, version: 2 })],
    ['one that asks nothing', JSON.stringify({ version: 1, ...ROUND, capabilities: [] })],
    ['a capability nobody knows', JSON.stringify({ version: 1, ...ROUND, capabilities: ['luck'] })],
    [
      'one that is asked twice',
      JSON.stringify({ version: 1, ...ROUND, capabilities: ['test-automation', 'test-automation'] }),
    ],
    ['a day that is none', JSON.stringify({ version: 1, ...ROUND, heldOn: 'soon' })],
    [
      'a statement nobody knows',
      JSON.stringify({ version: 1, ...ROUND, people: [{ ...ADA, answers: { 'ci.9': 3 } }] }),
    ],
    [
      'an answer beyond the scale',
      JSON.stringify({ version: 1, ...ROUND, people: [{ ...ADA, answers: { 'ci.1': 6 } }] }),
    ],
    ['an answer in words', JSON.stringify({ version: 1, ...ROUND, people: [{ ...ADA, answers: { 'ci.1': '4' } }] })],
    ['a person without answers', JSON.stringify({ version: 1, ...ROUND, people: [{ ...ADA, answers: {} }] })],
  ])('%s is damaged', (_, content) => {
    expect(readCapabilityRound(content)).toBeNull();
  });
});
