import { expect, test } from 'vitest';
import { packAnswer, unpackAnswer } from './answer-text.ts';

const ANSWER = { report: { n: 3, rate: null, interval: [0.1, 0.25], name: '결제-1' } };

test.each(['overview', 'versions.list', 'facets'] as const)('what is packed comes out the same: %s', (name) => {
  expect(unpackAnswer(name, structuredClone(packAnswer(name, ANSWER)))).toEqual(ANSWER);
});

test('a large answer is one text on its way', () => {
  expect(packAnswer('overview', ANSWER)).toBe(JSON.stringify(ANSWER));
  expect(packAnswer('facets', ANSWER)).toBe(ANSWER);
});
