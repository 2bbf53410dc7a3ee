import { skipOthers } from './jira-incident.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt, valueAt } from './source-record.ts';

/**
 * What is sent to DevLake's webhook for incidents (snake or camel case), and its table of issues as CSV. Issues of
 * another type are no incidents.
 */
export const devlakeIncident: Preset = {
  id: 'devlake-incident',
  kind: 'incidents',
  recognise: (columns) =>
    hasColumns(columns, 'issueKey', 'createdDate') || hasColumns(columns, 'issue_key', 'created_date') ? 0.9 : 0,
  fields: {
    id: ['issueKey', 'issue_key'],
    service: ['component'],
    severity: ['severity', 'priority'],
    title: ['title'],
    started_at: ['createdDate', 'created_date'],
    resolved_at: ['resolutionDate', 'resolution_date'],
  },
  reads: ['type', 'original', 'severity', 'priority'],
  derive: deriveRow,
};

function deriveRow(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const type = textAt(record, 'type');
  if (type !== null && type !== 'INCIDENT') return skip('not-an-incident', 'type', type);
  for (const column of type === null ? ['original_type', 'originalType'] : []) {
    const original = textAt(record, column);
    const other = original === null ? null : skipOthers([original], column, valueAt(record, column), choices);
    if (other !== null) return other;
  }
  return [{ severity: textAt(record, 'severity', 'priority', 'urgency') }];
}
