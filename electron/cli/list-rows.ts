/**
 * What `list` prints: plain objects with ISO 8601 times, the same for JSON, CSV and text.
 */
import type { DeploymentRow, IncidentRow } from '../../shared/answers.ts';
import type { ImportBatch, Instant, RejectedRow } from '../../shared/model.ts';

export type Cell = string | number | boolean | null | readonly (string | number)[] | Readonly<Record<string, number>>;
export type Row = Readonly<Record<string, Cell>>;

function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

export function deploymentRow(row: DeploymentRow, leadSecondsBySha?: Readonly<Record<string, number>>): Row {
  return {
    id: row.externalId ?? row.id,
    rowId: row.id,
    service: row.service,
    team: row.team,
    env: row.env,
    repo: row.repo,
    sha: row.sha,
    version: row.version,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    status: row.status,
    counted: row.counted,
    countedReason: row.countedReason,
    previousId: row.previousId,
    commits: row.commits,
    medianLeadSeconds: row.medianLeadSeconds,
    ...(leadSecondsBySha && { leadSecondsBySha }),
    failed: row.failed,
    failedBy: row.failedBy,
    incidentIds: row.incidentIds,
    remediation: row.remediation,
  };
}

export function incidentRow(row: IncidentRow): Row {
  return {
    id: row.externalId ?? row.id,
    rowId: row.id,
    service: row.service,
    services: row.services,
    team: row.team,
    env: row.env,
    severity: row.severity,
    title: row.title,
    startedAt: iso(row.startedAt),
    detectedAt: iso(row.detectedAt),
    acknowledgedAt: iso(row.acknowledgedAt),
    resolvedAt: iso(row.resolvedAt),
    recoverySeconds: row.recoverySeconds,
    deploymentId: row.deploymentId,
    deploymentIds: row.deploymentIds,
    linkRule: row.linkRule,
  };
}

export function importRow(batch: ImportBatch): Row {
  return {
    id: batch.id,
    file: batch.file,
    kind: batch.kind,
    preset: batch.preset,
    encoding: batch.encoding,
    inputTimeZone: batch.inputTimeZone,
    read: batch.read,
    stored: batch.stored,
    duplicate: batch.duplicate,
    rejected: batch.rejected,
    blank: batch.blank,
    importedAt: iso(batch.importedAt),
    sha256: batch.sha256,
    bytes: batch.bytes,
  };
}

export function rejectRow(batch: ImportBatch, row: RejectedRow): Row {
  return { importId: batch.id, file: batch.file, line: row.line, column: row.column, code: row.code, value: row.value };
}
