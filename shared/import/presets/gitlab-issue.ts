import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import { isIncidentType, skipOthers } from './jira-incident.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textOf, textsOf } from './source-record.ts';

const READS = ['labels', 'issue_type', 'type', 'references.', 'web_url', 'severity', 'state', 'milestone.'];

const sure = eitherWay(isIssue, (record, choices) => isIncidentType(typesOf(record), choices));

/** Issues of GitLab, of which incidents (a type of issue there) and those with a label of incidents are kept. */
export const gitlabIncident: Preset = {
  id: 'gitlab-incident',
  kind: 'incidents',
  recognise: sure.when,
  fields: {
    id: ['iid'],
    service: ['web_url', 'references.full'],
    severity: ['severity'],
    title: ['title'],
    started_at: ['created_at'],
    resolved_at: ['closed_at'],
    repo: ['web_url'],
  },
  reads: READS,
  derive: deriveIncident,
};

/** The same lists where they aren't of incidents. */
export const gitlabIssue: Preset = {
  id: 'gitlab-issue',
  kind: 'issues',
  recognise: sure.unless,
  fields: {
    id: ['iid'],
    type: ['issue_type'],
    title: ['title'],
    service: ['web_url', 'references.full'],
    status: ['state'],
    done: ['state'],
    priority: ['severity'],
    labels: ['labels'],
    version: ['milestone.title'],
    created_at: ['created_at'],
    resolved_at: ['closed_at'],
    url: ['web_url'],
  },
  reads: READS,
  derive: (record) => {
    const project = projectOf(record);
    const state = textAt(record, 'state');
    return [
      {
        id: idOf(record, project.path),
        service: project.path === null ? [] : [project.path],
        done: state === null ? null : state === 'closed',
        labels: labelsOf(record),
      },
    ];
  },
};

/** Merge requests have numbers of the same name, and branches. */
function isIssue(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'iid', 'title', 'state', 'created_at', 'closed_at') && !hasColumns(columns, 'source_branch')
  );
}

function labelsOf(record: SourceRecord): readonly string[] {
  return textsOf(listAt(record, 'labels').map((label) => textOf(label) ?? textAt(label, 'name')));
}

function typesOf(record: SourceRecord): readonly (string | null)[] {
  return [textAt(record, 'issue_type'), textAt(record, 'type'), ...labelsOf(record)];
}

function deriveIncident(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const other = skipOthers(typesOf(record), 'issue_type', textAt(record, 'issue_type'), choices);
  if (other !== null) return other;
  const { path, url } = projectOf(record);
  const severity = textAt(record, 'severity');
  return [
    {
      id: idOf(record, path),
      service: path === null ? [] : [path],
      severity: severity === 'UNKNOWN' ? null : severity,
      repo: url,
    },
  ];
}

const PAGE = /^(https?:\/\/[^/]+\/(.+?))\/-\/(?:issues|work_items|incidents)\//;

function projectOf(record: SourceRecord): { readonly path: string | null; readonly url: string | null } {
  const [, url = null, path = null] = PAGE.exec(textAt(record, 'web_url') ?? '') ?? [];
  const named = /^(.+)#\d+$/.exec(textAt(record, 'references.full') ?? '')?.[1] ?? null;
  return { path: path ?? named, url };
}

/** Numbers are alike in all projects. */
function idOf(record: SourceRecord, path: string | null): string | null {
  const number = textAt(record, 'iid');
  return number === null || path === null ? number : `${path}#${number}`;
}
