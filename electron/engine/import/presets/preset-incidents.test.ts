/** Incidents as the tools that track them give them out. */
import { expect, test } from 'vitest';
import { foldIncidents } from '../../facts/fold-incidents.ts';
import { workspacePerTest } from '../fixture.ts';

const { batchOf, put, rejectsOf, incidents, db } = workspacePerTest();

function at(time: string): number {
  return Date.parse(`2025-03-01T${time}Z`);
}

const FOUND = {
  id: 'i1',
  services: '["checkout"]',
  team: null,
  env: null,
  severity: 'P1',
  repo: null,
  title: 'Slow',
  startedAt: at('10:00:00'),
  detectedAt: null,
  acknowledgedAt: null,
  resolvedAt: at('11:00:00'),
  deploymentId: null,
  sha: null,
  version: null,
};

test('Opsgenie: the impact, else the life of the incident', async () => {
  const incident = {
    id: 'i1',
    tinyId: '7',
    message: 'Slow',
    status: 'closed',
    priority: 'P1',
    ownerTeam: 'Payments',
    createdAt: '2025-03-01T10:02:00Z',
    updatedAt: '2025-03-01T15:00:00Z',
    impactStartDate: '2025-03-01T10:00:00Z',
    impactEndDate: '2025-03-01T11:00:00Z',
    impactedServices: ['checkout'],
  };
  const { impactStartDate: _, impactEndDate: __, ...plain } = incident;
  const page = { data: [incident, { ...plain, id: 'i2' }, { ...incident, id: 'i3', status: 'open' }], took: 0.1 };
  expect(await batchOf(JSON.stringify(page))).toMatchObject({ preset: 'opsgenie-incident', stored: 3 });
  const found = { ...FOUND, team: 'Payments' };
  expect(incidents()).toEqual([
    found,
    { ...found, id: 'i2', startedAt: at('10:02:00'), resolvedAt: at('15:00:00') },
    { ...found, id: 'i3', resolvedAt: null },
  ]);
});

test('Opsgenie: services that are ids are said to be', async () => {
  const incident = {
    id: 'i1',
    tinyId: '7',
    status: 'open',
    createdAt: '2025-03-01T10:02:00Z',
    impactedServices: ['5a3e9c1d-6f0a-4b65-9b1a-0c1f3e2d4b5a'],
  };
  const ids = await batchOf(JSON.stringify([incident]));
  const params = { example: '5a3e9c1d-6f0a-4b65-9b1a-0c1f3e2d4b5a' };
  expect(ids.notices).toContainEqual({ code: 'service-ids', params });
  const mixed = await batchOf(JSON.stringify([incident, { ...incident, id: 'i2', impactedServices: ['checkout'] }]));
  expect(mixed.notices.map(({ code }) => code)).not.toContain('service-ids');
});

test('ServiceNow: many rows of one number are one incident, as its last row has it', async () => {
  const table = [
    'number,incident_state,opened_at,sys_created_at,resolved_at,closed_at,cmdb_ci,category,assignment_group,priority,rfc,caused_by',
    'INC1,New,28/2/2025 19:00,28/2/2025 19:01,?,?,?,checkout,?,3 - Moderate,?,?',
    'INC1,Active,28/2/2025 19:00,28/2/2025 19:01,?,?,?,checkout,Payments,2 - High,?,?',
    'INC1,Resolved,28/2/2025 19:00,28/2/2025 19:01,1/3/2025 20:00,5/3/2025 20:00,?,checkout,Payments,2 - High,CHG7,?',
    'INC2,New,?,1/3/2025 19:00,?,?,cart,x,?,?,?,?',
    'CHG7,New,1/3/2025 19:00,1/3/2025 19:00,?,?,cart,x,?,?,?,?',
    '',
  ].join('\n');
  expect(await put(table)).toMatchObject({ kind: 'failed', error: { code: 'file-time-zone-needed' } });
  const outcome = await put(table, { inputTimeZone: 'Asia/Seoul' });
  expect(outcome).toMatchObject({
    kind: 'imported',
    batch: { preset: 'servicenow-incident', read: 5, stored: 4, rejected: 1 },
    rejects: [{ line: 6, column: 'number', code: 'not-an-incident', value: 'CHG7' }],
  });
  const { incidents: folded } = foldIncidents(db());
  expect(folded).toMatchObject([
    { startedAt: Date.UTC(2025, 1, 28, 10), resolvedAt: at('11:00:00'), deploymentExternalId: 'CHG7' },
    { startedAt: at('10:00:00'), resolvedAt: null },
  ]);
  expect(incidents()).toMatchObject([{}, {}, { severity: '2 - High', services: '["checkout"]', team: 'Payments' }, {}]);
});

