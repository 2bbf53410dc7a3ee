import { environmentOf, skipOthers } from './jira-incident.ts';
import type { Derive, Preset } from './preset.ts';
import { hasColumns, listAt, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Issues of Jira's REST interface (`issues[].fields`), of which incidents are kept. Names are in the site's language:
 * whether an issue is done, its status's category tells.
 */
export const jiraIssue: Preset = {
  id: 'jira-issue',
  kind: 'incidents',
  recognise: (columns) =>
    hasColumns(columns, 'key', 'fields.created') &&
    (hasColumns(columns, 'fields.issuetype.name') || hasColumns(columns, 'fields.status.name'))
      ? 0.95
      : 0,
  fields: {
    id: ['key'],
    service: ['fields.components[].name'],
    env: ['fields.environment'],
    severity: ['fields.priority.name'],
    title: ['fields.summary'],
    started_at: ['fields.created'],
    resolved_at: ['fields.resolutiondate'],
    version: ['fields.versions[].name'],
  },
  reads: ['fields.issuetype.', 'fields.status.', 'fields.statuscategorychangedate', 'fields.versions'],
  derive: deriveIssue,
};

function deriveIssue(record: Parameters<Derive>[0]): ReturnType<Derive> {
  const type = textAt(record, 'fields.issuetype.name');
  const names = [type, textAt(record, 'fields.issuetype.untranslatedName')];
  const other = skipOthers(names, 'fields.issuetype.name', valueAt(record, 'fields.issuetype.name'));
  if (other !== null) return other;
  const isDone = textAt(record, 'fields.status.statusCategory.key') === 'done';
  return [
    {
      service: textsOf(listAt(record, 'fields.components'), 'name'),
      env: environmentOf(textAt(record, 'fields.environment')),
      // Jira lets NUL into summaries, and an incident is not to be lost for a character that nobody sees.
      title: textAt(record, 'fields.summary')?.replaceAll('\0', '') ?? null,
      // Some sites' workflows end without a resolution.
      resolved_at: textAt(record, 'fields.resolutiondate', ...(isDone ? ['fields.statuscategorychangedate'] : [])),
      // Of versions, those affected: the one that fixes it caused nothing.
      version: textsOf(listAt(record, 'fields.versions'), 'name')[0] ?? null,
    },
  ];
}
