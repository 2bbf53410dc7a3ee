import { expect, test } from 'vitest';
import type { Locale } from '../../shared/i18n/catalog.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { binName, shareUnder } from './bin-words.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function names(locale: Locale, ends: readonly (number | null)[]): readonly string[] {
  const t = createTranslator(locale);
  return ends.map((toSeconds, index) => binName({ fromSeconds: ends[index - 1] ?? 0, toSeconds }, t, locale));
}

test('bins are named in units that people say', () => {
  const ends = [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 365 * DAY, null];
  expect(names('en', ends)).toEqual([
    '< 1 h',
    '1–4 h',
    '4 h – 1 d',
    '1–3 d',
    '3 d – 1 wk',
    '1–2 wk',
    '2 wk – 1 mo',
    '1–3 mo',
    '3 mo – 1 y',
    '> 1 y',
  ]);
  expect(names('en', [300, 1800, HOUR, 2 * HOUR])).toEqual(['< 5 min', '5–30 min', '30 min – 1 h', '1–2 h']);
  expect(names('ko', [HOUR, 4 * HOUR, DAY, 30.436875 * DAY, null])).toEqual([
    '1시간 미만',
    '1–4시간',
    '4시간–1일',
    '1일–1개월',
    '1개월 이상',
  ]);
  expect(names('en', [5400, null])).toEqual(['< 90 min', '> 90 min']);
});

test('a share is told only where the bins can tell it', () => {
  const bins = [
    { fromSeconds: 0, toSeconds: HOUR, n: 1, previous: 9 },
    { fromSeconds: HOUR, toSeconds: DAY, n: 2, previous: 0 },
    { fromSeconds: DAY, toSeconds: null, n: 1, previous: 0 },
  ];
  expect([shareUnder(bins, DAY), shareUnder(bins, 2 * DAY)]).toEqual([0.75, null]);
  expect(shareUnder([{ fromSeconds: 0, toSeconds: DAY, n: 0, previous: 0 }], DAY)).toBeNull();
});
