import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import { row, table } from '../fixture.ts';
import { fieldsOf, looksPerTest, readingOf, rowsOf } from './look-fixture.ts';

const { look, put, batchOf, deployments } = looksPerTest();

const TIMED = { service: 'a', started_at: '2025-03-01T10:00:00.000Z', finished_at: '2025-03-01T10:05:00.000Z' };

describe('a table', () => {
  test('is described as a whole', async () => {
    const content =
      'deployment_id;service;finished_at;status;note\nd1;a;2025-03-01T10:00:00Z;Erfolgreich;\n\nd2;;soon;ok;x\n';
    expect(await look(content)).toEqual({
      path: expect.stringMatching(/file$/),
      entry: null,
      file: 'file',
      bytes: content.length,
      state: 'ready',
      problem: null,
      reading: {
        format: 'csv',
        kind: 'deployments',
        preset: 'generic-csv',
        confidence: 1,
        evidence: [{ code: 'names', columns: ['deployment_id', 'service', 'finished_at', 'status'] }],
        alternatives: [],
        encoding: { name: 'utf-8', guessed: false },
        delimiter: ';',
        headerRow: 1,
        decimal: '.',
        inputTimeZone: null,
        localTimes: null,
        dateOrder: { value: null, from: 'none', column: null, example: null },
        columns: [
          { number: 1, name: 'deployment_id', samples: ['d1', 'd2'], empty: 0 },
          { number: 2, name: 'service', samples: ['a'], empty: 1 },
          { number: 3, name: 'finished_at', samples: ['2025-03-01T10:00:00Z', 'soon'], empty: 0 },
          { number: 4, name: 'status', samples: ['Erfolgreich', 'ok'], empty: 0 },
          { number: 5, name: 'note', samples: ['x'], empty: 1 },
        ],
        fields: expect.arrayContaining([
          { field: 'service', required: true, column: 'service', constant: null, source: 'name', words: [] },
          {
            field: 'status',
            required: false,
            column: 'status',
            constant: null,
            source: 'name',
            words: [
              { word: 'Erfolgreich', count: 1, meaning: null, chosen: false },
              { word: 'ok', count: 1, meaning: 'success', chosen: false },
            ],
          },
          { field: 'team', required: false, column: null, constant: null, source: null, words: [] },
        ]),
        rows: [
          {
            line: 2,
            cells: ['d1', 'a', '2025-03-01T10:00:00Z', 'Erfolgreich', ''],
            values: { id: 'd1', service: 'a', finished_at: '2025-03-01T10:00:00.000Z', status: 'unknown' },
            problem: null,
          },
          {
            line: 4,
            cells: ['d2', '', 'soon', 'ok', 'x'],
            values: {},
            problem: { field: 'finished_at', code: 'time-unreadable', value: 'soon' },
          },
        ],
        counts: { read: 3, stored: 1, rejected: 1, blank: 1, more: false },
        saved: null,
        offered: [],
      },
    });
  });

  test('shows fifty rows and counts a thousand', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => row(`d${index}`, 1 + (index % 28)));
    const { rows: shown, counts } = readingOf(await look(table(...rows)));
    expect(shown).toHaveLength(50);
    expect(counts).toEqual({ read: 1000, stored: 1000, rejected: 0, blank: 0, more: true });
    expect(readingOf(await look(table(...rows.slice(0, 1000)))).counts).toMatchObject({ read: 1000, more: false });
  });

  test('that was imported is known', async () => {
    await put(table(row('d1')), {}, 'first');
    expect(await look(table(row('d1')))).toMatchObject({
      state: 'known',
      problem: { code: 'already-imported', params: { batchId: 1, file: 'file' } },
      reading: { counts: { stored: 1 } },
    });
  });

  test.each([
    ['', 'file-empty'],
    ['%PDF-1.7\n', 'file-wrong-kind'],
    ['{"a": [1, 2', 'json-truncated'],
  ])('%# that nobody can read is unusable', async (content, code) => {
    expect(await look(content)).toMatchObject({ state: 'unusable', problem: { code }, reading: null });
  });
});

