import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HEADER, NO_DEPLOYMENT, NOW, row, SHA, table, workspacePerTest } from './fixture.ts';

const { put, batchOf, rejectsOf, deployments, incidents, db } = workspacePerTest();

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
    expect(db().prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(names);
  });

  test('keeps times finer than a millisecond as they were written', async () => {
    await batchOf(
      'service,finished_at\na,1740823200123456789\na,2025-03-01T10:00:00.123456789Z\na,2025-03-01T10:00:00.123Z\n',
    );
    expect(db().prepare('SELECT finished_at, finished_at_text FROM deployment_row').raw().all()).toEqual([
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
    expect(db().prepare('SELECT name FROM service').pluck().all()).toEqual(['checkout']);
  });

  test('with a header alone is an import of nothing', async () => {
    expect(await batchOf(`${HEADER}\n`)).toMatchObject({ read: 0, stored: 0, kind: 'deployments' });
  });
});
