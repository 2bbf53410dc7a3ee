import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, skip, textAt } from './source-record.ts';

/**
 * Incidents of incident.io. Which times it keeps, and what they are called, each account decides: those of its own
 * making are looked for first, by name. Exercises and declined or merged ones are no incidents.
 */
export const incidentIoIncident: Preset = {
  id: 'incident-io-incident',
  kind: 'incidents',
  recognise: (columns) =>
    hasColumns(columns, 'reference') &&
    (hasColumnUnder(columns, 'incident_timestamp_values[].') || hasColumns(columns, 'incident_status.category'))
      ? 0.95
      : 0,
  fields: {
    id: ['reference', 'id'],
    service: ['custom_field_entries[].values[].value_catalog_entry.name'],
    team: ['custom_field_entries[].custom_field.name'],
    severity: ['severity.name'],
    title: ['name'],
    started_at: ['incident_timestamp_values[].value.value', 'created_at'],
    detected_at: ['incident_timestamp_values[].incident_timestamp.name'],
    acknowledged_at: ['incident_timestamp_values[].incident_timestamp.name'],
    resolved_at: ['incident_timestamp_values[].value.value'],
  },
  reads: ['incident_timestamp_values', 'custom_field_entries', 'incident_status', 'mode', 'created_at'],
  derive: deriveRow,
};

const EXERCISES = new Set(['test', 'tutorial']);
const NEVER_WAS = new Set(['declined', 'merged', 'canceled']);

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const mode = textAt(record, 'mode');
  if (mode !== null && EXERCISES.has(mode)) return skip('not-an-incident', 'mode', mode);
  const category = textAt(record, 'incident_status.category');
  if (category !== null && NEVER_WAS.has(category))
    return skip('not-an-incident', 'incident_status.category', category);
  const times = timesOf(record);
  const first = (...names: readonly string[]) => names.map((name) => times.get(name)).find(Boolean) ?? null;
  return [
    {
      id: textAt(record, 'reference', 'id'),
      service: valuesOf(record, /service|component|system|서비스|시스템/i),
      team: valuesOf(record, /team|팀/i)[0] ?? null,
      started_at:
        first('impact started', 'impact started at', 'declared at', 'reported at') ?? textAt(record, 'created_at'),
      detected_at: first('detected at', 'identified at', 'reported at'),
      acknowledged_at: first('acknowledged at', 'accepted at'),
      resolved_at: first('resolved at', 'fixed at'),
    },
  ];
}

/** By name in small letters. */
function timesOf(record: SourceRecord): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  for (const entry of listAt(record, 'incident_timestamp_values')) {
    const name = textAt(entry, 'incident_timestamp.name');
    const time = textAt(entry, 'value.value', 'value');
    if (name !== null && time !== null) times.set(name.toLowerCase(), time);
  }
  return times;
}

/** What the fields of some names hold, each once. */
function valuesOf(record: SourceRecord, field: RegExp): readonly string[] {
  const entries = listAt(record, 'custom_field_entries').filter((entry) =>
    field.test(textAt(entry, 'custom_field.name') ?? ''),
  );
  const values = entries.flatMap((entry) => listAt(entry, 'values'));
  const names = values.map((value) => textAt(value, 'value_catalog_entry.name', 'value_option.value', 'value_text'));
  return [...new Set(names.filter((name) => name !== null))];
}
