/** What Jira's issues have in common, whether they come as JSON or as a table. */
import type { Cell } from '../cell.ts';
import type { ReadChoices, SkippedRecord } from './preset.ts';
import { skip } from './source-record.ts';

/** Types of issues that are incidents, in the languages in which sites name them: "[System] Incident", "장애". */
const INCIDENT_TYPE =
  /\b(?:incidents?|outages?|sev[ -]?\d|major incident|störung|vorfall|incidente)\b|장애|인시던트|障害|インシデント|故障|事故/iu;

/** Whether one of the names of an issue's type (or one of its labels) is an incident's, by the user's word or its own. */
export function isIncidentType(names: readonly (string | null)[], choices: ReadChoices): boolean {
  const pattern = choices.incidentTypes ?? INCIDENT_TYPE;
  return names.some((name) => name !== null && pattern.test(name));
}

/** Null for an incident; else why the issue isn't imported. `names`: all that its type is called. */
export function skipOthers(
  names: readonly (string | null)[],
  column: string,
  value: Cell,
  choices: ReadChoices,
): SkippedRecord | null {
  return isIncidentType(names, choices) ? null : skip('not-an-incident', column, value);
}

const ENVIRONMENT =
  /^[^\n]{0,20}\b(?:prod|production|prd|live|stag(?:e|ing)?|test|qa|uat|dev|development|sandbox)\b[^\n]{0,20}$|^(?:운영|개발|테스트|스테이징)/i;

/** Jira's "environment" is free text, often a browser: only what names a stage of delivery is one here. */
export function environmentOf(text: string | null): string | null {
  return text !== null && ENVIRONMENT.test(text) ? text : null;
}
