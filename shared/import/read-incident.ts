import type { IncidentRecord, Instant } from '../model.ts';
import { readRepository } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readNames } from './read-names.ts';

/** One row as an incident; null = it can't be one, and `reader.failure` says why. */
export function readIncident(reader: FieldReader): IncidentRecord | null {
  const startedAt = reader.time('started_at');
  const repository = reader.text('repo');
  const record = {
    externalId: reader.identifier('id'),
    services: readNames(reader, 'service'),
    team: reader.text('team'),
    environment: reader.text('env'),
    severity: reader.identifier('severity'),
    title: reader.name('title'),
    startedAt: startedAt ?? 0,
    detectedAt: reader.optionalTime('detected_at'),
    acknowledgedAt: reader.optionalTime('acknowledged_at'),
    resolvedAt: reader.optionalTime('resolved_at'),
    deploymentExternalId: reader.identifier('deployment_id'),
    sha: reader.sha('sha'),
    version: reader.identifier('version'),
    repository: repository === null ? null : readRepository(repository),
  };
  if (startedAt === null) reader.fail('started_at', 'time-missing');
  if (startedAt !== null && isBefore(record.resolvedAt, startedAt)) reader.fail('resolved_at', 'end-before-start');
  if (reader.failure !== null) return null;
  if (isOddlyOrdered(record)) reader.tally.timeFlagged++;
  return record;
}

function isBefore(instant: Instant | null, other: Instant): boolean {
  return instant !== null && instant < other;
}

/** Noticed before it began, or after it was over: kept, since neither changes how long it lasted. */
function isOddlyOrdered(record: IncidentRecord): boolean {
  const { startedAt, detectedAt, acknowledgedAt, resolvedAt } = record;
  return [detectedAt, acknowledgedAt].some(
    (instant) => isBefore(instant, startedAt) || (instant !== null && isBefore(resolvedAt, instant)),
  );
}
