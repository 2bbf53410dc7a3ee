import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import { environmentOf, isIncidentType, skipOthers } from './jira-incident.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textsOf, valueAt } from './source-record.ts';

const READS = [
  ...['fields.issuetype.', 'fields.status.', 'fields.statuscategorychangedate', 'fields.versions'],
  ...['fields.fixVersions', 'fields.components', 'fields.labels', 'fields.environment', 'self'],
];

const sure = eitherWay(isIssue, (record, choices) => isIncidentType(typesOf(record), choices));

/**
 * Issues of Jira's REST interface (`issues[].fields`), of which incidents are kept. Names are in the site's language:
 * whether an issue is done, its status's category tells.
 */
export const jiraIssue: Preset = {
  id: 'jira-issue',
  kind: 'incidents',
  recognise: sure.when,
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
  reads: READS,
  derive: deriveIncident,
};

/** The same answers where they aren't of incidents: issues of every type. */
export const jiraIssues: Preset = {
  id: 'jira-issues',
  kind: 'issues',
  recognise: sure.unless,
  fields: {
    id: ['key'],
    type: ['fields.issuetype.name'],
    title: ['fields.summary'],
    service: ['fields.components[].name'],
    env: ['fields.environment'],
    status: ['fields.status.name'],
    done: ['fields.status.statusCategory.key'],
    priority: ['fields.priority.name'],
    labels: ['fields.labels'],
    version: ['fields.fixVersions[].name'],
    created_at: ['fields.created'],
    resolved_at: ['fields.resolutiondate'],
    url: ['self'],
  },
  reads: READS,
  derive: (record) => [
    {
      ...common(record),
      done: doneOf(record),
      labels: textsOf(listAt(record, 'fields.labels')),
      version: textsOf(listAt(record, 'fields.fixVersions'), 'name')[0] ?? null,
      url: addressOf(record),
    },
  ],
};

function isIssue(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'key', 'fields.created') &&
    (hasColumns(columns, 'fields.issuetype.name') || hasColumns(columns, 'fields.status.name'))
  );
}

function typesOf(record: SourceRecord): readonly (string | null)[] {
  return [textAt(record, 'fields.issuetype.name'), textAt(record, 'fields.issuetype.untranslatedName')];
}

function deriveIncident(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const column = 'fields.issuetype.name';
  const other = skipOthers(typesOf(record), column, valueAt(record, column), choices);
  if (other !== null) return other;
  // Of versions, those affected: the one that fixes it caused nothing.
  return [{ ...common(record), version: textsOf(listAt(record, 'fields.versions'), 'name')[0] ?? null }];
}

function common(record: SourceRecord) {
  return {
    service: textsOf(listAt(record, 'fields.components'), 'name'),
    env: environmentOf(textAt(record, 'fields.environment')),
    // Jira lets NUL into summaries, and an issue is not to be lost for a character that nobody sees.
    title: textAt(record, 'fields.summary')?.replaceAll('\0', '') ?? null,
    // Some sites' workflows end without a resolution.
    resolved_at: textAt(
      record,
      'fields.resolutiondate',
      ...(doneOf(record) === true ? ['fields.statuscategorychangedate'] : []),
    ),
  };
}

/** Null where the status isn't among what was asked for. */
function doneOf(record: SourceRecord): boolean | null {
  const category = textAt(record, 'fields.status.statusCategory.key');
  return category === null ? null : category === 'done';
}

/** The page of an issue: an answer has the address of its data alone. */
function addressOf(record: SourceRecord): string | null {
  const site = /^(https?:\/\/.+?)\/rest\//.exec(textAt(record, 'self') ?? '')?.[1];
  const key = textAt(record, 'key');
  return site === undefined || key === null ? null : `${site}/browse/${key}`;
}
