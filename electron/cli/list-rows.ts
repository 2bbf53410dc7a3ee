/**
 * What `list` prints: plain objects with ISO 8601 times, the same for JSON, CSV and text.
 */
import type { DeploymentRow, ImportConflict, IncidentRow } from '../../shared/answers.ts';
import type { Correction, CorrectionRow } from '../../shared/corrections.ts';
import type { ImportBatch, RejectedRow } from '../../shared/import-batch.ts';
import type { Instant } from '../../shared/model.ts';

export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | Readonly<Record<string, string | number | readonly number[]>>;
export type Row = Readonly<Record<string, Cell>>;

export function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** The export's own id, else `#` and the store's: one name for a row wherever it is mentioned. */
export function publicId(externalId: string | null | undefined, id: number): string {
  return externalId ?? `#${id}`;
}

export function deploymentRow(row: DeploymentRow): Row {
  return {
    id: publicId(row.externalId, row.id),
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
    previousId: row.previousId === null ? null : publicId(row.previousExternalId, row.previousId),
    commitFound: row.commitFound,
    commitsPartlyMissing: row.commitsPartlyMissing,
    commits: row.commits,
    medianLeadSeconds: row.medianLeadSeconds,
    ...(row.leadSecondsBySha && { leadSecondsBySha: row.leadSecondsBySha }),
    failed: row.failed,
    failedBy: row.failedBy,
    incidentIds: row.incidentIds.map((id, index) => publicId(row.incidentExternalIds[index], id)),
    remediation: row.remediation,
  };
}

export function incidentRow(row: IncidentRow): Row {
  const deploymentIds = row.deploymentIds.map((id, index) => publicId(row.deploymentExternalIds[index], id));
  return {
    id: publicId(row.externalId, row.id),
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
    counted: row.counted,
    deploymentId: deploymentIds[0] ?? null,
    deploymentIds,
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

/** One for each field in which the rows differ. */
export function conflictRows(batch: ImportBatch, { line, subject, earlier, differences }: ImportConflict): Row[] {
  const about = { importId: batch.id, file: batch.file, line, kind: batch.kind, subject };
  const before = { earlierImportId: earlier.batchId, earlierFile: earlier.file, earlierLine: earlier.line };
  return differences.map((one) => ({
    ...about,
    ...before,
    field: one.field,
    earlier: one.earlier,
    later: one.later,
  }));
}

/** What it is about is null where the data no longer has it. */
export function correctionRow({ correction, saidAt, deployment, incident }: CorrectionRow): Row {
  return {
    said: whatWasSaid(correction),
    deploymentId: deployment && publicId(deployment.externalId, deployment.id),
    service: deployment?.service ?? null,
    env: deployment?.env ?? null,
    version: deployment?.version ?? null,
    finishedAt: iso(deployment?.finishedAt ?? null),
    incidentId: incident && publicId(incident.externalId, incident.id),
    title: incident?.title ?? null,
    startedAt: iso(incident?.startedAt ?? null),
    saidAt: iso(saidAt),
  };
}

function whatWasSaid(correction: Correction): string | null {
  switch (correction.kind) {
    case 'link':
      return correction.linked ? 'attached' : 'detached';
    case 'failure':
      return correction.failed ? 'failed' : 'not-failed';
    case 'rework':
      return correction.rework;
  }
}
