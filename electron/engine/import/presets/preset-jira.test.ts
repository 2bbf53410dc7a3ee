import { describe, expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';

const { batchOf, errorOf, put, rejectsOf, incidents } = workspacePerTest();

const FOUND = {
  id: 'OPS-1',
  services: '["checkout","search"]',
  team: null,
  env: null,
  severity: 'High',
  repo: null,
  title: '결제가 느림',
  startedAt: Date.UTC(2025, 2, 1, 2),
  detectedAt: null,
  acknowledgedAt: null,
  resolvedAt: Date.UTC(2025, 2, 1, 3),
  deploymentId: null,
  sha: null,
  version: '1.4.0',
};

const ISSUE = {
  key: 'OPS-1',
  fields: {
    summary: '결제가 느림',
    created: '2025-03-01T10:00:00.000+0800',
    resolutiondate: '2025-03-01T11:00:00.000+0800',
    environment: 'Chrome 133',
    components: [{ name: 'checkout' }, { name: 'search' }],
    versions: [{ name: '1.4.0' }],
    fixVersions: [{ name: '1.4.1' }],
    priority: { name: 'High' },
    issuetype: { name: '장애' },
    status: { name: '완료', statusCategory: { key: 'done' } },
  },
};

function issue(key: string, fields: object): typeof ISSUE {
  return { ...ISSUE, key, fields: { ...ISSUE.fields, ...fields } };
}

test('an incident with all it says', async () => {
  const page = { expand: 'schema', startAt: 0, total: 1, issues: [ISSUE] };
  expect(await batchOf(JSON.stringify(page))).toMatchObject({ preset: 'jira-issue', kind: 'incidents', stored: 1 });
  expect(incidents()).toEqual([FOUND]);
});

test('stories are no incidents, whatever language they are in', async () => {
  const types = ['Story', '작업', 'Bug', '[System] Incident', '障害'];
  const page = types.map((name, i) => issue(`OPS-${i}`, { issuetype: { name } }));
  expect(await rejectsOf(JSON.stringify(page))).toEqual(
    types.slice(0, 3).map((name) => [1, 'fields.issuetype.name', 'not-an-incident', name]),
  );
  expect(incidents()).toHaveLength(2);
});

test('a NUL in a summary is dropped, not the incident', async () => {
  await batchOf(JSON.stringify([issue('OPS-1', { summary: '결제가 느림\0' })]));
  expect(incidents()).toEqual([FOUND]);
});

test('a workflow without resolutions ends when its category changed', async () => {
  const moved = { resolutiondate: null, statuscategorychangedate: '2025-03-01T12:00:00.000+0800' };
  const open = { name: '진행 중', statusCategory: { key: 'indeterminate' } };
  await batchOf(
    JSON.stringify([issue('OPS-1', moved), issue('OPS-2', { ...moved, status: open, environment: 'prod' })]),
  );
  expect(incidents()).toEqual([
    { ...FOUND, resolvedAt: Date.UTC(2025, 2, 1, 4) },
    { ...FOUND, id: 'OPS-2', resolvedAt: null, env: 'prod' },
  ]);
});

const HEADER =
  'Summary,Issue key,Issue id,Issue Type,Status,Priority,Created,Resolved,Affects Version/s,Component/s,Component/s,Labels,Labels,Custom field (Team)';

test.each([
  ['01/Mar/25 11:00 AM', '01/Mar/25 12:00 PM'],
  ['1/Mar/25 11:00 AM', '1/Mar/25 12:00 PM'],
  ['2025-03-01 11:00', '2025-03-01 12:00'],
])('a table, its columns repeated: %s', async (created, resolved) => {
  const rows = [
    `결제가 느림,OPS-1,1,Incident,Done,High,${created},${resolved},1.4.0,checkout,search,a,b,x`,
    `Tidy up,OPS-2,2,Task,Done,Low,${created},,,checkout,,,,`,
    `,OPS-3,3,Incident,Open,Low,${created},,,,,,,`,
  ];
  const table = [HEADER, ...rows, ''].join('\n');
  expect(await errorOf(table)).toMatchObject({ code: 'file-time-zone-needed' });
  const outcome = await put(table, { inputTimeZone: 'Asia/Seoul' });
  expect(outcome).toMatchObject({ kind: 'imported', batch: { preset: 'jira-csv', read: 3, stored: 2, rejected: 1 } });
  expect(incidents()).toEqual([
    FOUND,
    { ...FOUND, id: 'OPS-3', services: '[]', severity: 'Low', title: null, resolvedAt: null, version: null },
  ]);
});

describe('rows wider than the header', () => {
  const row = 'Slow,OPS-1,1,Incident,Done,High,2025-03-01T02:00:00Z,2025-03-01T03:00:00Z,1.4.0,cart,,a,b,x';

  test('what is behind the last column is left out, and counted', async () => {
    const batch = await batchOf(
      [HEADER, `${row},another comment,and one more`, row.replace('OPS-1', 'OPS-2'), ''].join('\n'),
    );
    expect(batch).toMatchObject({ preset: 'jira-csv', stored: 2, rejected: 0 });
    expect(batch.notices).toContainEqual({ code: 'values-surplus', params: { count: 1 } });
    expect(incidents()).toHaveLength(2);
  });

  test('a file in which every row is', async () => {
    expect(await batchOf([HEADER, `${row},more`, ''].join('\n'))).toMatchObject({ preset: 'jira-csv', stored: 1 });
  });

  test('of other tables such rows are refused', async () => {
    const other = 'incident_id,service,started_at\n1,cart,2025-03-01T02:00:00Z,more\n2,cart,2025-03-01T02:00:00Z\n';
    expect(await rejectsOf(other)).toEqual([[2, null, 'too-many-columns', 'more']]);
  });
});
