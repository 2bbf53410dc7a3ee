import { expect, test } from 'vitest';
import { labelsWithRoom } from './label-room.ts';

function shown(step: number, texts: readonly string[]): readonly string[] {
  const labels = texts.map((text, index) => ({ text, x: index * step }));
  return labelsWithRoom(labels, ({ x }) => x).map(({ text }) => text);
}

test('labels that would lie on one before are left out', () => {
  expect(shown(50, ['5 min', '15 min', '30 min', '1 h'])).toEqual(['5 min', '15 min', '30 min', '1 h']);
  expect(shown(25, ['5 min', '15 min', '30 min', '1 h'])).toEqual(['5 min', '30 min']);
  expect(shown(25, ['1 h', '2 h', '4 h'])).toEqual(['1 h', '2 h', '4 h']);
});

test('Korean takes more room', () => {
  expect(shown(25, ['1시간', '2시간', '4시간'])).toEqual(['1시간', '4시간']);
});
