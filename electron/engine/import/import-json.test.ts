import { describe, expect, test } from 'vitest';
import { SHA, workspacePerTest } from './fixture.ts';

const { batchOf, errorOf, rejectsOf, deployments, incidents } = workspacePerTest();

describe('JSON', () => {
  const record = {
    deployment_id: 'd1',
    service: 'a',
    environment: 'prod',
    status: 'ok',
    finished_at: '2025-03-01T10:00:00Z',
  };
  const other = { ...record, deployment_id: 'd2' };

  test.each([
    ['an array', JSON.stringify([record, other])],
    ['lines', `${JSON.stringify(record)}\n${JSON.stringify(other)}\n`],
    ['an array in an object', JSON.stringify({ total: 2, deployments: [record, other] }, null, 2)],
    ['an array under any name', JSON.stringify({ whatever: [record, other] })],
    ['arrays one after another', `${JSON.stringify([record])}${JSON.stringify([other])}[]`],
    ['objects one after another', `${JSON.stringify(record, null, 2)}\n${JSON.stringify(other, null, 2)}`],
    ['answers one after another', [record, other].map((each) => JSON.stringify({ total: 2, values: [each] })).join('')],
    ['answers a line each', [record, other].map((each) => JSON.stringify({ items: [each], next: 1 })).join('\n')],
    ['arrays of an array', JSON.stringify([[record], [], [other]], null, 1)],
    ['answers in an array', JSON.stringify([{ count: 1, workflow_runs: [record] }, { workflow_runs: [other] }])],
    ['pages of a name nobody knows', JSON.stringify([{ total_count: 2, whatever: [record] }, { whatever: [other] }])],
    ['a list inside objects', JSON.stringify({ start: 0, results: { size: 2, result: [record, other] } })],
    ['nodes of a graph', JSON.stringify({ data: { repository: { deployments: { nodes: [record, other] } } } })],
    [
      'edges of a graph',
      JSON.stringify({ data: { viewer: { things: { edges: [{ cursor: 'a', node: record }, { node: other }] } } } }),
    ],
    ['records inside records', JSON.stringify([{ deployment: record }, { deployment: other }])],
    ['a byte order mark', `\ufeff${JSON.stringify([record, other])}`],
  ])('%s', async (_, content) => {
    expect(await batchOf(content)).toMatchObject({ read: 2, stored: 2, kind: 'deployments', preset: 'generic-json' });
    expect(deployments()).toMatchObject([
      { id: 'd1', service: 'a', env: 'prod', finishedAt: Date.UTC(2025, 2, 1, 10) },
      { id: 'd2' },
    ]);
  });

  test('one object is one record, arrays in it or not', async () => {
    const batch = await batchOf(JSON.stringify({ ...record, commits: [{ sha: SHA }] }));
    expect([batch.stored, batch.notices[0]]).toEqual([1, { code: 'single-object', params: {} }]);
  });

  test('an empty list is an import of nothing', async () => {
    expect(await batchOf('[]')).toMatchObject({ read: 0, stored: 0 });
    expect(await batchOf('{"data": []}')).toMatchObject({ read: 0, stored: 0 });
  });

  test('the answer that says why there is no page is reported', async () => {
    const error = { message: 'API rate limit exceeded', status: 403 };
    const pages = `${JSON.stringify({ items: [record] })}\n${JSON.stringify(error)}`;
    expect(await rejectsOf(pages)).toEqual([
      [2, null, 'not-an-object', '{"message":"API rate limit exceeded","status":403}'],
    ]);
    expect(await rejectsOf(JSON.stringify([[other], [], error]))).toHaveLength(1);
  });

  test('large answers are read as they come', async () => {
    const many = Array.from({ length: 9500 }, (_, i) => ({ ...record, deployment_id: `d${i}` }));
    const answer = { total: 1, data: { repository: { name: 'x', deployments: { nodes: many } } } };
    expect(JSON.stringify(answer).length).toBeGreaterThan(1024 * 1024);
    expect(await batchOf(JSON.stringify(answer))).toMatchObject({ read: 9500, stored: 9500 });
    const late = { note: 'x'.repeat(1024 * 1024), deployments: many.slice(0, 3) };
    expect(await batchOf(JSON.stringify(late))).toMatchObject({ read: 3, duplicate: 3 });
  });

  test('ids above 2^53 stay apart', async () => {
    const text = JSON.stringify([record, other])
      .replace('"d1"', '9007199254740993')
      .replace('"d2"', '9007199254740992');
    expect((await batchOf(text)).stored).toBe(2);
    expect(deployments()).toMatchObject([{ id: '9007199254740993' }, { id: '9007199254740992' }]);
  });

  test('values of a wrong kind reject their records', async () => {
    const wrong = [5, null, ['a'], { a: 1 }, true].map((service) => ({ ...record, service }));
    const content = JSON.stringify([
      record,
      ...wrong,
      { ...record, status: 1 },
      { ...record, finished_at: [] },
      7,
      null,
    ]);
    expect(await rejectsOf(content)).toEqual([
      [1, 'service', 'value-wrong-type', '5'],
      [1, 'service', 'service-missing', null],
      [1, 'service', 'value-wrong-type', '["a"]'],
      [1, 'service', 'value-wrong-type', '{"a":1}'],
      [1, 'service', 'value-wrong-type', 'true'],
      [1, 'status', 'value-wrong-type', '1'],
      [1, 'finished_at', 'value-wrong-type', '[]'],
      [1, null, 'not-an-object', '7'],
      [1, null, 'not-an-object', null],
    ]);
  });

  test('prototypes are neither read nor changed, and NUL is no text', async () => {
    const text = `[{"__proto__":${JSON.stringify(record)}},{"__proto__":{"polluted":1},${JSON.stringify(record).slice(1)},{}]`;
    expect(await rejectsOf(`${text.slice(0, -1)},${JSON.stringify({ ...other, service: 'a\0b' })}]`)).toEqual([
      [1, 'service', 'service-missing', null],
      [1, 'service', 'service-missing', null],
      [1, 'service', 'text-undecodable', 'a\\0b'],
    ]);
    expect(deployments()).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('what is no JSON is refused as a whole', async () => {
    const text = JSON.stringify([record, other]);
    expect(await errorOf(text.replace(/]$/, ',]'))).toMatchObject({ code: 'json-malformed', params: { line: 1 } });
    expect(await errorOf(`${text}${text}`)).toEqual({
      code: 'json-malformed',
      params: { file: 'file', line: 1, column: text.length + 1 },
    });
    expect(await errorOf(text.slice(0, -10))).toEqual({ code: 'json-truncated', params: { file: 'file', line: 1 } });
    expect(await errorOf('["a", 1, null]')).toMatchObject({ code: 'file-kind-unknown' });
    expect(await errorOf(`{"a":`.repeat(100))).toEqual({ code: 'json-too-deep', params: { file: 'file', limit: 64 } });
  });

  test('a file that goes wrong late is refused as a whole too', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => JSON.stringify({ ...record, deployment_id: `d${i}` }));
    expect(await errorOf(`[${many.join(',')},]`)).toMatchObject({ code: 'json-malformed' });
  });
});

