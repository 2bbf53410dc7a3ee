import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { NOW, quietWork } from '../fixture.ts';
import { inspectPaths, previewEntry } from './inspect-paths.ts';
import { InspectionCache } from './inspection-cache.ts';
import { looksPerTest, readingOf, rowsOf } from './look-fixture.ts';

const { look, folder } = looksPerTest();

describe('times', () => {
  test('that a clock change skipped or made twice are flagged in their rows', async () => {
    const content = 'service,finished_at\na,2025-03-30 02:30\na,2025-10-26 02:30\na,2025-03-01 11:05\n';
    const file = await look(content, { inputTimeZone: 'Europe/Berlin' });
    expect(readingOf(file)).toMatchObject({
      inputTimeZone: 'Europe/Berlin',
      localTimes: { column: 'finished_at', example: '2025-03-30 02:30' },
    });
    expect(rowsOf(file)).toEqual([
      [2, 'time-zone-gap'],
      [3, 'time-zone-overlap'],
      [4, { service: 'a', finished_at: '2025-03-01T10:05:00.000Z', status: 'success' }],
    ]);
    expect(await look(content)).toMatchObject({ state: 'needs-choice', problem: { code: 'file-time-zone-needed' } });
  });

  const undecided = (last: string) => `service,finished_at\na,03/04/2025 10:00\na,05/06/2025 10:00\n${last}`;

  test('of which nobody can tell day and month are asked about', async () => {
    const file = await look(undecided(''), { inputTimeZone: 'UTC' });
    expect(file).toMatchObject({ state: 'needs-choice', problem: { code: 'file-date-order-needed' } });
    expect(readingOf(file).dateOrder).toEqual({
      value: null,
      from: 'undecided',
      column: 'finished_at',
      example: '03/04/2025 10:00',
    });
    expect(rowsOf(file)).toEqual([
      [2, 'time-order-ambiguous'],
      [3, 'time-order-ambiguous'],
    ]);
  });

  test.each([
    ['dmy', 'a,13/06/2025 10:00\n', '2025-04-03T10:00:00.000Z'],
    ['mdy', 'a,06/13/2025 10:00\n', '2025-03-04T10:00:00.000Z'],
  ] as const)('are %s as one of them proves, or as is said', async (order, last, first) => {
    const proved = await look(undecided(last), { inputTimeZone: 'UTC' });
    expect(readingOf(proved).dateOrder).toMatchObject({ value: order, from: 'proved' });
    const chosen = await look(undecided(''), { inputTimeZone: 'UTC', dateOrder: order });
    expect(readingOf(chosen).dateOrder).toMatchObject({ value: order, from: 'chosen' });
    for (const file of [proved, chosen]) expect(rowsOf(file)[0]).toMatchObject([2, { finished_at: first }]);
  });

  test('late in a file prove the order for its beginning too, once all of it was looked at', async () => {
    const many = Array.from({ length: 3000 }, () => 'a,03/04/2025 10:00').join('\n');
    const path = folder().write('late', `service,finished_at\n${many}\na,13/04/2025 10:00\n`);
    const request = {
      options: { inputTimeZone: 'UTC' },
      db: null,
      now: NOW,
      work: quietWork(),
      cache: new InspectionCache(),
    };
    const preview = () => previewEntry({ ...request, path, entry: null });
    expect(await preview()).toMatchObject({ problem: { code: 'file-date-order-needed' } });
    expect((await inspectPaths({ ...request, paths: [path] })).files[0]).toMatchObject({ state: 'ready' });
    expect(await preview()).toMatchObject({ state: 'ready', reading: { dateOrder: { value: 'dmy', from: 'proved' } } });
    folder().write('late', `service,finished_at\n${many}\na,04/13/2025 10:00\n`);
    expect(await preview()).toMatchObject({ problem: { code: 'file-date-order-needed' } });
  });
});

describe('encodings', () => {
  const KOREAN = '배포번호,서비스,완료일시,결과\n1,결제,2025-03-01T10:05:00Z,성공\n2,주문,2025-03-02T10:05:00Z,실패\n';
  const JAPANESE =
    'サービス,終了,結果\nかいけい,2025-03-01T10:05:00Z,せいこう\nちゅうもん,2025-03-02T10:05:00Z,しっぱい\n';

  test.each([
    ['cp949', KOREAN, true],
    ['utf-16le', KOREAN, true],
    ['utf-16be', KOREAN, true],
    ['shift_jis', JAPANESE, true],
    ['utf-8', KOREAN, false],
  ])('%s is told', async (encoding, text, guessed) => {
    const file = await look(iconv.encode(text, encoding), { kind: 'deployments', constants: { service: 's' } });
    expect(readingOf(file).encoding).toEqual({ name: encoding, guessed });
    expect(readingOf(file).columns.map(({ name }) => name)).toEqual(text.split('\n')[0]?.split(','));
  });

  test('Windows-1252 is asked about, with what it would make of the file', async () => {
    const content = iconv.encode('service,finished_at,team\na,2025-03-01T10:05:00Z,Zürich\n', 'windows-1252');
    const asked = await look(content);
    expect(asked).toMatchObject({ state: 'needs-choice', problem: { code: 'file-encoding-unknown' } });
    expect(readingOf(asked).encoding.guessed).toBe(true);
    expect(readingOf(asked).columns).toHaveLength(3);
    const told = await look(content, { encoding: 'windows-1252' });
    expect(told.state).toBe('ready');
    expect(rowsOf(told)).toMatchObject([[2, { team: 'Zürich' }]]);
  });
});
