import type { Cell } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import { isJiraCsv, JIRA_COLUMNS, type JiraColumn } from './jira-columns.ts';
import { environmentOf, isIncidentType, skipOthers } from './jira-incident.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { textAt, textsOf, valueAt } from './source-record.ts';

const READS = ['type', 'status', 'category', 'categoryChanged', 'components', 'fixes', 'labels'] as const;

const sure = eitherWay(isJiraCsv, (record, choices) => isIncident(record, choices));

/**
 * Jira's export of issues as CSV, of which incidents are kept. Columns of several values (components, versions, labels)
 * repeat under one name; times are the exporting user's local ones, which the file doesn't say; its header is in that
 * user's language. Rows may go on behind the header's last column, which is of one of those that repeat.
 */
export const jiraCsv: Preset = {
  id: 'jira-csv',
  kind: 'incidents',
  widerRows: true,
  recognise: sure.when,
  fields: {
    id: JIRA_COLUMNS.key,
    service: JIRA_COLUMNS.components,
    env: JIRA_COLUMNS.environment,
    severity: JIRA_COLUMNS.priority,
    title: JIRA_COLUMNS.summary,
    started_at: JIRA_COLUMNS.created,
    resolved_at: JIRA_COLUMNS.resolved,
    version: JIRA_COLUMNS.affects,
  },
  reads: READS.flatMap((field) => JIRA_COLUMNS[field]),
  derive: deriveIncident,
};

/** The same file where it isn't of incidents: issues of every type. */
export const jiraCsvIssues: Preset = {
  id: 'jira-csv-issues',
  kind: 'issues',
  widerRows: true,
  recognise: sure.unless,
  fields: {
    id: JIRA_COLUMNS.key,
    type: JIRA_COLUMNS.type,
    title: JIRA_COLUMNS.summary,
    service: JIRA_COLUMNS.components,
    env: JIRA_COLUMNS.environment,
    status: JIRA_COLUMNS.status,
    done: JIRA_COLUMNS.category,
    priority: JIRA_COLUMNS.priority,
    labels: JIRA_COLUMNS.labels,
    version: JIRA_COLUMNS.fixes,
    created_at: JIRA_COLUMNS.created,
    resolved_at: JIRA_COLUMNS.resolved,
  },
  reads: READS.flatMap((field) => JIRA_COLUMNS[field]),
  derive: (record) => [
    {
      service: listIn(record, 'components'),
      env: environmentOf(textIn(record, 'environment')),
      done: doneIn(record),
      labels: listIn(record, 'labels'),
      version: listIn(record, 'fixes')[0] ?? null,
      resolved_at: resolvedIn(record),
    },
  ],
};

function isIncident(record: SourceRecord, choices: ReadChoices): boolean {
  return isIncidentType([textIn(record, 'type')], choices);
}

function deriveIncident(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const column = JIRA_COLUMNS.type.find((name) => record.has(name)) ?? 'Issue Type';
  const other = skipOthers([textIn(record, 'type')], column, valueAt(record, column), choices);
  if (other !== null) return other;
  return [
    {
      service: listIn(record, 'components'),
      env: environmentOf(textIn(record, 'environment')),
      resolved_at: resolvedIn(record),
      version: listIn(record, 'affects')[0] ?? null,
    },
  ];
}

const DONE = new Set(['Done', '완료', '완료됨', 'Fertig', 'Erledigt', '完了', 'Terminé', 'Listo', 'Concluído', '完成']);

/** Null where the export doesn't say. */
function doneIn(record: SourceRecord): boolean | null {
  const category = textIn(record, 'category');
  return category === null ? null : DONE.has(category);
}

/** Some sites' workflows end without a resolution. */
function resolvedIn(record: SourceRecord): string | null {
  const resolved = textIn(record, 'resolved');
  return resolved === null && doneIn(record) === true ? textIn(record, 'categoryChanged') : resolved;
}

function textIn(record: SourceRecord, field: JiraColumn): string | null {
  return textAt(record, ...JIRA_COLUMNS[field]);
}

/** What is in all columns of the names. */
function listIn(record: SourceRecord, field: JiraColumn): readonly string[] {
  return textsOf(
    JIRA_COLUMNS[field].flatMap((name) => {
      const cell: Cell = valueAt(record, name);
      return Array.isArray(cell) ? (cell as readonly Cell[]) : [cell];
    }),
  );
}
