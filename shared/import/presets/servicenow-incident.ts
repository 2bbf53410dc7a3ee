import type { Cell } from '../cell.ts';
import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt, textOf, valueAt } from './source-record.ts';

/** Of each field, the one to prefer first. */
const NAMES = {
  number: ['number', 'Number'],
  service: ['cmdb_ci', 'business_service', 'Configuration item', 'Business service', 'Service', 'category', 'Category'],
  team: ['assignment_group', 'Assignment group'],
  severity: ['priority', 'severity', 'Priority', 'Severity'],
  title: ['short_description', 'Short description'],
  opened: ['opened_at', 'sys_created_at', 'sys_created_on', 'Opened', 'Created'],
  resolved: ['resolved_at', 'Resolved'],
  cause: ['caused_by', 'rfc', 'Caused by Change', 'Caused by', 'Change Request'],
} as const;

/**
 * ServiceNow's table of incidents, as CSV or as JSON, under its fields' own names or (lists exported from its pages)
 * under the labels that people see. An export of the history has many
 * rows of one number, each as the incident was then: they are its updates, and the last word of each field counts. It is
 * resolved at `resolved_at`; `closed_at` comes days later.
 */
export const servicenowIncident: Preset = {
  id: 'servicenow-incident',
  kind: 'incidents',
  recognise: (columns) => {
    if (hasColumns(columns, 'Number', 'Opened'))
      return LABELS.filter((name) => hasColumns(columns, name)).length >= 2 ? 0.95 : 0;
    if (!hasColumns(columns, 'number')) return 0;
    if (!hasColumns(columns, 'opened_at') && !hasColumns(columns, 'sys_created_at')) return 0;
    return MARKS.some((name) => columns.some((column) => column.name === name || column.name.startsWith(`${name}.`)))
      ? 0.95
      : 0.6;
  },
  fields: {
    id: NAMES.number,
    service: NAMES.service,
    team: NAMES.team,
    severity: NAMES.severity,
    title: NAMES.title,
    started_at: NAMES.opened,
    resolved_at: NAMES.resolved,
    deployment_id: NAMES.cause,
  },
  reads: [...Object.values(NAMES).flat(), 'sys_created', 'incident_state', 'state', 'State', 'Incident state'],
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

const LABELS = [
  'State',
  'Incident state',
  'Assignment group',
  'Configuration item',
  'Business service',
  'Caller',
  'Short description',
  'Priority',
  'Resolved',
  'Closed',
];

/** Numbers of other tables: changes, problems, requests, tasks. */
const OTHER_TABLE = /^(?:CHG|PRB|REQ|RITM|SCTASK|TASK|CTASK|PTASK|KB)\d+$/;

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const number = nameOf(record, ...NAMES.number);
  if (number !== null && OTHER_TABLE.test(number)) return skip('not-an-incident', 'number', number);
  return [
    {
      id: number,
      service: nameOf(record, ...NAMES.service),
      team: nameOf(record, ...NAMES.team),
      severity: nameOf(record, ...NAMES.severity),
      started_at: nameOf(record, ...NAMES.opened),
      deployment_id: nameOf(record, ...NAMES.cause),
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
