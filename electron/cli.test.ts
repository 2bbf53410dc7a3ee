import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../shared/report.ts';
import { makeShopRepository, writeShopExports, writeUnusable } from './cli/fixture.ts';
import { lineHere, lineInProcess } from './cli/line-fixture.ts';

const HOUR = 3600;
const PERIOD = ['--from', '2024-10-10', '--to', '2024-10-20', '--tz', 'UTC'];

let folder: string;
let shas: string[];
let unusable: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-cli-'));
  shas = makeShopRepository(join(folder, 'shop'));
  writeShopExports(join(folder, 'exports'), shas);
  unusable = writeUnusable(join(folder, 'unusable'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function freshWorkspace(name: string): string {
  return join(mkdtempSync(join(folder, 'workspace-')), name);
}

describe('analyze', () => {
  test('exports and a repository in, the whole report out', async () => {
    const ended = await lineInProcess(
      'analyze',
      '--data',
      join(folder, 'exports'),
      '--repo',
      `${join(folder, 'shop')}=shop`,
      ...PERIOD,
      '--by',
      'service,day',
      '--format',
      'json',
    );
    expect(ended).toMatchObject({ status: 0 });
    const report = JSON.parse(ended.stdout) as Report;
    expect(report).toMatchObject({
      schema: 'doradeck.report/1',
      profile: 'doradeck',
      levels: '2024',
      period: {
        from: '2024-10-10T00:00:00Z',
        to: '2024-10-20T00:00:00Z',
        timeZone: 'UTC',
        previous: { from: '2024-09-30T00:00:00Z', to: '2024-10-10T00:00:00Z' },
      },
      filters: { env: '^(prod|production|prd|live)', service: [], team: [], repo: [] },
      imports: [
        { kind: 'deployments', preset: 'generic-csv', read: 6, stored: 5, duplicate: 0, rejected: 1, blank: 0 },
        { kind: 'incidents', preset: 'datadog-dora-incident', read: 1, stored: 1, duplicate: 0, rejected: 0, blank: 0 },
      ],
      coverage: {
        deployments: { stored: 5, counted: 2, withSha: 2, withCommits: 2 },
        incidents: { stored: 1, inPeriod: 1, linked: 1, open: 0 },
        commits: { stored: 4, deployed: 3, nonPositive: 0, bad: 0 },
        pulls: { stored: 0, deployed: 0 },
      },
      metrics: {
        deploymentFrequency: {
          n: 2,
          perDay: 0.2,
          perWeek: 1.4,
          deploymentDays: 2,
          level: null,
          levelReason: 'too-few',
          previous: { n: 1 },
        },
        changeLeadTime: { n: 3, medianSeconds: 24 * HOUR, meanSeconds: 26 * HOUR, nonPositive: 0, deployments: 2 },
        changeFailureRate: { n: 2, failed: 1, incidents: 1, rate: 0.5 },
        recoveryTime: { n: 1, open: 0, medianSeconds: 36 * 60, meanSeconds: 36 * 60 },
        reworkRate: { n: 2, reworked: 0, rate: 0 },
      },
      series: { bucket: 'day' },
    });
    expect(report.imports[0]?.rejects).toMatchObject([
      { line: 7, column: 'finished_at', value: '2024-13-45T10:00:00Z' },
    ]);
    expect(report.breakdown.service?.map(({ key }) => key)).toEqual(['shop']);
    expect(
      report.series.points.filter(({ deployments }) => deployments > 0).map(({ day, failed }) => [day, failed]),
    ).toEqual([
      ['2024-10-12', 0],
      ['2024-10-14', 1],
    ]);
  });

  test.each(['markdown', 'html', 'text', 'csv'])('as %s, in both languages, to a file', async (format) => {
    const out = join(folder, `report.${format}`);
    const ended = await lineHere(
      'analyze',
      '--data',
      join(folder, 'exports', 'deployments.csv'),
      ...PERIOD,
      '--format',
      format,
      '--out',
      out,
      '--lang',
      'ko',
      '--quiet',
    );
    expect(ended).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toContain(format === 'csv' ? 'deploymentFrequency' : '배포 빈도');
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('--strict: done, but rows were rejected', async () => {
    const ended = await lineInProcess(
      'analyze',
      '--data',
      join(folder, 'exports', 'deployments.csv'),
      '--strict',
      '--format',
      'json',
    );
    expect(ended.status).toBe(4);
    expect(JSON.parse(ended.stdout)).toHaveProperty('schema', 'doradeck.report/1');
  });
});

describe('a workspace', () => {
  test('names: what is there, and the paths that services own', async () => {
    const workspace = freshWorkspace('names.doradeck');
    await lineHere('import', workspace, join(folder, 'exports', 'deployments.csv'));
    const shop = join(folder, 'shop');
    const add = (service: string, ...paths: readonly string[]) =>
      lineHere('repo', 'add', workspace, shop, '--service', service, ...paths.flatMap((path) => ['--paths', path]));
    expect(await add('shop', 'src/**', 'docs')).toMatchObject({ status: 0 });
    expect(await add('admin', 'admin')).toMatchObject({ status: 0 });
    expect(await add('admin', 'admin[')).toMatchObject({ status: 2 });
    const json = await lineHere('names', workspace, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      services: [
        { name: 'shop', aliasOf: null },
        { name: 'admin', deployments: 0 },
      ],
      repositories: [
        {
          name: 'shop',
          services: [
            { service: 'admin', paths: ['admin'], touching: 0 },
            { service: 'shop', paths: ['docs', 'src/**'] },
          ],
        },
      ],
    });
    const csv = await lineHere('names', workspace, '--format', 'csv');
    expect(csv.stdout.split('\n')[0]?.trim()).toBe(
      'kind,name,deployments,incidents,commits,team,means,production,bot,group,services',
    );
    expect(csv.stdout).toContain('"[""admin admin"",""shop docs src/**""]"');
  });

  test('repo releases: tags become deployments, and cease to be', async () => {
    const workspace = freshWorkspace('releases.doradeck');
    const shop = join(mkdtempSync(join(folder, 'tagged-')), 'shop');
    const commits = makeShopRepository(shop);
    execFileSync('git', ['tag', 'v1', commits[0] ?? ''], { cwd: shop });
    execFileSync('git', ['tag', 'v2', commits[3] ?? ''], { cwd: shop });
    await lineHere('import', workspace, join(folder, 'exports', 'deployments.csv'));
    const added = await lineHere('repo', 'add', workspace, shop, '--releases', 'v*');
    expect(added).toMatchObject({ status: 0 });
    expect(added.stderr).toContain('shop: 2 of 2 tags match v*: 2 deployments');
    const listed = async (...more: readonly string[]) => {
      const { stdout } = await lineHere('list', 'deployments', workspace, '--all-envs', ...more, '--format', 'json');
      return (JSON.parse(stdout) as { readonly id: string; readonly version: string | null }[]).filter(({ id }) =>
        id.startsWith('#'),
      );
    };
    expect((await listed()).map(({ version }) => version)).toEqual(['v1', 'v2']);
    expect(await listed('--missing')).toEqual([]);
    const stopped = await lineHere('repo', 'releases', workspace, 'shop', '--none');
    expect(stopped).toMatchObject({ status: 0 });
    expect(stopped.stderr).toContain('shop: no tag is a deployment');
    expect(await listed()).toEqual([]);
    expect(await lineHere('repo', 'releases', workspace, 'shop', 'v[')).toMatchObject({ status: 2 });
    expect(await lineHere('repo', 'releases', workspace, 'other', 'v*')).toMatchObject({ status: 3 });
  });

  test('a repository alone makes a workspace; one that can not be read leaves none', async () => {
    const workspace = freshWorkspace('alone.doradeck');
    expect(await lineHere('repo', 'add', workspace, folder)).toMatchObject({ status: 3 });
    expect(existsSync(workspace)).toBe(false);
    expect(await lineHere('repo', 'add', workspace, join(folder, 'shop'))).toMatchObject({ status: 0 });
    const listed = await lineHere('repo', 'list', workspace, '--format', 'json');
    expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'shop' }]);
  });

  test('import, list, report, undo', async () => {
    const workspace = freshWorkspace('client.doradeck');
    expect(await lineHere('import', workspace, join(folder, 'exports', 'deployments.csv'))).toMatchObject({
      status: 0,
    });
    expect(await lineHere('import', workspace, join(folder, 'exports', 'incidents.json'))).toMatchObject({ status: 0 });
    expect(await lineHere('repo', 'add', workspace, join(folder, 'shop'))).toMatchObject({ status: 0 });

    const again = await lineHere('import', workspace, join(folder, 'exports', 'deployments.csv'));
    expect(again.status).toBe(0);
    expect(again.stderr).toContain('already imported');

    const deployments = await lineHere('list', 'deployments', workspace, ...PERIOD, '--commits', '--format', 'json');
    expect(JSON.parse(deployments.stdout)).toMatchObject([
      {
        id: 'd2',
        service: 'shop',
        env: 'production',
        sha: shas[2],
        counted: true,
        previousId: 'd1',
        commits: 2,
        medianLeadSeconds: 36 * HOUR,
        failed: false,
        leadSecondsBySha: { [shas[1] ?? '']: 48 * HOUR, [shas[2] ?? '']: 24 * HOUR },
      },
      {
        id: 'd3',
        counted: true,
        previousId: 'd2',
        commits: 1,
        failed: true,
        failedBy: 'incident',
        leadSecondsBySha: { [shas[3] ?? '']: 6 * HOUR },
      },
      { id: 'd4', counted: false, countedReason: 'not-success', status: 'failure' },
      { id: 'd5', counted: false, countedReason: 'environment', env: 'staging' },
    ]);

    const incidents = await lineHere('list', 'incidents', workspace, '--format', 'json');
    expect(JSON.parse(incidents.stdout)).toMatchObject([
      {
        service: 'shop',
        severity: 'SEV-1',
        title: '결제 실패',
        startedAt: '2024-10-14T19:00:00.000Z',
        deploymentId: 'd3',
        linkRule: 'latest-before',
      },
    ]);

    const rejects = await lineHere('list', 'rejects', workspace, '--format', 'json');
    expect(JSON.parse(rejects.stdout)).toMatchObject([
      { line: 7, column: 'finished_at', value: '2024-13-45T10:00:00Z' },
    ]);

    const imports = JSON.parse((await lineHere('list', 'imports', workspace, '--format', 'json')).stdout) as {
      id: number;
      kind: string;
    }[];
    const incidentImport = imports.find(({ kind }) => kind === 'incidents');
    expect(await lineHere('undo', workspace, String(incidentImport?.id))).toMatchObject({ status: 0 });
    const report = JSON.parse((await lineHere('report', workspace, ...PERIOD, '--format', 'json')).stdout) as Report;
    expect(report.metrics.changeFailureRate).toMatchObject({ n: 2, failed: 0, incidents: 0 });
    expect(report.metrics.recoveryTime).toMatchObject({ n: 0, medianSeconds: null });
    expect(report.metrics.recoveryTime.reason).not.toBeNull();
  });

  test('lists written as CSV come back with the names they had', async () => {
    const names = ['=1+1', "'quoted", '-2', '@SUM(A1)', 'plain'];
    const [deployments, incidents] = [join(folder, 'odd-deployments.json'), join(folder, 'odd-incidents.json')];
    const at = '2024-10-12T00:00:00Z';
    writeFileSync(
      deployments,
      JSON.stringify(names.map((service) => ({ id: `d ${service}`, service, finished_at: at }))),
    );
    writeFileSync(
      incidents,
      JSON.stringify(names.map((title) => ({ incident_id: `i ${title}`, title, started_at: at }))),
    );
    const workspace = freshWorkspace('odd.doradeck');
    expect(await lineHere('import', workspace, deployments, incidents)).toMatchObject({ status: 0 });
    const again = freshWorkspace('again.doradeck');
    for (const [list, column] of [
      ['deployments', 'service'],
      ['incidents', 'title'],
    ] as const) {
      const out = join(folder, `odd-${list}.csv`);
      await lineHere('list', list, workspace, '--out', out);
      expect(readFileSync(out, 'utf8')).toContain("'=1+1");
      expect(await lineHere('import', again, out)).toMatchObject({ status: 0 });
      const { stdout } = await lineHere('list', list, again, '--format', 'json');
      expect((JSON.parse(stdout) as Record<string, string>[]).map((row) => row[column])).toEqual(names);
    }
  });

  test('rows that say something else than an earlier row are listed field by field', async () => {
    const [open, resolved] = [join(folder, 'open.csv'), join(folder, 'resolved.csv')];
    writeFileSync(open, 'incident_id,severity,started_at,resolved_at\ni1,SEV1,2024-10-12T10:00:00Z,\n');
    writeFileSync(
      resolved,
      'incident_id,severity,started_at,resolved_at\ni1,SEV2,2024-10-12T10:00:00Z,2024-10-12T11:00:00Z\n',
    );
    const workspace = freshWorkspace('client.doradeck');
    expect(await lineHere('import', workspace, open, resolved)).toMatchObject({ status: 0 });
    const { stdout } = await lineHere('list', 'conflicts', workspace, '--format', 'json');
    const row = { importId: 2, file: 'resolved.csv', line: 2, kind: 'incidents', subject: 'i1' };
    const earlier = { earlierImportId: 1, earlierFile: 'open.csv', earlierLine: 2 };
    expect(JSON.parse(stdout)).toEqual([
      { ...row, ...earlier, field: 'severity', earlier: 'SEV1', later: 'SEV2' },
      { ...row, ...earlier, field: 'resolved_at', earlier: null, later: '2024-10-12T11:00:00.000Z' },
    ]);
  });

  test('of a newer schema is refused, its bytes unchanged', async () => {
    const workspace = freshWorkspace('client.doradeck');
    await lineHere('import', workspace, join(folder, 'exports', 'deployments.csv'));
    const newer = freshWorkspace('newer.doradeck');
    cpSync(workspace, newer);
    const database = new Database(newer);
    database.pragma('user_version = 9999');
    database.close();
    const before = readFileSync(newer);
    for (const [language, words] of [
      ['en', /newer/i],
      ['ko', /더 새로운/],
    ] as const) {
      const ended = await lineHere('report', newer, '--format', 'json', '--lang', language);
      expect(ended).toMatchObject({ status: 3, stdout: '' });
      expect(ended.stderr).toMatch(words);
    }
    expect(readFileSync(newer).equals(before)).toBe(true);
  });
});

