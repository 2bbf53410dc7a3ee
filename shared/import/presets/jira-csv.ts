import type { Cell } from '../cell.ts';
import { environmentOf, skipOthers } from './jira-incident.ts';
import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Jira's export of issues as CSV, of which incidents are kept. Columns of several values (components, versions, labels)
 * repeat under one name; times are the exporting user's local ones, which the file doesn't say.
 */
export const jiraCsv: Preset = {
  id: 'jira-csv',
  kind: 'incidents',
  recognise: (columns) => (hasColumns(columns, 'Issue key', 'Issue Type', 'Created') ? 0.95 : 0),
  fields: {
    id: ['Issue key'],
    service: ['Component/s', 'Components'],
    env: ['Environment'],
    severity: ['Priority'],
    title: ['Summary'],
    started_at: ['Created'],
    resolved_at: ['Resolved'],
    version: ['Affects Version/s', 'Affects versions'],
  },
  reads: ['Issue Type', 'Status Category'],
  derive: deriveRow,
};

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const other = skipOthers([textAt(record, 'Issue Type')], 'Issue Type', valueAt(record, 'Issue Type'));
  if (other !== null) return other;
  const isDone = textAt(record, 'Status Category') === 'Done';
  return [
    {
      service: [...namesIn(record, 'Component/s'), ...namesIn(record, 'Components')],
      env: environmentOf(textAt(record, 'Environment')),
      resolved_at: textAt(record, 'Resolved', ...(isDone ? ['Status Category Changed'] : [])),
      version: [...namesIn(record, 'Affects Version/s'), ...namesIn(record, 'Affects versions')][0] ?? null,
    },
  ];
}

/** What is in all columns of one name. */
function namesIn(record: SourceRecord, name: string): readonly string[] {
  const cell: Cell = valueAt(record, name);
  return textsOf(Array.isArray(cell) ? (cell as readonly Cell[]) : [cell]);
}
