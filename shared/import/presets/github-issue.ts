import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import { githubRepository, isGithubPull } from './github-deployments.ts';
import { isIncidentType, skipOthers } from './jira-incident.ts';
import type { Derive, DerivedRow, FirstRecords, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, listAt, skip, textAt, textsOf, valueAt } from './source-record.ts';

const READS = [
  ...['labels', 'pull_request', 'stateReason', 'state_reason', 'html_url', 'url', 'repository_url', 'state'],
  ...['type', 'repository.', 'createdAt', 'created_at', 'closedAt', 'closed_at'],
];

const sure = eitherWay(isIssue, isIncident);

/**
 * Issues of GitHub, by `gh issue list --json …`, GraphQL or REST, of which those with a label or of a type of incidents
 * are kept. An incident is of the repository it was reported in, unless labels name the services ("service: checkout").
 */
export const githubIncident: Preset = {
  id: 'github-incident',
  kind: 'incidents',
  recognise: sure.when,
  fields: {
    id: ['number'],
    service: ['labels[].name', 'labels.nodes[].name'],
    severity: ['labels[].name', 'labels.nodes[].name'],
    title: ['title'],
    started_at: ['createdAt', 'created_at'],
    resolved_at: ['closedAt', 'closed_at'],
    sha: ['body'],
    repo: ['url', 'html_url', 'repository_url'],
  },
  reads: READS,
  derive: deriveIncident,
};

/** The same lists where they aren't of incidents. REST lists pull requests among the issues: they are none. */
export const githubIssue: Preset = {
  id: 'github-issue',
  kind: 'issues',
  recognise: sure.unless,
  fields: {
    id: ['number'],
    type: ['type.name', 'issueType.name'],
    title: ['title'],
    service: ['url', 'html_url', 'repository_url'],
    status: ['state'],
    done: ['state'],
    labels: ['labels[].name', 'labels.nodes[].name'],
    version: ['milestone.title'],
    created_at: ['createdAt', 'created_at'],
    resolved_at: ['closedAt', 'closed_at'],
    url: ['html_url', 'url'],
  },
  reads: READS,
  derive: deriveIssue,
};

function isIssue(columns: readonly SourceColumn[], records: FirstRecords): boolean {
  const has = (...names: readonly string[]) => hasColumns(columns, ...names);
  if (!has('number', 'title') || NOT_AN_ISSUE.some((name) => has(name))) return false;
  const isList = has('createdAt') && ['state', 'closedAt', 'labels[].name', 'labels'].some((name) => has(name));
  const isRest = has('created_at', 'state') && ['comments_url', 'html_url'].some((name) => has(name));
  return isList ? !records().records.some(isGithubPull) : isRest;
}

/** Pull requests have numbers, titles and labels too. */
const NOT_AN_ISSUE = ['mergedAt', 'headRefName', 'baseRefName', 'isDraft', 'headRefOid', 'merged_at', 'reviewDecision'];

function isIncident(record: SourceRecord, choices: ReadChoices): boolean {
  return isIncidentType(typesOf(record), choices);
}

function labelsOf(record: SourceRecord): readonly string[] {
  const labels = listAt(record, 'labels', 'labels.nodes');
  return textsOf(labels.map((label) => (typeof label === 'string' ? label : textAt(label, 'name'))));
}

function typesOf(record: SourceRecord): readonly (string | null)[] {
  return [...labelsOf(record), textAt(record, 'type.name', 'issueType.name')];
}

function deriveIncident(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  if (isPull(record)) return skip('not-an-incident', 'pull_request', true);
  const labels = labelsOf(record);
  const other = skipOthers(typesOf(record), 'labels', labels.join(', '), choices);
  if (other !== null) return other;
  const repository = repositoryOf(record);
  const services = labels.flatMap((label) => /^(?:service|component|서비스)\s*[:/]\s*(.+)$/iu.exec(label)?.[1] ?? []);
  return [
    {
      // Numbers are alike in all repositories.
      id: idOf(record, repository),
      service: services.length > 0 ? services : repository === null ? [] : [repository],
      severity:
        labels.find((label) => /^(?:sev(?:erity)?|p|priority)[\s:/_-]*\d|^severity\s*[:/]/iu.test(label)) ?? null,
      sha: rootCause(textAt(record, 'body')),
      repo: repository,
    },
  ];
}

function deriveIssue(record: SourceRecord): ReturnType<Derive> {
  if (isPull(record)) return skip('not-of-this-kind', 'pull_request', true);
  const repository = repositoryOf(record);
  const state = textAt(record, 'state')?.toLowerCase() ?? null;
  const row: DerivedRow = {
    id: idOf(record, repository),
    service: repository === null ? [] : [repository],
    done: state === null ? null : state === 'closed',
    labels: labelsOf(record),
  };
  return [row];
}

const ROOT_CAUSE = /\broot[ -]cause:?\s*(?:https?:\/\/\S+\/commit\/)?([0-9a-f]{7,40})\b/i;

/** The commit that an incident's text says caused it, in the way that four keys reads it ("root cause: SHA"). */
export function rootCause(text: string | null): string | null {
  return ROOT_CAUSE.exec(text ?? '')?.[1]?.toLowerCase() ?? null;
}

function isPull(record: SourceRecord): boolean {
  return valueAt(record, 'pull_request') !== null || isGithubPull(record);
}

function idOf(record: SourceRecord, repository: string | null): string | null {
  const number = textAt(record, 'number');
  return number === null || repository === null ? number : `${repository}#${number}`;
}

function repositoryOf(record: SourceRecord): string | null {
  return (
    textAt(record, 'repository.nameWithOwner', 'repository.full_name') ??
    githubRepository(textAt(record, 'repository_url', 'html_url', 'url'))
  );
}
