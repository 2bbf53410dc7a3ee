import { describe, expect, test } from 'vitest';
import { fieldsOf, looksPerTest, readingOf, rowsOf } from '../plan/look-fixture.ts';
import { answer, CHECKOUT, MINUTE, nanos, otelLines, resource, START, series } from './series-fixture.ts';
import { seriesForm } from './series-form.ts';
import type { SeriesChoices } from './series-reading.ts';
import { SeriesSource } from './series-source.ts';

const { look } = looksPerTest();

const TOTAL = { __name__: 'http_requests_total', app: 'checkout', version: '1.4.0' };
const isoAt = (index: number) => new Date(START + index * MINUTE).toISOString();

describe('a look at series', () => {
  test('shows the points that an import stores, and the labels that tell them apart', async () => {
    const file = answer(series({ ...TOTAL, code: '200', pod: 'a' }, [0, 4, 9]), series({ ...TOTAL, app: '' }, [0, 1]));
    const looked = await look(file, { mapping: { env: 'stage' } });
    expect(looked).toMatchObject({ state: 'ready', problem: null });
    expect(readingOf(looked)).toMatchObject({
      format: 'json',
      kind: 'versions',
      preset: 'prometheus-range',
      confidence: 1,
      evidence: [{ code: 'columns', columns: ['app', 'version', 'at', 'requests', 'errors'] }],
      alternatives: [{ preset: 'generic-json', kind: 'versions', confidence: 0 }],
      counts: { read: 3, stored: 2, rejected: 1, blank: 0, more: false },
    });
    expect(fieldsOf(looked)).toEqual({
      service: ['app', 'preset'],
      env: [null, 'chosen'],
      version: ['version', 'preset'],
      at: ['at', 'preset'],
      requests: ['requests', 'preset'],
      errors: ['errors', 'preset'],
    });
    const values = { service: 'checkout', version: '1.4.0', errors: '0' };
    expect(rowsOf(looked)).toEqual([
      [1, 'service-missing'],
      [1, { ...values, at: isoAt(0), requests: '4' }],
      [1, { ...values, at: isoAt(1), requests: '5' }],
    ]);
    expect(readingOf(looked).columns.map(({ name, samples }) => [name, samples])).toEqual([
      ['app', ['checkout']],
      ['version', ['1.4.0']],
      ['at', [isoAt(0), isoAt(1)]],
      ['requests', ['4', '5']],
      ['errors', ['0']],
      ['pod', []],
    ]);
  });

  test('has columns for series without a name, to say what they are', async () => {
    const file = answer(series(CHECKOUT, [0.5, 0.25]));
    const guessed = await look(file);
    expect(readingOf(guessed).columns.map(({ name }) => name)).toEqual([
      ...['service', 'env', 'version', 'at', 'requests', 'request_rate', 'value', 'rate', 'increase', 'milliseconds'],
    ]);
    const said = await look(file, { mapping: { p99: 'value' } });
    expect(fieldsOf(said).p99).toEqual(['value', 'chosen']);
    expect(rowsOf(said)[0]).toEqual([
      1,
      { service: 'checkout', env: 'production', version: '1.4.0', at: isoAt(-1), p99: '500' },
    ]);
  });

  test('of OpenTelemetry has the names of attributes as they are', async () => {
    const times = { startTimeUnixNano: nanos(START), timeUnixNano: nanos(START + MINUTE) };
    const histogram = { aggregationTemporality: 1, dataPoints: [{ ...times, count: '2', sum: 1 }] };
    const looked = await look(otelLines([resource([{ name: 'http.server.request.duration', unit: 's', histogram }])]));
    expect(fieldsOf(looked)).toMatchObject({
      service: ['service.name', 'preset'],
      version: ['service.version', 'preset'],
      env: ['deployment.environment.name', 'preset'],
    });
    expect(rowsOf(looked)).toEqual([
      [1, { service: 'checkout', env: 'production', version: '1.4.0', at: isoAt(0), requests: '2', mean: '500' }],
    ]);
  });

  test('of the answer to a query that failed says so', async () => {
    const looked = await look(JSON.stringify({ status: 'error', errorType: 'timeout', error: 'query timed out' }));
    expect(looked).toMatchObject({
      state: 'unusable',
      problem: { code: 'query-failed', params: { file: 'file', type: 'timeout', message: 'query timed out' } },
    });
  });

  test('without versions asks for the label, and takes it', async () => {
    const file = answer(series({ __name__: 'http_requests_total', service: 'web', build: '7' }, [0, 4]));
    expect(await look(file)).toMatchObject({ state: 'needs-choice', problem: { code: 'file-column-needed' } });
    const said = await look(file, { mapping: { version: 'build' } });
    expect(said.state).toBe('ready');
    expect(fieldsOf(said).version).toEqual(['build', 'chosen']);
  });
});

test('a source that is cut short gives the points of what it has read', () => {
  const file = Buffer.from(answer(series(TOTAL, [0, 4]), series(TOTAL, [0, 9])));
  const found = seriesForm(file, true);
  if (found === null) throw new Error('it is not recognised');
  const choices: SeriesChoices = {
    ...{
      labels: {},
      constants: {},
      metrics: new Map(),
      unnamed: { field: 'requests', counting: 'rate', toMilliseconds: 1000 },
    },
    ...{ isUnnamedChosen: false, step: MINUTE },
  };
  const columns = ['service', 'requests'].map((name) => ({ name, list: false }));
  const plan = { columns, mapping: new Map([['service', 0] as const, ['requests', 1] as const]) };
  const source = new SeriesSource({ file: 'file', found, choices, plan, isDamaged: null });
  source.append(file.subarray(0, file.length - 30));
  expect(source.next()).toBe('more');
  source.cut();
  expect([source.next(), source.row.cell(0), source.row.cell(1)]).toEqual(['row', 'checkout', { number: '4' }]);
  expect(source.next()).toBe('end');
});
