import type { DeploymentRecord, DeploymentStatus } from '../model.ts';
import { readRemediation, readRepository, readStatus, saysRolledBack } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readNamedPulls } from './read-named-pulls.ts';

/** One row as a deployment; null = it can't be one, and `reader.failure` says why. */
export function readDeployment(reader: FieldReader): DeploymentRecord | null {
  const externalId = reader.identifier('id');
  const service = reader.name('service');
  const startedAt = reader.time('started_at');
  const endedAt = reader.time('finished_at');
  const finishedAt = endedAt ?? startedAt;
  const statusText = reader.text('status');
  const repository = reader.text('repo');
  const changeFailure = reader.flag('change_failure');
  const record = {
    externalId,
    service: service ?? '',
    team: reader.text('team'),
    environment: reader.text('env'),
    repository: repository === null ? null : readRepository(repository),
    sha: reader.sha('sha'),
    version: reader.identifier('version'),
    startedAt,
    finishedAt: finishedAt ?? 0,
    finishedAtText: reader.fineTime(endedAt === null ? 'started_at' : 'finished_at'),
    status: statusOf(reader, statusText),
    committedAt: reader.time('committed_at'),
    changeFailure: changeFailure ?? (statusText !== null && saysRolledBack(statusText) ? true : null),
    remediation: remediationOf(reader),
    pull: readNamedPulls(reader),
  };
  if (service === null) reader.fail('service', 'service-missing');
  if (finishedAt === null) reader.fail(reader.has('finished_at') ? 'finished_at' : 'started_at', 'time-missing');
  if (startedAt !== null && endedAt !== null && endedAt < startedAt) reader.fail('finished_at', 'end-before-start');
  if (reader.failure !== null) return null;
  if (endedAt === null) reader.tally.startUsedAsEnd++;
  if (record.committedAt !== null && record.committedAt > record.finishedAt) reader.tally.timeFlagged++;
  return record;
}

const SAYS_UNKNOWN = /^(?:unknown|unbekannt|알 ?수 ?없음|不明)$/i;

/** A file without a column for it lists what was deployed. */
export function statusOf(reader: FieldReader, text: string | null): DeploymentStatus {
  if (!reader.has('status')) return 'success';
  return text === null ? 'unknown' : readNotedStatus(reader, text);
}

/** The status that a word means; what nobody knows is told of at the end. */
export function readNotedStatus(reader: FieldReader, text: string): DeploymentStatus {
  const status = readStatus(text);
  if (status === 'unknown' && !SAYS_UNKNOWN.test(text)) reader.noteUnknown('status', text);
  return status;
}

/** "type" may mean anything, so that values of another kind are no error. */
export function remediationOf(reader: FieldReader): DeploymentRecord['remediation'] {
  const cell = reader.cell('remediation');
  return typeof cell === 'string' ? readRemediation(cell) : null;
}
