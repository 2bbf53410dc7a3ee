import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import type { ImportBatch } from '../../../shared/model.ts';
import { dump, importInto, memoryWorkspace, NOW, quietWork, type TestFolder, testFolder } from './fixture.ts';

let db: Database;
let folder: TestFolder;

beforeEach(() => {
  db = memoryWorkspace();
  folder = testFolder();
});

afterEach(() => {
  db.close();
  folder.remove();
});

const HEADER = 'deployment_id,service,environment,started_at,finished_at,status,commit_sha';
const SHA = '0123456789abcdef0123456789abcdef01234567';

function row(id: string, day = 2, service = 'checkout'): string {
  const date = `2025-03-${String(day).padStart(2, '0')}`;
  return `${id},${service},production,${date}T10:00:00Z,${date}T10:07:00Z,success,${SHA}`;
}

function table(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

function put(content: string | Uint8Array, options: ImportOptions = {}, name = 'file'): Promise<FileOutcome> {
  return importInto(db, folder.write(name, content), options);
}

async function batchOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<ImportBatch> {
  const outcome = await put(content, options, `file-${Math.random()}`);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.batch;
}

async function errorOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<unknown> {
  const before = dump(db);
  const outcome = await put(content, options);
  expect(dump(db)).toEqual(before);
  expect(db.inTransaction).toBe(false);
  return outcome.kind === 'failed' ? outcome.error : outcome;
}

async function rejectsOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<unknown[]> {
  const outcome = await put(content, options);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.rejects.map(({ line, column, code, value }) => [line, column, code, value]);
}

function deployments(): unknown[] {
  return db
    .prepare(`
    SELECT external_id AS id, service.name AS service, team.name AS team, environment.name AS env,
      repository_name.name AS repo, sha, version, started_at AS startedAt, finished_at AS finishedAt,
      finished_at_text AS fine, status, committed_at AS committedAt, change_failure AS changeFailure, remediation
    FROM deployment_row JOIN service ON service.id = service_id LEFT JOIN team ON team.id = team_id
      LEFT JOIN environment ON environment.id = environment_id
      LEFT JOIN repository_name ON repository_name.id = repository_name_id
    WHERE repeats = 0 ORDER BY deployment_row.id`)
    .all();
}

function incidents(): unknown[] {
  return db
    .prepare(`
    SELECT external_id AS id,
      (SELECT json_group_array(service.name) FROM json_each(service_ids) JOIN service ON service.id = value) AS services,
      team.name AS team, environment.name AS env, severity.name AS severity, repository_name.name AS repo, title,
      started_at AS startedAt, detected_at AS detectedAt, acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt,
      deployment_external_id AS deploymentId, sha, version
    FROM incident_row LEFT JOIN team ON team.id = team_id LEFT JOIN environment ON environment.id = environment_id
      LEFT JOIN severity ON severity.id = severity_id
      LEFT JOIN repository_name ON repository_name.id = repository_name_id
    WHERE repeats = 0 ORDER BY incident_row.id`)
    .all();
}

const NO_DEPLOYMENT = {
  team: null,
  repo: null,
  version: null,
  fine: null,
  committedAt: null,
  changeFailure: null,
  remediation: null,
};

describe('a table', () => {
  test('becomes deployments and a batch that accounts for every row', async () => {
    const content = table(
      row('d1'),
      '',
      row('d1'),
      row('d2', 3),
      'd3,checkout',
      row('d4', 31).replaceAll('03-31', '02-31'),
    );
    expect(await put(content, {}, 'deploys.csv')).toEqual({
      kind: 'imported',
      file: 'deploys.csv',
      batch: {
        id: 1,
        file: 'deploys.csv',
        sha256: createHash('sha256').update(content).digest('hex'),
        bytes: content.length,
        kind: 'deployments',
        preset: 'generic-csv',
        encoding: 'utf-8',
        inputTimeZone: null,
        mapping: {
          id: 'deployment_id',
          service: 'service',
          env: 'environment',
          started_at: 'started_at',
          finished_at: 'finished_at',
          status: 'status',
          sha: 'commit_sha',
        },
        read: 6,
        stored: 2,
        duplicate: 1,
        rejected: 2,
        blank: 1,
        importedAt: NOW,
        appVersion: '0.0.0',
        notices: [],
      },
      rejects: [
        { line: 6, column: null, code: 'too-few-columns', value: 'd3,checkout' },
        { line: 7, column: 'started_at', code: 'time-impossible', value: '2025-02-31T10:00:00Z' },
      ],
    });
    const shared = { service: 'checkout', env: 'production', sha: SHA, status: 1, ...NO_DEPLOYMENT };
    const start = Date.UTC(2025, 2, 2, 10);
    expect(deployments()).toEqual([
      { ...shared, id: 'd1', startedAt: start, finishedAt: start + 420_000 },
      { ...shared, id: 'd2', startedAt: start + 86_400_000, finishedAt: start + 86_820_000 },
    ]);
  });

  test('with Korean headers, every field', async () => {
    const header =
      '배포 ID;서비스;팀;환경;저장소;커밋;버전;시작 시각;완료 시각;상태;커밋 시각;변경 실패 여부;배포 유형';
    const line = `가1;결제;결제팀;운영;https://t:x@git.example/결제.git;${SHA};v1.2;2025-03-01 10:00;2025. 3. 1. 오후 2:30;성공;2025-02-28 09:00:00;예;긴급`;
    const batch = await batchOf(`${header}\r\n${line}\r\n`, { inputTimeZone: 'Asia/Seoul' });
    expect([batch.kind, batch.stored, batch.inputTimeZone]).toEqual(['deployments', 1, 'Asia/Seoul']);
    expect(deployments()).toEqual([
      {
        id: '가1',
        service: '결제',
        team: '결제팀',
        env: '운영',
        repo: 'https://git.example/결제.git',
        sha: SHA,
        version: 'v1.2',
        startedAt: Date.UTC(2025, 2, 1, 1),
        finishedAt: Date.UTC(2025, 2, 1, 5, 30),
        fine: null,
        status: 1,
        committedAt: Date.UTC(2025, 1, 28),
        changeFailure: 1,
        remediation: 'hotfix',
      },
    ]);
  });

  test('becomes incidents', async () => {
    const header = '장애 ID,서비스,심각도,제목,발생 시각,감지 시각,인지 시각,복구 시각,원인 배포';
    const lines = [
      'i1,"결제, 정산",SEV-1,"결제 ""지연""",2025-03-01T10:00:00Z,2025-03-01T10:05:00Z,2025-03-01T10:06:00Z,2025-03-01T11:00:00Z,d7',
      'i2,NULL,,,2025-03-02T10:00:00Z,-,,,',
    ];
    const batch = await batchOf([header, ...lines].join('\n'));
    expect([batch.kind, batch.stored]).toEqual(['incidents', 2]);
    const nothing = { team: null, env: null, repo: null, sha: null, version: null };
    expect(incidents()).toEqual([
      {
        ...nothing,
        id: 'i1',
        services: '["결제","정산"]',
        severity: 'SEV-1',
        title: '결제 "지연"',
        startedAt: Date.UTC(2025, 2, 1, 10),
        detectedAt: Date.UTC(2025, 2, 1, 10, 5),
        acknowledgedAt: Date.UTC(2025, 2, 1, 10, 6),
        resolvedAt: Date.UTC(2025, 2, 1, 11),
        deploymentId: 'd7',
      },
      {
        ...nothing,
        id: 'i2',
        services: '[]',
        severity: null,
        title: null,
        startedAt: Date.UTC(2025, 2, 2, 10),
        detectedAt: null,
        acknowledgedAt: null,
        resolvedAt: null,
        deploymentId: null,
      },
    ]);
  });

  test('says what it assumed', async () => {
    const batch = await batchOf('service,deployed_at,note,,\ncheckout,1740823200,x,,y\ncheckout,1740823201,,,\n');
    expect(batch.notices).toEqual([
      { code: 'column-unnamed', params: { index: 5 } },
      { code: 'column-ignored', params: { columns: 'note' } },
      { code: 'clock-guessed', params: { column: 'deployed_at', unit: 's' } },
      { code: 'environment-absent', params: {} },
      { code: 'status-absent', params: {} },
    ]);
    const starts = await batchOf('service,environment,status,started_at\na,prod,ok,2025-03-01T10:00:00Z\n');
    expect(starts.notices).toEqual([{ code: 'start-used-as-end', params: { count: 1 } }]);
    const versions = await batchOf(
      'service,environment,status,finished_at,revision\nb,prod,ok,2025-03-01T10:00:00Z,1.4.2\nb,prod,ok,2025-03-01T11:00:00Z,main\n',
    );
    expect(versions.notices).toEqual([{ code: 'sha-unlinked', params: { count: 2 } }]);
  });

  test('takes names exactly as they are', async () => {
    const names = [
      'null',
      'NULL',
      '__proto__',
      'constructor',
      '-0',
      '1e3',
      ' =1+1',
      '\t=1+1',
      "'=1",
      '"',
      'a,b',
      '\ud83d\ude00',
    ];
    const rows = names.map((name, i) => row(`d${i}`, 2, `"${name.replaceAll('"', '""')}"`));
    expect((await batchOf(table(...rows))).stored).toBe(names.length);
    expect(db.prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(names);
  });

  test('keeps times finer than a millisecond as they were written', async () => {
    await batchOf(
      'service,finished_at\na,1740823200123456789\na,2025-03-01T10:00:00.123456789Z\na,2025-03-01T10:00:00.123Z\n',
    );
    expect(db.prepare('SELECT finished_at, finished_at_text FROM deployment_row').raw().all()).toEqual([
      [1_740_823_200_123, '1740823200123456789'],
      [1_740_823_200_123, '2025-03-01T10:00:00.123456789Z'],
      [1_740_823_200_123, null],
    ]);
  });

  test('rejects rows for what is wrong with them', async () => {
    const good = [row('d0'), row('d10'), row('d11')].join('\n');
    expect(
      await rejectsOf(
        table(
          good,
          'd1,,production,2025-03-01T10:00:00Z,2025-03-01T10:00:00Z,success,',
          'd2,a,production,2025-03-01T10:00:00Z,2025-03-01T09:00:00Z,success,',
          'd3,a,production,,null,success,',
          'd4,a,production,,2025-03-01T10:00:00Z,success,HEAD~1',
          'd5,a,production,,2025-03-01 10:00:00,success,',
          `d6,"${'가'.repeat(70_000)}",production,,2025-03-01T10:00:00Z,success,`,
          'd7,a,production,,2025-03-01T10:00:00Z,success,,extra',
          'd8,"a"b,production,,2025-03-01T10:00:00Z,success,',
          HEADER,
          'Grand total,8,,,,,',
          '(8 rows)',
        ),
      ),
    ).toEqual([
      [5, 'service', 'service-missing', ''],
      [6, 'finished_at', 'end-before-start', '2025-03-01T09:00:00Z'],
      [7, 'finished_at', 'time-missing', 'null'],
      [8, 'commit_sha', 'sha-unreadable', 'HEAD~1'],
      [9, 'finished_at', 'time-zone-missing', '2025-03-01 10:00:00'],
      [10, 'service', 'field-too-long', `${'가'.repeat(99)}… (210000 bytes)`],
      [11, null, 'too-many-columns', 'extra'],
      [12, null, 'quote-unclosed', 'd8,"a"b,production,,2025-03-01T10:00:00Z,success,'],
      [13, null, 'summary-row', HEADER],
      [14, null, 'summary-row', 'Grand total,8,,,,,'],
      [15, null, 'summary-row', '(8 rows)'],
    ]);
  });

  test('may have titles above its header, an Excel "sep" line, spaces after its delimiters', async () => {
    const titled = await batchOf(`Deployments of March\n\n${table(row('d1'))}`);
    expect([titled.read, titled.stored, titled.rejected, titled.blank]).toEqual([3, 1, 1, 1]);
    const separated = await batchOf(`sep=;\r\n${table(row('d2')).replaceAll(',', ';')}`);
    expect([separated.read, separated.stored]).toEqual([1, 1]);
    const spaced = await batchOf(table(row('d3', 4)).replaceAll(',', ', '));
    expect([spaced.read, spaced.stored]).toEqual([1, 1]);
    expect(db.prepare('SELECT name FROM service').pluck().all()).toEqual(['checkout']);
  });

  test('with a header alone is an import of nothing', async () => {
    expect(await batchOf(`${HEADER}\n`)).toMatchObject({ read: 0, stored: 0, kind: 'deployments' });
  });
});

describe('what the user says', () => {
  test('decides kind, columns, zone and date order', async () => {
    const content = 'what,when,until\na,03/04/2025 10:00,04/04/2025 10:00\n';
    const options: ImportOptions = {
      kind: 'incidents',
      mapping: { service: 'what', started_at: 'when', resolved_at: '#3' },
      inputTimeZone: 'Asia/Seoul',
      dateOrder: 'dmy',
    };
    const batch = await batchOf(content, options);
    expect(batch.mapping).toEqual({ service: 'what', started_at: 'when', resolved_at: 'until' });
    expect(incidents()).toMatchObject([
      { services: '["a"]', startedAt: Date.UTC(2025, 3, 3, 1), resolvedAt: Date.UTC(2025, 3, 4, 1) },
    ]);
  });

  test('names the columns of a table without a header by number', async () => {
    const options: ImportOptions = { kind: 'deployments', mapping: { service: '#1', finished_at: '#2' } };
    expect(await batchOf('a,2025-03-01T10:00:00Z\nb,2025-03-02T10:00:00Z\n', options)).toMatchObject({
      read: 2,
      stored: 2,
    });
  });

  test('must make sense', async () => {
    const content = table(row('d1'));
    expect(await errorOf(content, { mapping: { service: 'nope' } })).toEqual({
      code: 'not-found',
      params: { what: 'column', id: 'nope' },
    });
    expect(await errorOf(content, { mapping: { colour: 'service' } })).toMatchObject({ code: 'bad-request' });
    expect(await errorOf(content, { preset: 'nope' })).toEqual({
      code: 'not-found',
      params: { what: 'preset', id: 'nope' },
    });
    expect(await errorOf(content, { inputTimeZone: 'Mars/Base' })).toMatchObject({ code: 'time-zone-unknown' });
    expect(await errorOf(content, { encoding: 'klingon' })).toMatchObject({ code: 'file-encoding-unknown' });
  });

  test('is asked for where the file does not tell', async () => {
    expect(await errorOf('service,finished_at\na,2025-03-01 10:00\na,2025-03-02 10:00\n')).toEqual({
      code: 'file-time-zone-needed',
      params: { file: 'file', column: 'finished_at', example: '2025-03-01 10:00' },
    });
    expect(await errorOf('service,finished_at\na,03/04/2025 10:00\n', { inputTimeZone: 'UTC' })).toEqual({
      code: 'file-date-order-needed',
      params: { file: 'file', column: 'finished_at', example: '03/04/2025 10:00' },
    });
    expect(await errorOf('a,b\n1,2\n')).toEqual({
      code: 'file-kind-unknown',
      params: { file: 'file', columns: 'a, b' },
    });
    expect(await errorOf('deployment_id,service,status\nd1,a,ok\n')).toEqual({
      code: 'file-no-time-column',
      params: { file: 'file', columns: 'deployment_id, service, status' },
    });
    expect(await errorOf('deployment_id,finished_at\nd1,2025-03-01T10:00:00Z\n')).toEqual({
      code: 'file-no-service-column',
      params: { file: 'file', columns: 'deployment_id, finished_at' },
    });
    expect(await errorOf('service,service,deployed_at\na,b,2025-03-01T10:00:00Z\n')).toEqual({
      code: 'file-column-ambiguous',
      params: { file: 'file', column: 'service', first: 1 },
    });
  });

  test('the order of dates is looked for to the end of the file, in all columns', async () => {
    const rows = Array.from({ length: 3000 }, () => 'a,03/04/2025 10:00');
    const batch = await batchOf(`service,deployed_at\n${rows.join('\n')}\na,25/04/2025 10:00\n`, {
      inputTimeZone: 'UTC',
    });
    expect(batch).toMatchObject({ stored: 2, duplicate: 2999, rejected: 0 });
    expect(deployments()).toMatchObject([
      { finishedAt: Date.UTC(2025, 3, 3, 10) },
      { finishedAt: Date.UTC(2025, 3, 25, 10) },
    ]);
    const both = 'service,deployed_at\na,25/04/2025\na,04/26/2025\na,04/05/2025\n';
    expect(await batchOf(both, { inputTimeZone: 'UTC' })).toMatchObject({ stored: 2, rejected: 1 });
  });

  test('clock changes are not guessed over', async () => {
    const content =
      'service,started_at,finished_at\na,2025-03-30T02:30:00,2025-03-30T03:10:00\na,2025-10-26T02:30:00,2025-10-26T02:45:00\n';
    expect(await rejectsOf(content, { inputTimeZone: 'Europe/Berlin' })).toEqual([
      [2, 'started_at', 'time-zone-gap', '2025-03-30T02:30:00'],
      [3, 'started_at', 'time-zone-overlap', '2025-10-26T02:30:00'],
    ]);
  });
});

describe('encodings', () => {
  const names = ['결제-서비스', '가나·배송', '찦차똠방각하'];
  const content = table(...names.map((name, i) => row(`d${i}`, 2 + i, name)));

  test.each([
    ['utf-8', Buffer.from(content), false],
    ['utf-8', Buffer.from(`\ufeff${content}`), false],
    ['cp949', iconv.encode(content, 'cp949'), true],
    ['utf-16le', iconv.encode(`\ufeff${content}`, 'utf-16le'), false],
    ['utf-16be', iconv.encode(`\ufeff${content}`, 'utf-16be'), false],
    ['utf-16le', iconv.encode(content, 'utf-16le'), true],
  ])('%s is read, and a guess is said', async (encoding, bytes, guessed) => {
    const batch = await batchOf(bytes);
    expect([batch.encoding, batch.stored, batch.rejected]).toEqual([encoding, 3, 0]);
    expect(batch.notices).toEqual(guessed ? [{ code: 'encoding-guessed', params: { encoding } }] : []);
    expect(db.prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(names);
  });

  test('JSON in cp949 is read too', async () => {
    const json = JSON.stringify([{ service: '결제-서비스', deployed_at: '2025-03-01T10:00:00Z' }]);
    expect(await batchOf(iconv.encode(json, 'cp949'))).toMatchObject({ stored: 1, encoding: 'cp949' });
  });

  test('a one-byte code page is asked for, and read when it is said', async () => {
    const latin = iconv.encode(table(row('d1', 2, 'Café – Zürich'), row('d2', 3, 'Grüße')), 'windows-1252');
    expect(await errorOf(latin)).toMatchObject({ code: 'file-encoding-unknown' });
    expect(await batchOf(latin, { encoding: 'windows-1252' })).toMatchObject({ stored: 2, encoding: 'windows-1252' });
    expect(db.prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(['Café – Zürich', 'Grüße']);
  });

  test('damaged places reject their rows and store no replacement character', async () => {
    const bytes = Buffer.from(table(row('d1', 2, '결제'), row('d2', 3, 'a@@b'), row('d3', 4, 'nul@'), row('d4', 5)));
    bytes.set([0xc0, 0xaf], bytes.indexOf('@@'));
    bytes.set([0], bytes.indexOf('nul@') + 3);
    expect(await rejectsOf(bytes)).toEqual([
      [3, null, 'text-undecodable', 'a\\xc0\\xafb'],
      [4, null, 'text-undecodable', 'nul\\x00'],
    ]);
    const wrong = iconv.encode(table(row('d5', 6, '결제'), row('d6', 7)), 'cp949');
    expect(await rejectsOf(Buffer.concat([wrong, Buffer.from([0xb0])]), { encoding: 'shift_jis' })).not.toEqual([]);
    expect(db.prepare('SELECT count(*) FROM service WHERE instr(name, char(65533)) > 0').pluck().get()).toBe(0);
  });

  test('padding at the end is dropped and said', async () => {
    const batch = await batchOf(Buffer.concat([Buffer.from(table(row('d1'))), Buffer.alloc(512)]));
    expect([batch.read, batch.stored, batch.notices]).toEqual([
      1,
      1,
      [{ code: 'padding-dropped', params: { bytes: 512 } }],
    ]);
  });
});

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
    expect(await errorOf(`${text}\n${text}`)).toEqual({
      code: 'json-malformed',
      params: { file: 'file', line: 2, column: 1 },
    });
    expect(await errorOf(text.slice(0, -10))).toEqual({ code: 'json-truncated', params: { file: 'file', line: 1 } });
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

describe('files of other kinds', () => {
  test.each([
    ['png', Buffer.from('\x89PNG\r\n\x1a\nxxxx', 'latin1')],
    ['xlsx', Buffer.from('PK\x03\x04......xl/workbook.xml', 'latin1')],
    ['zip', Buffer.from('PK\x03\x04......', 'latin1')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0])],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['html', Buffer.from('\ufeff\n<!DOCTYPE html><title>Sign in</title>')],
    ['xml', Buffer.from('<?xml version="1.0"?><a/>')],
    ['sqlite', Buffer.from('SQLite format 3\0')],
    ['binary', Buffer.from(Array.from({ length: 300 }, (_, i) => i % 32))],
    ['binary', Buffer.alloc(4096)],
  ])('%s is refused by name', async (kind, bytes) => {
    expect(await errorOf(bytes)).toEqual({ code: 'file-wrong-kind', params: { file: 'file', kind } });
  });

  test('empty, missing, no file', async () => {
    for (const nothing of ['', '\ufeff', ' \n\n']) {
      expect(await errorOf(nothing)).toEqual({ code: 'file-empty', params: { file: 'file' } });
    }
    expect(await importInto(db, `${folder.path}/nope.csv`)).toMatchObject({
      kind: 'failed',
      error: { code: 'file-missing' },
    });
    expect(await importInto(db, folder.path)).toMatchObject({ kind: 'failed', error: { code: 'file-unreadable' } });
  });
});

describe('again', () => {
  test('the same file is refused, whatever its name', async () => {
    const batch = await batchOf(table(row('d1')));
    expect(await errorOf(table(row('d1')))).toEqual({
      code: 'already-imported',
      params: { file: 'file', importedAt: NOW, batchId: batch.id },
    });
  });

  test('the same rows in another file are duplicates, new ones are stored', async () => {
    await batchOf(table(row('d1'), row('d2', 3)));
    const again = await batchOf(table(row('d2', 3), row('d1'), row('d3', 4)).replaceAll('\n', '\r\n'));
    expect([again.read, again.stored, again.duplicate]).toEqual([3, 1, 2]);
    expect(deployments()).toHaveLength(3);
  });

  test('a row that says something else of the same deployment is stored', async () => {
    await batchOf(table(row('d1')));
    expect(await batchOf(table(row('d1').replace('success', 'failure'), row('d1')))).toMatchObject({
      stored: 1,
      duplicate: 1,
      notices: [{ code: 'key-repeated', params: { count: 1 } }],
    });
  });
});

describe('many rows', () => {
  const many = table(...Array.from({ length: 60_000 }, (_, i) => row(`d${i % 59_000}`, 1 + (i % 28))));

  test('indexes set aside come back as they were', async () => {
    const schema = () => db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
    const before = schema();
    const batch = await batchOf(many);
    expect(schema()).toEqual(before);
    const distinct = new Set(many.split('\n').slice(1, -1)).size;
    expect([batch.read, batch.stored, batch.duplicate]).toEqual([60_000, distinct, 60_000 - distinct]);
    expect(batch.notices).toEqual([{ code: 'key-repeated', params: { count: distinct - 59_000 } }]);
  });

  test('cancelled at any time, nothing is stored', async () => {
    await batchOf(table(row('x1')));
    const before = dump(db);
    const path = folder.write('many', many);
    for (const stopAfter of [0, 1, 3, 8]) {
      const controller = new AbortController();
      let reports = 0;
      const work = { signal: controller.signal, onProgress: () => reports++ >= stopAfter && controller.abort() };
      if (stopAfter === 0) controller.abort();
      await expect(importInto(db, path, {}, work)).rejects.toMatchObject({ code: 'cancelled' });
      expect(db.inTransaction).toBe(false);
      expect(dump(db)).toEqual(before);
    }
  });

  test('progress grows to the end of the file', async () => {
    const done: number[] = [];
    const work = {
      ...quietWork(),
      onProgress: (p: { phase: string; done: number }) => p.phase === 'reading' && done.push(p.done),
    };
    await importInto(db, folder.write('many', many), {}, work);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
});

test('the input stays as it is', async () => {
  const content = table(row('d1'));
  const path = folder.write('input.csv', content);
  await importInto(db, path);
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('rows read are stored, duplicate, rejected or blank, whatever the file', async () => {
  const cell = fc.constantFrom(
    '',
    'a',
    'd1',
    '"',
    '"x',
    'x"y',
    '2025-03-01T10:00:00Z',
    '2025-03-01',
    '1740823200',
    'ok',
    '한',
    '\0',
  );
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(row('d1'), row('d2'), row('d3', 4)) },
    fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(',')),
  );
  const form = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), form, async (lines, lineBreak) => {
      const own = memoryWorkspace();
      const path = folder.write('generated', [HEADER, ...lines].join(lineBreak));
      const outcome = await importInto(own, path);
      if (outcome.kind === 'imported') {
        const { read, stored, duplicate, rejected, blank } = outcome.batch;
        expect(read).toBe(stored + duplicate + rejected + blank);
        const count = (sql: string) => own.prepare(sql).pluck().get();
        expect(count('SELECT count(*) FROM deployment_row WHERE repeats = 0')).toBe(stored);
        expect(count('SELECT count(*) FROM deployment_row WHERE repeats = 1')).toBe(duplicate);
        expect(count('SELECT count(*) FROM rejected_row')).toBe(rejected);
        expect(outcome.rejects).toHaveLength(rejected);
      }
      own.close();
    }),
    { numRuns: 150 },
  );
});
