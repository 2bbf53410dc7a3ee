import { describe, expect, test } from 'vitest';
import { stagePlaces } from './stage-places.ts';

describe('stagePlaces', () => {
  test.each([
    ['one display', [1], 1, null, { audience: 1, speaker: 1 }],
    ['one display, another asked for that is gone', [1], 1, 2, { audience: 1, speaker: 1 }],
    ['two displays', [1, 2], 1, null, { audience: 2, speaker: 1 }],
    ['two displays, from the second', [1, 2], 2, null, { audience: 1, speaker: 2 }],
    ['the audience asked onto the own display', [1, 2], 1, 1, { audience: 1, speaker: 2 }],
    ['three displays, one asked for', [1, 2, 3], 1, 3, { audience: 3, speaker: 1 }],
    ['the own display was taken away', [2, 3], 1, null, { audience: 3, speaker: 2 }],
    ['the own and the asked one were taken away', [2], 1, 3, { audience: 2, speaker: 2 }],
  ] as const)('%s', (_name, displays, home, asked, places) => {
    expect(stagePlaces(displays, home, asked)).toEqual(places);
  });
});