describe('what the user says', () => {
  const GERMAN = 'Dienst|Beginn|Ende|Ergebnis\na|1.3.2025 10:00|1.3.2025 10:05|Erfolgreich\na||| \n';
  const german: ImportOptions = {
    mapping: { service: 'Dienst', status: '#4' },
    inputTimeZone: 'UTC',
    dateOrder: 'dmy',
  };

  test('of words and missing values is seen at once', async () => {
    const said: ImportOptions = {
      ...german,
      constants: { env: 'prod', status: 'cancelled', finished_at: '2025-03-09T00:00:00Z' },
      values: { status: { Erfolgreich: 'success' }, service: { a: 'checkout' } },
    };
    const file = await look(GERMAN, said);
    expect(file.state).toBe('ready');
    const times = { started_at: TIMED.started_at, finished_at: TIMED.finished_at };
    const late = { finished_at: '2025-03-09T00:00:00.000Z' };
    expect(rowsOf(file)).toEqual([
      [2, { service: 'checkout', env: 'prod', status: 'success', ...times }],
      [3, { service: 'checkout', env: 'prod', status: 'cancelled', ...late }],
    ]);
    expect(fieldsOf(file)).toMatchObject({ env: [null, 'chosen'], status: ['Ergebnis', 'chosen'] });
    expect(readingOf(file).fields.find(({ field }) => field === 'status')?.words).toEqual([
      { word: 'Erfolgreich', count: 1, meaning: 'success', chosen: true },
    ]);
    expect(await batchOf(GERMAN, said)).toMatchObject({
      ...{ stored: 2, rejected: 0 },
      notices: [{ code: 'column-guessed', params: { columns: 'started_at = Beginn, finished_at = Ende' } }],
    });
    expect(deployments()).toMatchObject([
      { service: 'checkout', env: 'prod', status: 1 },
      { service: 'checkout', env: 'prod', status: 3 },
    ]);
  });

  test('a constant stands for a missing column that is needed', async () => {
    const content = 'finished_at,status\n2025-03-01T10:05:00Z,ok\n';
    expect((await look(content, { kind: 'deployments' })).problem?.code).toBe('file-no-service-column');
    const file = await look(content, { kind: 'deployments', constants: { service: 'a' } });
    expect([file.state, rowsOf(file)]).toEqual([
      'ready',
      [[2, { service: 'a', finished_at: TIMED.finished_at, status: 'success' }]],
    ]);
  });

  test('a meaning holds for each of several names, and "" is none', async () => {
    const content = 'incident_id,services,started_at,resolved_at\ni1,a; b,2025-03-01T10:00:00Z,offen\n';
    const values = { service: { a: 'x' }, resolved_at: { offen: '' } };
    expect(rowsOf(await look(content, { values }))).toEqual([
      [2, { id: 'i1', service: 'x, b', started_at: TIMED.started_at }],
    ]);
  });

  test('of what is derived is laid over it', async () => {
    const build = {
      number: 7,
      result: 'UNSTABLE',
      timestamp: Date.UTC(2025, 2, 1),
      duration: 1000,
      actions: [],
      fullDisplayName: 'shop #7',
    };
    const said: ImportOptions = {
      preset: 'jenkins-build',
      values: { status: { unknown: 'failure' } },
      constants: { service: 's', env: 'prod' },
    };
    const file = await look(JSON.stringify([build]), said);
    expect(rowsOf(file)).toMatchObject([[expect.any(Number), { status: 'failure', env: 'prod' }]]);
  });

  test('of numbers and epoch times with a comma', async () => {
    const content = 'service;version;p95 (ms);first_seen\na;1.2.0;1.234,5;1740823200,5\n';
    for (const options of [{}, { decimal: ',' as const }]) {
      const file = await look(content, { kind: 'versions', ...options });
      expect(readingOf(file).decimal).toBe(',');
      expect(rowsOf(file)).toMatchObject([
        [2, { service: 'a', version: '1.2.0', p95: '1234.5', first_seen: '2025-03-01T10:00:00.500Z' }],
      ]);
    }
    const { rows } = readingOf(await look(content, { kind: 'versions', decimal: '.' }));
    expect(rows[0]?.problem?.field).toBe('first_seen');
  });

  test('of delimiter and header row is done', async () => {
    const content = 'Report;of March\nby;nobody\nservice,x;finished_at\na,b;2025-03-01T10:05:00Z\n';
    const said: ImportOptions = { delimiter: ';', headerRow: 3, mapping: { service: 'service,x' } };
    const file = await look(content, said);
    expect(readingOf(file)).toMatchObject({ delimiter: ';', headerRow: 3, counts: { stored: 1, rejected: 2 } });
    expect(rowsOf(file)).toEqual([
      [1, 'summary-row'],
      [2, 'summary-row'],
      [4, { service: 'a,b', finished_at: TIMED.finished_at, status: 'success' }],
    ]);
    const headless = await look('service,finished_at\na,2025-03-01T10:05:00Z\n', {
      headerRow: 0,
      mapping: { service: '#1', finished_at: '#2' },
    });
    expect(readingOf(headless)).toMatchObject({ headerRow: 0, counts: { read: 2, stored: 1, rejected: 1 } });
  });

  test('and makes no sense is asked about, with the file shown as it would be without it', async () => {
    const content = table(row('d1'));
    for (const [options, code] of [
      [{ inputTimeZone: 'Mars/Base' }, 'time-zone-unknown'],
      [{ deploys: '(' }, 'pattern-invalid'],
      [{ preset: 'nope' }, 'not-found'],
      [{ encoding: 'klingon' }, 'file-encoding-unknown'],
      [{ delimiter: '§' }, 'bad-request'],
      [{ headerRow: 3 }, 'not-found'],
      [{ mapping: { service: 'nope' } }, 'not-found'],
      [{ constants: { severity: 'x' } }, 'bad-request'],
      [{ saved: 'nope' }, 'not-found'],
    ] as const) {
      const file = await look(content, options);
      expect([code, file.state, file.problem?.code, file.reading?.columns.length]).toEqual([
        code,
        'needs-choice',
        code,
        7,
      ]);
    }
  });
});

