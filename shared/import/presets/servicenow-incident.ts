import type { Cell } from '../cell.ts';
import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt, textOf, valueAt } from './source-record.ts';

/**
 * ServiceNow's table of incidents, as CSV or as JSON, under its fields' own names. An export of the history has many
 * rows of one number, each as the incident was then: they are its updates, and the last word of each field counts. It is
 * resolved at `resolved_at`; `closed_at` comes days later.
 */
export const servicenowIncident: Preset = {
  id: 'servicenow-incident',
  kind: 'incidents',
  recognise: (columns) => {
    if (!hasColumns(columns, 'number')) return 0;
    if (!hasColumns(columns, 'opened_at') && !hasColumns(columns, 'sys_created_at')) return 0;
    return MARKS.some((name) => columns.some((column) => column.name === name || column.name.startsWith(`${name}.`)))
      ? 0.95
      : 0.6;
  },
  fields: {
    id: ['number'],
    service: ['cmdb_ci', 'business_service', 'category'],
    team: ['assignment_group'],
    severity: ['priority', 'severity'],
    title: ['short_description'],
    started_at: ['opened_at', 'sys_created_at'],
    resolved_at: ['resolved_at'],
    deployment_id: ['caused_by', 'rfc'],
  },
  reads: ['cmdb_ci', 'business_service', 'category', 'assignment_group', 'rfc', 'caused_by', 'sys_created'],
  derive: deriveRow,
};

const MARKS = [
  'incident_state',
  'assignment_group',
  'cmdb_ci',
  'caller_id',
  'sys_id',
  'reassignment_count',
  'closed_at',
];

/** Numbers of other tables: changes, problems, requests, tasks. */
const OTHER_TABLE = /^(?:CHG|PRB|REQ|RITM|SCTASK|TASK|CTASK|PTASK|KB)\d+$/;

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const number = nameOf(record, 'number');
  if (number !== null && OTHER_TABLE.test(number)) return skip('not-an-incident', 'number', number);
  return [
    {
      id: number,
      service: nameOf(record, 'cmdb_ci', 'business_service', 'category'),
      team: nameOf(record, 'assignment_group'),
      severity: nameOf(record, 'priority', 'severity'),
      started_at: nameOf(record, 'opened_at', 'sys_created_at', 'sys_created_on'),
      deployment_id: nameOf(record, 'caused_by', 'rfc'),
    },
  ];
}

/** As JSON, a reference is an object: its name, else its id. */
function nameOf(record: SourceRecord, ...fields: readonly string[]): string | null {
  for (const field of fields) {
    const cell: Cell = valueAt(record, field);
    const text = cell instanceof Map ? textAt(cell, 'display_value', 'value') : textOf(cell);
    if (text !== null) return text;
  }
  return null;
}
