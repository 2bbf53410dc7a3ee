import { expect, test } from 'vitest';
import { mark, splitMarked } from './marked-text.ts';

test('a marked name is found again in its sentence', () => {
  expect(splitMarked(`Only ${mark('a b')} fell.`)).toEqual([
    { text: 'Only ', isMarked: false, at: 0 },
    { text: 'a b', isMarked: true, at: 1 },
    { text: ' fell.', isMarked: false, at: 2 },
  ]);
  expect(splitMarked(mark('x'))).toEqual([{ text: 'x', isMarked: true, at: 1 }]);
  expect(splitMarked('nothing')).toEqual([{ text: 'nothing', isMarked: false, at: 0 }]);
});
