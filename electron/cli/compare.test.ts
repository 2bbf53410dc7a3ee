import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasuredSlice } from '../../shared/compare-answers.ts';
import { lineHere } from './line-fixture.ts';

interface Told {
  readonly workspace: string | null;
  readonly series: { readonly points: readonly unknown[] };
}

const PERIOD = ['--from', '2024-03-04', '--to', '2024-03-11', '--tz', 'UTC'];

let folder: string;
let shop: string;
let other: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-compare-'));
  shop = join(folder, 'Shop.doradeck');
  other = join(folder, 'Other.doradeck');
  for (const [workspace, hours] of [
    [shop, 6],
    [other, 24],
  ] as const) {
    const file = join(folder, 'deployments.csv');
    writeFileSync(file, deployments(hours));
    expect((await doradeck('import', workspace, file)).status).toBe(0);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two teams in turn, so many hours apart, over three weeks from 26 February on. */
function deployments(hours: number): string {
  const rows = Array.from({ length: (21 * 24) / hours }, (_, index) => {
    const at = new Date(Date.UTC(2024, 1, 26) + index * hours * 3_600_000).toISOString();
    return `d${index},${index % 2 === 0 ? 'web,red' : 'api,"blue, or not"'},production,${at},success`;
  });
  return `${['deployment_id,service,team,environment,finished_at,status', ...rows].join('\n')}\n`;
}

const doradeck = (...words: readonly string[]) => lineHere(...words, '--quiet');

test('JSON: slices with their figures and their differences to the first', async () => {
  const slices = ['team=red', 'team=blue,, or not,label=Blue', `workspace=${other}`];
  const { status, stdout } = await doradeck(
    'compare',
    shop,
    ...slices.flatMap((slice) => ['--slice', slice]),
    ...PERIOD,
    '--format',
    'json',
  );
  expect(status).toBe(0);
  const document = JSON.parse(stdout);
  expect([document.schema, document.bucket]).toEqual(['doradeck.compare/1', 'day']);
  const told = document.slices.map((slice: MeasuredSlice & Told) => [
    slice.label,
    slice.workspace,
    slice.client,
    slice.filters.team,
    slice.metrics.deploymentFrequency.n,
    slice.series.points.length,
    slice.differences?.deploymentFrequency.difference,
  ]);
  expect(told).toEqual([
    ['Shop · red', null, 'Shop', ['red'], 14, 7, undefined],
    ['Blue', null, 'Shop', ['blue, or not'], 14, 7, 0],
    ['Other · Everything', other, 'Other', [], 7, 7, -7],
  ]);
  expect(document.slices[0].period).toMatchObject({ from: '2024-03-04T00:00:00Z', to: '2024-03-11T00:00:00Z' });
});

test('each figure is the report’s of the same filters', async () => {
  const compared = await doradeck('compare', shop, '--slice', '', '--slice', 'service=web,period=previous', ...PERIOD);
  const [, web] = JSON.parse(compared.stdout).slices;
  const period = ['--from', '2024-02-26', '--to', '2024-03-04', '--tz', 'UTC', '--service', 'web'];
  const { metrics, filters } = JSON.parse((await doradeck('report', shop, ...period)).stdout);
  expect([web.metrics, web.filters]).toEqual([metrics, filters]);
});

test('text and Markdown carry differences, verdicts and the warnings; CSV the raw figures', async () => {
  const slices = ['--slice', 'from=2024-02-26', '--slice', `workspace=${other},from=2024-02-26`, ...PERIOD];
  const text = (await doradeck('compare', shop, ...slices, '--format', 'text')).stdout;
  expect(text).toMatch(/Other +7 per week +−21 per week +−30 to −12\.\d per week +clearly fewer +14/);
  expect(text).toContain('This is no competition:');
  const markdown = (await doradeck('compare', shop, ...slices, '--format', 'markdown', '--lang', 'ko')).stdout;
  expect(markdown).toMatch(/\| Other \| 주 7회 \| −21회\/주 \| .* \| 확실히 적음 \| 14 \|/);
  const csv = (await doradeck('compare', shop, ...slices, '--format', 'csv')).stdout.split('\r\n');
  expect(csv).toHaveLength(12);
  expect(csv[6]).toMatch(
    /^Other,deploymentFrequency,7,deployments per week,14,[\d.]+,[\d.]+,-21,-0\.75,-[\d.]+,-[\d.]+,worse,false,$/,
  );
});

test('a slice that cannot be read is named, the others are told, and the exit status says so', async () => {
  const gone = join(folder, 'gone.doradeck');
  const ended = await doradeck('compare', shop, '--slice', '', '--slice', `workspace=${gone}`, ...PERIOD);
  const [first, second] = JSON.parse(ended.stdout).slices;
  expect([ended.status, first.metrics.deploymentFrequency.n]).toEqual([3, 28]);
  expect(second).toEqual({
    label: 'gone.doradeck',
    workspace: gone,
    error: { code: 'workspace-missing', params: { path: gone } },
  });
  expect(ended.stderr).toContain(gone);
});

test.each([
  [['--slice', ''], 'compare takes 2 to 8 times'],
  [Array.from({ length: 9 }, () => ['--slice', '']).flat(), 'compare takes 2 to 8 times'],
  [['--slice', 'tean=red', '--slice', ''], 'expected key=value with service | team | repo'],
  [['--by', 'team', '--slice', '', '--slice', ''], 'compare does not take --by'],
])('%j is bad usage', async (words, message) => {
  const ended = await doradeck('compare', shop, ...words, ...PERIOD);
  expect([ended.status, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toContain(message);
});
