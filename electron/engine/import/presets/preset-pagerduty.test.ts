import { expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';

const { batchOf, rejectsOf, incidents } = workspacePerTest();

function at(time: string): number {
  return Date.parse(`2025-03-01T${time}Z`);
}

const OPEN = {
  id: 'PINC1',
  type: 'incident',
  incident_number: 12,
  title: 'Checkout is slow',
  status: 'triggered',
  urgency: 'high',
  created_at: '2025-03-01T10:00:00Z',
  last_status_change_at: '2025-03-01T10:09:00Z',
  service: { id: 'P1', summary: 'checkout' },
  teams: [{ summary: 'Payments' }],
  acknowledgements: [],
};

const FOUND = {
  id: 'PINC1',
  services: '["checkout"]',
  team: 'Payments',
  env: null,
  severity: 'high',
  repo: null,
  title: 'Checkout is slow',
  startedAt: at('10:00:00'),
  detectedAt: null,
  acknowledgedAt: null,
  resolvedAt: null,
  deploymentId: null,
  sha: null,
  version: null,
};

test('an open incident is not resolved by its last change', async () => {
  expect(await batchOf(JSON.stringify({ incidents: [OPEN], limit: 25, more: false }))).toMatchObject({
    preset: 'pagerduty-incident',
    stored: 1,
  });
  expect(incidents()).toEqual([FOUND]);
});

test('a resolved one is resolved at `resolved_at`, in its older form at its last change', async () => {
  const log_entries = [
    { type: 'acknowledge_log_entry', created_at: '2025-03-01T10:05:00Z' },
    { type: 'acknowledge_log_entry_reference', created_at: '2025-03-01T10:03:00Z' },
    { type: 'notify_log_entry', created_at: '2025-03-01T10:01:00Z' },
  ];
  const resolved = { ...OPEN, status: 'resolved', log_entries };
  const newer = { ...resolved, id: 'PINC2', resolved_at: '2025-03-01T10:08:00Z', priority: { summary: 'P1' } };
  await batchOf(JSON.stringify([resolved, newer]));
  expect(incidents()).toEqual([
    { ...FOUND, acknowledgedAt: at('10:03:00'), resolvedAt: at('10:09:00') },
    { ...FOUND, id: 'PINC2', severity: 'P1', acknowledgedAt: at('10:03:00'), resolvedAt: at('10:08:00') },
  ]);
});

function message(event_type: string, time: string, data: object = OPEN): string {
  return JSON.stringify({ event: { id: time, event_type, occurred_at: `2025-03-01T${time}Z`, data } });
}

test('messages of a webhook are updates of their incident', async () => {
  const lines = [
    message('incident.triggered', '10:00:01'),
    message('incident.acknowledged', '10:02:00', { ...OPEN, status: 'acknowledged' }),
    message('incident.resolved', '10:20:00', { ...OPEN, status: 'resolved', last_status_change_at: null }),
  ];
  expect(await batchOf(`${lines.join('\n')}\n`)).toMatchObject({ preset: 'pagerduty-webhook-v3', read: 3, stored: 3 });
  expect(incidents()).toEqual([
    FOUND,
    { ...FOUND, acknowledgedAt: at('10:02:00') },
    { ...FOUND, resolvedAt: at('10:20:00') },
  ]);
});

test('messages about something else are named and counted', async () => {
  const note = { type: 'incident_note', id: 'N1', incident: { id: 'PINC1' }, content: 'looking' };
  const lines = [message('incident.triggered', '10:00:01'), message('incident.annotated', '10:01:00', note)];
  expect(await rejectsOf(`[${lines.join(',')}]`)).toEqual([
    [1, 'event.event_type', 'not-an-incident', 'incident.annotated'],
  ]);
});
