import type { ImportKind } from '../model.ts';

/** What a mapping can name: the fields of the records, in the words of the command line (`--map field=column`). */
export const DEPLOYMENT_FIELDS = [
  'id',
  'service',
  'team',
  'env',
  'repo',
  'sha',
  'version',
  'started_at',
  'finished_at',
  'status',
  'committed_at',
  'change_failure',
  'remediation',
] as const;
export type DeploymentField = (typeof DEPLOYMENT_FIELDS)[number];

export const INCIDENT_FIELDS = [
  'id',
  'service',
  'team',
  'env',
  'severity',
  'title',
  'started_at',
  'detected_at',
  'acknowledged_at',
  'resolved_at',
  'deployment_id',
  'sha',
  'version',
  'repo',
] as const;
export type IncidentField = (typeof INCIDENT_FIELDS)[number];

export type Field = DeploymentField | IncidentField;

export function fieldsOf(kind: ImportKind): readonly Field[] {
  return kind === 'deployments' ? DEPLOYMENT_FIELDS : INCIDENT_FIELDS;
}

export function isField(kind: ImportKind, name: string): name is Field {
  return fieldsOf(kind).some((field) => field === name);
}

export const TIME_FIELDS: Readonly<Record<ImportKind, readonly Field[]>> = {
  deployments: ['started_at', 'finished_at', 'committed_at'],
  incidents: ['started_at', 'detected_at', 'acknowledged_at', 'resolved_at'],
};