describe('Datadog payloads', () => {
  const git = { commit_sha: SHA, repository_url: 'https://github.com/acme/notes.git' };
  const times = { started_at: 1_730_710_775_629, finished_at: 1_730_711_075_629 };
  const failure = {
    data: {
      attributes: { services: ['notes'], team: 'Backend', ...times, git, env: 'dev', name: '긴급!', severity: 'SEV-1' },
    },
  };
  const expected = {
    id: null,
    services: '["notes"]',
    team: 'Backend',
    env: 'dev',
    severity: 'SEV-1',
    repo: 'https://github.com/acme/notes.git',
    title: '긴급!',
    startedAt: 1_730_710_775_629,
    detectedAt: null,
    acknowledgedAt: null,
    resolvedAt: 1_730_711_075_629,
    deploymentId: null,
    sha: SHA,
    version: null,
  };

  test.each([
    ['one object', JSON.stringify(failure)],
    ['an array', JSON.stringify([failure])],
    ['lines', `${JSON.stringify(failure)}\n${JSON.stringify(failure)}\n`],
    ['a list response', JSON.stringify({ data: [failure.data], links: {} })],
  ])('failures: %s', async (_, content) => {
    expect(await batchOf(content)).toMatchObject({ kind: 'incidents', preset: 'datadog-dora-incident', stored: 1 });
    expect(incidents()).toEqual([expected]);
  });

  test('only columns that are there are said to be mapped', async () => {
    const { mapping, notices } = await batchOf(
      '{"data":{"attributes":{"service":"a","started_at":1693491974,"finished_at":1693491984}}}',
    );
    expect(mapping).toEqual({
      service: 'data.attributes.service',
      started_at: 'data.attributes.started_at',
      finished_at: 'data.attributes.finished_at',
    });
    expect(notices.map(({ code }) => code)).toEqual([
      'single-object',
      'clock-guessed',
      'clock-guessed',
      'environment-absent',
    ]);
  });

  test('deployments in ns, µs, ms, s and ISO are the same instant', async () => {
    const forms = ['1693491974000000000', '1693491974000000', '1693491974000', '1693491974', '"2023-08-31T14:26:14Z"'];
    const text = forms.map((started, i) => {
      const finished = started.replace('974', '984').replace('14:26:14', '14:26:24');
      return `{"data":{"attributes":{"service":"s${i}","started_at":${started},"finished_at":${finished},"env":"prod","git":{"commit_sha":"${SHA}"}}}}`;
    });
    expect(await batchOf(`[${text.join(',')}]`)).toMatchObject({
      kind: 'deployments',
      preset: 'datadog-dora-deployment',
      stored: 5,
    });
    const seconds = Date.UTC(2023, 7, 31, 14, 26, 14);
    const found = deployments() as {
      readonly startedAt: number;
      readonly finishedAt: number;
      readonly status: number;
    }[];
    expect(found.map((row) => [row.startedAt, row.finishedAt, row.status])).toEqual(
      forms.map(() => [seconds, seconds + 10_000, 1]),
    );
  });
});
