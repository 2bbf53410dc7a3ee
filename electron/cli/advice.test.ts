import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClient } from '../engine/guidance/clients/make-client.ts';
import { client, services } from '../engine/guidance/clients/traits.ts';
import { writeMadeClient } from '../engine/guidance/clients/write-client.ts';
import { lineHere } from './line-fixture.ts';

const PERIOD = ['--from', '2024-01-15', '--to', '2024-04-01', '--tz', 'UTC'];

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-advice-'));
  workspace = join(folder, 'Shop.doradeck');
  const made = makeClient(client({ services: services(1, { review: 60, perWeek: 3 }) }), 1);
  const { files, repositories } = writeMadeClient(folder, made, true);
  expect((await doradeck('import', workspace, ...files)).status).toBe(0);
  for (const { path, service } of repositories) {
    expect((await doradeck('repo', 'add', workspace, path, '--service', service)).status).toBe(0);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const doradeck = (...words: readonly string[]) => lineHere(...words, '--quiet');

const advice = (...words: readonly string[]) => doradeck('advice', workspace, ...PERIOD, ...words);

test('as JSON: raw figures, the rule’s id, what it would bring', async () => {
  const { status, stdout } = await advice('--format', 'json');
  expect(status).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({
    schema: 'doradeck.advice/1',
    advice: [
      {
        rule: 'review-wait',
        metric: 'changeLeadTime',
        capability: 'streamlining-change-approval',
        scope: { kind: 'all' },
        effort: 'days',
        gain: { scenario: { deploymentSize: 1, failureRate: 1, recovery: 1 } },
      },
    ],
  });
  const [gain] = answer.advice[0].gain.metrics;
  expect(gain).toMatchObject({ metric: 'changeLeadTime', unitNow: 'seconds', unitAfter: 'seconds' });
  expect(gain.after).toBeLessThan(gain.now / 2);
});

test('as text, Markdown and CSV, in words', async () => {
  const text = (await advice('--format', 'text')).stdout;
  expect(text).toContain('1. Let reviews wait less\n');
  expect(text).toMatch(/\n {2}Review: median .+, [\d.]+ % of the lead time of \d+ pull requests +\d+\n/);
  expect(text).toContain('DORA capability: Streamlined change approval');
  expect((await advice('--format', 'markdown', '--lang', 'ko')).stdout).toContain('## 1. 리뷰 대기 시간을 줄이세요');
  const csv = (await advice('--format', 'csv')).stdout.replace('\ufeff', '').split('\r\n');
  expect(csv[0]).toBe('rule,strength,metric,capability,effort,scope,now,after,level_now,level_after,n');
  expect(csv[1]).toMatch(/^review-wait,[\d.]+,changeLeadTime,streamlining-change-approval,days,,/);
});

test('where nothing was measured there is no advice, and what is missing is said', async () => {
  const empty = await doradeck(
    'advice',
    workspace,
    '--from',
    '2020-01-01',
    '--to',
    '2020-02-01',
    '--tz',
    'UTC',
    '--format',
    'text',
  );
  expect(empty.stdout).toContain('Too little was measured here to advise anything. ');
  expect(empty.stdout).toContain('Deploy more often, in smaller steps: deployments\n');
});

test('bad usage', async () => {
  expect((await doradeck('advice')).status).toBe(2);
  expect((await advice('--slice', 'service=cart')).status).toBe(2);
});