test('ServiceNow as JSON, with references', async () => {
  const record = {
    number: 'INC1',
    opened_at: '2025-03-01 10:00:00',
    resolved_at: '2025-03-01 11:00:00',
    short_description: 'Slow',
    priority: 'P1',
    cmdb_ci: { display_value: 'checkout', link: 'https://x.example.com' },
  };
  await put(JSON.stringify({ result: [record] }), { inputTimeZone: 'UTC' });
  expect(incidents()).toEqual([{ ...FOUND, id: 'INC1' }]);
});

test('Statuspage: what was scheduled is no incident', async () => {
  const incident = {
    id: 'i1',
    name: 'Slow',
    status: 'postmortem',
    impact: 'major',
    created_at: '2025-03-01T10:00:00.000Z',
    resolved_at: '2025-03-01T11:00:00.000Z',
    scheduled_for: null,
    shortlink: 'https://stspg.io/1',
    components: [{ name: 'checkout' }],
  };
  const affected_components = [{ code: 'x', name: 'cart' }];
  const page = {
    page: { id: 'p' },
    incidents: [
      { ...incident, severity: null },
      {
        ...incident,
        id: 'i2',
        components: [],
        incident_updates: [{ affected_components }, { affected_components: null }],
      },
      { ...incident, id: 'i3', scheduled_for: '2025-03-01T10:00:00.000Z' },
      { ...incident, id: 'i4', status: 'completed' },
      { ...incident, id: 'i5', impact: 'maintenance' },
    ],
  };
  expect(await rejectsOf(JSON.stringify(page))).toEqual([
    [1, 'scheduled_for', 'not-an-incident', '2025-03-01T10:00:00.000Z'],
    [1, 'status', 'not-an-incident', 'completed'],
    [1, 'impact', 'not-an-incident', 'maintenance'],
  ]);
  const found = { ...FOUND, severity: 'major' };
  expect(incidents()).toEqual([found, { ...found, id: 'i2', services: '["cart"]' }]);
});

test('incident.io: times by the names that the account gave them', async () => {
  const time = (name: string, value: string | null) => ({
    incident_timestamp: { name },
    value: value === null ? null : { value: `2025-03-01T${value}Z` },
  });
  const incident = {
    id: '01H',
    reference: 'i1',
    name: 'Slow',
    mode: 'standard',
    severity: { name: 'P1' },
    incident_status: { category: 'closed' },
    created_at: '2025-03-01T10:09:00Z',
    incident_timestamp_values: [
      time('Reported at', '10:05:00'),
      time('Impact started', '10:00:00'),
      time('Resolved at', null),
      time('Fixed at', '11:00:00'),
    ],
    custom_field_entries: [
      { custom_field: { name: 'Affected services' }, values: [{ value_catalog_entry: { name: 'checkout' } }] },
      { custom_field: { name: 'Affected teams' }, values: [{ value_catalog_entry: { name: 'Payments' } }] },
    ],
  };
  const bare = { ...incident, reference: 'i2', incident_timestamp_values: [], custom_field_entries: [] };
  const others = [
    { ...incident, reference: 'i3', mode: 'tutorial' },
    { ...incident, reference: 'i4', incident_status: { category: 'merged' } },
  ];
  expect(await rejectsOf(JSON.stringify({ incidents: [incident, bare, ...others], pagination_meta: {} }))).toEqual([
    [1, 'mode', 'not-an-incident', 'tutorial'],
    [1, 'incident_status.category', 'not-an-incident', 'merged'],
  ]);
  expect(incidents()).toEqual([
    { ...FOUND, team: 'Payments', detectedAt: at('10:05:00') },
    { ...FOUND, id: 'i2', services: '[]', startedAt: at('10:09:00'), resolvedAt: null },
  ]);
});
