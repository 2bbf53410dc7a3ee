import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, skip, textAt, textsOf } from './source-record.ts';

/** Incidents of a Statuspage. What was scheduled is a maintenance. */
export const statuspageIncident: Preset = {
  id: 'statuspage-incident',
  kind: 'incidents',
  recognise: (columns) => {
    if (!hasColumns(columns, 'id', 'name', 'status', 'impact', 'created_at')) return 0;
    return hasColumns(columns, 'shortlink') || hasColumns(columns, 'resolved_at') ? 0.95 : 0;
  },
  fields: {
    id: ['id'],
    service: ['components[].name', 'incident_updates[].affected_components[].name'],
    severity: ['impact'],
    title: ['name'],
    started_at: ['started_at', 'created_at'],
    resolved_at: ['resolved_at'],
  },
  reads: ['components', 'incident_updates', 'scheduled', 'status', 'created_at'],
  derive: deriveRow,
};

const MAINTENANCE = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const scheduled = textAt(record, 'scheduled_for');
  if (scheduled !== null) return skip('not-an-incident', 'scheduled_for', scheduled);
  const status = textAt(record, 'status') ?? '';
  if (MAINTENANCE.has(status)) return skip('not-an-incident', 'status', status);
  const impact = textAt(record, 'impact');
  if (impact === 'maintenance') return skip('not-an-incident', 'impact', impact);
  return [{ service: componentsOf(record), started_at: textAt(record, 'started_at', 'created_at') }];
}

function componentsOf(record: SourceRecord): readonly string[] {
  const named = textsOf(listAt(record, 'components'), 'name');
  if (named.length > 0) return named;
  const updates = listAt(record, 'incident_updates');
  return [...new Set(updates.flatMap((update) => textsOf(listAt(update, 'affected_components'), 'name')))];
}
