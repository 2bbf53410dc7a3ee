import { describe, expect, test } from 'vitest';
import { fieldsOf, looksPerTest, readingOf, rowsOf } from './look-fixture.ts';

const { look, batchOf } = looksPerTest();

const SHAS = ['0123456789abcdef0123456789abcdef01234567', '1123456789abcdef0123456789abcdef01234567'];

/** Rows of cells as a table. */
function csv(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.join(';')}\n`).join('');
}

const DATA = [
  ['2025-03-01T10:05:00Z', 'checkout', '2025-03-01T10:00:00Z', 'production', SHAS[0] ?? '', 'success', '1.4.0'],
  ['2025-03-02T10:05:00Z', 'checkout', '2025-03-02T10:00:00Z', 'staging', SHAS[1] ?? '', 'failed', '1.4.1-rc.2'],
  ['2025-03-03T10:05:00Z', 'basket', '2025-03-03T10:00:00Z', 'prod-eu', '', 'success', 'v2.0.0'],
  ['2025-03-04T10:05:00Z', 'basket', '2025-03-04T10:00:00Z', 'production', '', 'success', '2.0.1'],
] as const;

const GUESSED = {
  finished_at: 'values',
  started_at: 'values',
  env: 'values',
  sha: 'values',
  status: 'values',
  version: 'values',
};

describe('columns are told by their values', () => {
  test.each([
    ['called col1, col2 …', ['col1', 'col2', 'col3', 'col4', 'col5', 'col6', 'col7']],
    ['in German', ['Schluss', 'Dienst', 'Beginn', 'Umgebung', 'Stand', 'Ergebnis', 'Ausgabe']],
    ['in Japanese', ['終了', 'サービス', '開始', '環境', 'コミット番号', '結果の語', '版']],
  ])('%s', async (_, header) => {
    const asked = await look(csv(header, ...DATA));
    expect(asked).toMatchObject({ problem: { code: 'file-no-service-column' }, reading: { kind: 'deployments' } });
    const file = await look(csv(header, ...DATA), { mapping: { service: '#2' } });
    expect(file).toMatchObject({ state: 'ready', reading: { kind: 'deployments', counts: { stored: 4 } } });
    expect(fieldsOf(file)).toEqual({
      finished_at: [header[0], 'values'],
      service: [header[1], 'chosen'],
      started_at: [header[2], 'values'],
      env: [header[3], 'values'],
      sha: [header[4], 'values'],
      status: [header[5], 'values'],
      version: [header[6], 'values'],
    });
    expect(readingOf(file)).toMatchObject({
      confidence: 0.75,
      evidence: [{ code: 'values', columns: expect.arrayContaining(header.filter((_, index) => index !== 1)) }],
    });
  });

  test('of a table without a header', async () => {
    const file = await look(csv(...DATA), { constants: { service: 'checkout' } });
    expect(readingOf(file)).toMatchObject({ headerRow: 0, counts: { read: 4, stored: 4 } });
    expect(Object.fromEntries(Object.entries(fieldsOf(file)).map(([field, [, from]]) => [field, from]))).toEqual({
      ...GUESSED,
      service: 'chosen',
    });
    expect(rowsOf(file)[0]).toMatchObject([1, { service: 'checkout', started_at: '2025-03-01T10:00:00.000Z' }]);
  });

  test('which the report of the import says', async () => {
    const header = ['Schluss', 'service', 'Beginn', 'Umgebung', 'x', 'status', 'version'];
    expect(await batchOf(csv(header, ...DATA))).toMatchObject({
      stored: 4,
      notices: [
        {
          code: 'column-guessed',
          params: { columns: 'sha = x, env = Umgebung, started_at = Beginn, finished_at = Schluss' },
        },
      ],
    });
  });

  test('as incidents where severities say so', async () => {
    const file = await look(
      csv(['a', 'b', 'c'], ['P1', '2025-03-01T10:00:00Z', ''], ['P2', '2025-03-02T10:00:00Z', '']),
    );
    expect(file).toMatchObject({ state: 'ready', reading: { kind: 'incidents' } });
    expect(fieldsOf(file)).toEqual({ severity: ['a', 'values'], started_at: ['b', 'values'] });
  });

  test('only where names left them open', async () => {
    const header = ['finished_at', 'service', 'x', 'status', 'y', 'z', 'version'];
    const file = await look(csv(header, ...DATA));
    expect(fieldsOf(file)).toEqual({
      finished_at: ['finished_at', 'name'],
      service: ['service', 'name'],
      started_at: ['x', 'values'],
      status: ['status', 'name'],
      sha: ['y', 'values'],
      version: ['version', 'name'],
    });
  });

  test('not against the user', async () => {
    const header = ['col1', 'col2', 'col3', 'col4', 'col5', 'col6', 'col7'];
    const mapping = { env: '', version: 'col2', service: 'col4' };
    const fields = fieldsOf(await look(csv(header, ...DATA), { mapping }));
    expect(fields).toMatchObject({ version: ['col2', 'chosen'], service: ['col4', 'chosen'] });
    expect(fields.env).toBeUndefined();
  });
});

describe('in doubt nothing is guessed', () => {
  const times = ['2025-03-01T10:00:00Z', '2025-03-02T10:00:00Z'] as const;

  test.each([
    ['two columns of commits', [SHAS[0], SHAS[1]], [SHAS[1], SHAS[0]], 'sha'],
    ['addresses that look like versions', ['10.0.0.1', 'x'], ['10.0.0.2', 'y'], 'version'],
    ['words that may mean anything', ['active', 'x'], ['true', 'y'], 'status'],
    ['pages of a code host', ['https://github.com/a/b/pull/1', 'x'], ['https://github.com/a/b/pull/2', 'y'], 'repo'],
    ['environments among other things', ['test', 'x'], ['banana', 'y'], 'env'],
  ])('%s', async (_, one, two, field) => {
    const file = await look(
      csv(
        ['service', 'finished_at', 'p', 'q'],
        ['a', times[0], ...(one as string[])],
        ['a', times[1], ...(two as string[])],
      ),
    );
    expect(fieldsOf(file)[field]).toBeUndefined();
    expect(fieldsOf(file).service).toEqual(['service', 'name']);
  });

  test('times that cross each other', async () => {
    const rows = [
      ['x', times[0], times[1]],
      ['x', times[1], times[0]],
    ];
    const file = await look(csv(['service', 'p', 'q'], ...rows), { kind: 'deployments' });
    expect(file).toMatchObject({ state: 'needs-choice', problem: { code: 'file-no-time-column' } });
  });

  test('times whose name says that they are something else', async () => {
    const rows = [
      ['x', times[0], times[1]],
      ['x', times[0], times[1]],
    ];
    const file = await look(csv(['service', 'started_at', 'updated_at'], ...rows));
    expect(fieldsOf(file).finished_at).toBeUndefined();
    expect(fieldsOf(await look(csv(['service', 'started_at', 'Ende'], ...rows))).finished_at).toEqual([
      'Ende',
      'values',
    ]);
  });
});