describe('what can’t be used: a clear message in both languages, status 3, nothing stored', () => {
  test.each([
    ['empty.csv', /empty/i, /빈 파일/],
    ['picture.csv', /PNG/, /PNG/],
    ['no-time.csv', /time/i, /시각|시간/],
    ['half.json', /stops half way/, /끊|중간|잘/],
  ])('%s', async (name, english, korean) => {
    const path = unusable[name] ?? '';
    for (const [language, words] of [
      ['en', english],
      ['ko', korean],
    ] as const) {
      const workspace = freshWorkspace('client.doradeck');
      const ended = await lineHere('import', workspace, path, '--lang', language);
      expect(ended.status).toBe(3);
      expect(ended.stderr).toContain(name);
      expect(ended.stderr).toMatch(words);
      expect(ended.stderr).not.toMatch(/\bat .*\.ts:\d|undefined|\{\{/);
      expect(existsSync(workspace)).toBe(false);
    }
    expect(await lineHere('analyze', '--data', path)).toMatchObject({ status: 3, stdout: '' });
  });

  test('a folder that is no repository, a path that is not there', async () => {
    const plain = join(folder, 'unusable', 'plain-folder');
    for (const [language, words] of [
      ['en', /repository/i],
      ['ko', /저장소/],
    ] as const) {
      const ended = await lineHere('analyze', '--repo', plain, '--lang', language);
      expect(ended).toMatchObject({ status: 3, stdout: '' });
      expect(ended.stderr).toMatch(words);
    }
    expect(await lineHere('analyze', '--data', join(folder, 'nowhere.csv'))).toMatchObject({ status: 3, stdout: '' });
    expect(await lineHere('report', join(folder, 'nowhere.doradeck'))).toMatchObject({ status: 3, stdout: '' });
    expect(existsSync(join(folder, 'nowhere.doradeck'))).toBe(false);
  });

  test('another program’s file named .doradeck', async () => {
    const path = freshWorkspace('other.doradeck');
    writeFileSync(path, 'not a database at all');
    expect(await lineInProcess('report', path)).toMatchObject({ status: 3, stdout: '' });
    expect(readFileSync(path, 'utf8')).toBe('not a database at all');
  });
});

describe('usage', () => {
  test('unknown words end with status 2 and say what is wrong', async () => {
    expect(await lineInProcess('analyse')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('analyse'),
    });
    expect(await lineHere('analyze', '--data', 'x', '--tz')).toMatchObject({ status: 2, stdout: '' });
    expect(await lineHere('analyze', '--data', 'x', '--tz', 'Mars/Base')).toMatchObject({ status: 2, stdout: '' });
  });

  test('--help in both languages, --version', async () => {
    expect(await lineHere('--help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('doradeck analyze'),
    });
    expect(await lineInProcess('--help', '--lang', 'ko')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('작업공간'),
    });
    expect(await lineInProcess('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
