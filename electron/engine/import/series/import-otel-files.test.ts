import { describe, expect, test } from 'vitest';
import { at, durations, nanos, otelLines, point, resource, seriesWorkspace } from './series-fixture.ts';

const { read, points, rejectsOf, errorOf } = seriesWorkspace();

const POINT = { service: 'checkout', version: '1.4.0', env: 'production' };

describe('files', () => {
  const one = resource([durations([point(0, { count: '3', sum: 0.6 })])]);
  const stored = { ...POINT, at: at(0), requests: 3, mean: 200 };

  test.each([
    ['a line an export', otelLines([one], [resource([])])],
    ['one object', JSON.stringify({ resourceMetrics: [one] }, null, 2)],
    ['an array of objects', JSON.stringify([{ resourceMetrics: [] }, { resourceMetrics: [one] }])],
    ['an array of resources', JSON.stringify([one])],
    [
      'objects over several lines, one after another',
      [[], [one]].map((resourceMetrics) => JSON.stringify({ resourceMetrics }, null, 2)).join('\n'),
    ],
    ['lines among traces', `{"resourceSpans":[{"resource":{}}]}\n${otelLines([one])}`],
    [
      'keys as the protocol has them',
      `${JSON.stringify({ resourceMetrics: [one] }).replaceAll(
        /"([a-z]+[A-Z][A-Za-z]+)":/g,
        (_, key: string) => `"${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}":`,
      )}\n`,
    ],
    [
      'enumerations by name',
      otelLines([resource([durations([point(0, { count: '3', sum: 0.6 })], 'AGGREGATION_TEMPORALITY_DELTA')])]),
    ],
    ['numbers instead of texts', otelLines([one]).replaceAll(/"(\d+)"/g, '$1')],
  ])('of the form: %s', async (_, file) => {
    const account = await read(file);
    expect(account).toMatchObject({ preset: 'otel-metrics', stored: 1 });
    expect(points()).toEqual([stored]);
  });

  test('with a line that is cut off keep the others', async () => {
    const file = `${otelLines([one], [one])}{"resourceMetrics":[{"resou`;
    expect(await rejectsOf(file)).toEqual([[3, null, 'json-malformed', '{"resourceMetrics":[{"resou']]);
    expect(points()).toEqual([stored]);
  });

  test('hold other things: traces are rows of another kind, other metrics are passed over', async () => {
    const other = { name: 'process.cpu.time', sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [] } };
    const file = `${otelLines([one, resource([other])], [resource([other])])}{"resourceSpans":[]}\n`;
    const account = await read(file);
    expect(account).toMatchObject({ stored: 1, rejected: 1 });
    expect(account.notices).toEqual({ 'series-passed': { count: 1, names: 'process.cpu.time' } });
  });

  test('of nobody: each stream without a version is told once', async () => {
    const nobody = resource([durations([point(0, { count: '3', sum: 0.6 })])], { 'service.name': 'web' });
    expect(await rejectsOf(otelLines([one, nobody], [nobody], [nobody]))).toEqual([
      [1, 'version', 'version-missing', null],
    ]);
    expect(await errorOf(otelLines([nobody]))).toMatchObject({
      code: 'file-column-needed',
      params: { field: 'version' },
    });
  });

  test('with points that are sent again count them once', async () => {
    const account = await read(otelLines([one], [one]));
    expect(points()).toEqual([stored]);
    expect(account.notices).toEqual({ 'series-repeated': { count: 1 } });
  });

  test('with points that say that there is none, and with clocks a little off, are of their minutes', async () => {
    const late = (index: number, off: number) =>
      point(index, { count: '1', timeUnixNano: nanos(at(index + 1) + off) }, at(index) + off);
    const none = point(3, { flags: 1 });
    await read(otelLines([resource([durations([late(0, -3), late(1, 12), late(2, -40), none])])]));
    expect(points().map(({ at: time, requests }) => [time, requests])).toEqual([
      [at(0), 1],
      [at(1), 1],
      [at(2), 1],
    ]);
  });
});