describe('questions', () => {
  test('come with the columns to choose from', async () => {
    const kind = await look('a,b\n1,2\n');
    expect(kind).toMatchObject({ state: 'needs-choice', problem: { code: 'file-kind-unknown' } });
    expect(readingOf(kind)).toMatchObject({
      confidence: 0,
      columns: [{ samples: ['1'] }, { samples: ['2'] }],
      rows: [{ cells: ['1', '2'], problem: { code: 'service-missing' } }],
    });
    const twins = await look('service,finished_at,service\na,2025-03-01T10:05:00Z,b\n');
    expect(twins.problem?.code).toBe('file-column-ambiguous');
    const chosen = await look('service,finished_at,service\na,2025-03-01T10:05:00Z,b\n', {
      mapping: { service: '#3' },
    });
    expect(fieldsOf(chosen).service).toEqual(['#3', 'chosen']);
    expect(rowsOf(chosen)).toMatchObject([[2, { service: 'b' }]]);
  });

  test('about a format say what else could read it', async () => {
    const deployment = { id: 1, service: 'a', started_at: 1_740_823_200, finished_at: 1_740_823_500 };
    const content = JSON.stringify({ data: { attributes: deployment } });
    const file = await look(content);
    expect(readingOf(file)).toMatchObject({
      format: 'json',
      preset: 'datadog-dora-deployment',
      evidence: [{ code: 'columns' }],
      delimiter: null,
      headerRow: null,
    });
    expect(readingOf(file).alternatives.at(-1)).toMatchObject({ preset: 'generic-json' });
    const generic = await look(content, { preset: 'generic-json' });
    expect(readingOf(generic)).toMatchObject({ preset: 'generic-json', kind: 'deployments' });
    expect(readingOf(generic).evidence[0]).toEqual({ code: 'chosen' });
  });
});
