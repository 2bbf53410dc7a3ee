import type { Cell } from '../cell.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { earliest, hasColumns, hasColumnUnder, listAt, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Incidents of PagerDuty's REST interface. Its older versions have no `resolved_at`: the last change of a resolved
 * incident's status is when it was resolved. The oldest says `created_on` and keeps the title in the trigger.
 */
export const pagerdutyIncident: Preset = {
  id: 'pagerduty-incident',
  kind: 'incidents',
  recognise: (columns) => {
    // Its analytics have more to tell by.
    if (!hasColumns(columns, 'incident_number', 'status') || hasColumns(columns, 'seconds_to_resolve')) return 0;
    if (!hasColumns(columns, 'created_at') && !hasColumns(columns, 'created_on')) return 0;
    return ['urgency', 'service.summary', 'service.name'].some((name) => hasColumns(columns, name)) ? 0.95 : 0;
  },
  fields: {
    id: ['id', 'incident_number'],
    service: ['service.summary', 'service.name', 'service.id'],
    team: ['teams[].summary'],
    severity: ['priority.summary', 'urgency'],
    title: ['title', 'summary', 'trigger_summary_data.subject'],
    started_at: ['created_at', 'created_on'],
    acknowledged_at: ['acknowledgements[].at', 'acknowledgers[].at'],
    resolved_at: ['resolved_at', 'last_status_change_at', 'last_status_change_on'],
  },
  reads: ['status', 'last_status_change_', 'acknowledge', 'log_entries', 'first_trigger', 'service.', 'teams'],
  derive: (record) => [pagerdutyRow(record)],
};

/** An incident as the interface shows it, in a list or inside a webhook's message. */
function pagerdutyRow(record: SourceRecord): DerivedRow {
  return {
    id: textAt(record, 'id', 'incident_number'),
    service: textAt(record, 'service.summary', 'service.name', 'service.id'),
    team: textsOf(listAt(record, 'teams'), 'summary', 'name')[0] ?? null,
    severity: textAt(record, 'priority.summary', 'priority.name', 'urgency'),
    acknowledged_at: acknowledgedAt(record),
    resolved_at: resolvedAt(record),
  };
}

function resolvedAt(record: SourceRecord): string | null {
  if (textAt(record, 'status') !== 'resolved') return null;
  const entries = listAt(record, 'log_entries').filter((entry) => typeOf(entry) === 'resolve_log_entry');
  return (
    textAt(record, 'resolved_at', 'last_status_change_at', 'last_status_change_on') ??
    earliest(textsOf(entries, 'created_at'))
  );
}

/** The current acknowledgements, or those of the log: the first one. */
function acknowledgedAt(record: SourceRecord): string | null {
  const entries = listAt(record, 'log_entries').filter((entry) => typeOf(entry) === 'acknowledge_log_entry');
  return earliest([
    ...textsOf(listAt(record, 'acknowledgements', 'acknowledgers'), 'at'),
    ...textsOf(entries, 'created_at'),
  ]);
}

function typeOf(entry: Cell): string | null {
  return textAt(entry, 'type')?.replace(/_reference$/, '') ?? null;
}

/**
 * Messages of PagerDuty's webhooks (version 3), line by line or in an array: each says what just happened to an
 * incident, and those of one incident are its updates.
 */
export const pagerdutyWebhook: Preset = {
  id: 'pagerduty-webhook-v3',
  kind: 'incidents',
  recognise: (columns) =>
    hasColumns(columns, 'event.event_type', 'event.occurred_at') && hasColumnUnder(columns, 'event.data.') ? 0.95 : 0,
  fields: {
    id: ['event.data.id', 'event.data.incident.id'],
    service: ['event.data.service.summary'],
    team: ['event.data.teams[].summary'],
    severity: ['event.data.priority.summary', 'event.data.urgency'],
    title: ['event.data.title'],
    started_at: ['event.data.created_at', 'event.occurred_at'],
    acknowledged_at: ['event.occurred_at'],
    resolved_at: ['event.occurred_at'],
  },
  reads: ['event.'],
  derive: (record) => {
    const type = textAt(record, 'event.event_type') ?? '';
    const data = valueAt(record, 'event.data');
    const isIncident =
      type.startsWith('incident.') && data instanceof Map && (typeOf(data) ?? 'incident') === 'incident';
    if (!isIncident) return { skip: 'not-an-incident', column: 'event.event_type', value: type };
    return [webhookRow(data as SourceRecord, type, textAt(record, 'event.occurred_at'))];
  },
};

function webhookRow(data: SourceRecord, type: string, occurredAt: string | null): DerivedRow {
  const row = pagerdutyRow(data);
  return {
    ...row,
    title: textAt(data, 'title', 'summary'),
    started_at: textAt(data, 'created_at') ?? (type === 'incident.triggered' ? occurredAt : null),
    acknowledged_at: type === 'incident.acknowledged' ? occurredAt : (row.acknowledged_at ?? null),
    resolved_at: type === 'incident.resolved' ? occurredAt : (row.resolved_at ?? null),
  };
}
