import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import { isIncidentType } from './jira-incident.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt, valueAt } from './source-record.ts';

const READS = ['type', 'original', 'severity', 'priority', 'urgency', 'status', 'component', 'fix_versions'];

const sure = eitherWay(isIssue, (record, choices) => otherType(record, choices) === null);

/**
 * What is sent to DevLake's webhook for incidents (snake or camel case), and its tables of issues and incidents as CSV.
 * Issues of another type are no incidents; what says no type was sent to be one.
 */
export const devlakeIncident: Preset = {
  id: 'devlake-incident',
  kind: 'incidents',
  recognise: sure.when,
  fields: {
    id: ['issueKey', 'issue_key', 'incident_key'],
    service: ['component'],
    severity: ['severity', 'priority'],
    title: ['title'],
    started_at: ['createdDate', 'created_date'],
    resolved_at: ['resolutionDate', 'resolution_date'],
  },
  reads: READS,
  derive: deriveIncident,
};

/** Its table of issues where none of the first ones is an incident. */
export const devlakeIssue: Preset = {
  id: 'devlake-issues',
  kind: 'issues',
  recognise: sure.unless,
  fields: {
    id: ['issueKey', 'issue_key', 'incident_key'],
    type: ['original_type', 'originalType', 'type'],
    title: ['title'],
    service: ['component'],
    status: ['original_status', 'originalStatus', 'status'],
    done: ['status'],
    priority: ['priority', 'severity'],
    version: ['fix_versions'],
    created_at: ['createdDate', 'created_date'],
    resolved_at: ['resolutionDate', 'resolution_date'],
    url: ['url'],
  },
  reads: READS,
  derive: (record) => {
    const status = textAt(record, 'status');
    return [{ done: status === 'DONE' ? true : status === null ? null : false }];
  },
};

function isIssue(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'issueKey', 'createdDate') ||
    hasColumns(columns, 'issue_key', 'created_date') ||
    hasColumns(columns, 'incident_key', 'created_date')
  );
}

/** The column that says another type than an incident's; null = none does. */
function otherType(record: SourceRecord, choices: ReadChoices): string | null {
  const type = textAt(record, 'type');
  const original = ['original_type', 'originalType'].find((name) => textAt(record, name) !== null) ?? null;
  if (type !== null && choices.incidentTypes === null) return type === 'INCIDENT' ? null : 'type';
  if (type === null && original === null) return null;
  const names = [type, original === null ? null : textAt(record, original)];
  return isIncidentType(names, choices) ? null : (original ?? 'type');
}

function deriveIncident(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const other = otherType(record, choices);
  if (other !== null) return skip('not-an-incident', other, valueAt(record, other));
  return [{ severity: textAt(record, 'severity', 'priority', 'urgency') }];
}
