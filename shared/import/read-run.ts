import type { Instant, RunRecord } from '../model.ts';
import { readRepository } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readCount } from './read-count.ts';
import { readNotedStatus } from './read-deployment.ts';

/** One row as a run of a pipeline or one of its jobs; null = it can't be one, and `reader.failure` says why. */
export function readRun(reader: FieldReader): RunRecord | null {
  const externalId = reader.identifier('id');
  const pipeline = reader.name('service');
  const startedAt = reader.optionalTime('started_at');
  const createdAt = reader.time('created_at') ?? startedAt;
  const repository = reader.text('repo');
  const status = reader.text('status');
  const record: RunRecord = {
    externalId: externalId ?? '',
    attempt: attemptOf(reader),
    parent: reader.identifier('parent'),
    pipeline: pipeline ?? '',
    job: reader.name('job'),
    stage: reader.text('stage'),
    team: reader.text('team'),
    environment: reader.text('env'),
    repository: repository === null ? null : readRepository(repository),
    branch: reader.text('branch'),
    event: reader.text('event'),
    sha: reader.sha('sha'),
    status: status === null ? 'unknown' : readNotedStatus(reader, status),
    createdAt: createdAt ?? 0,
    startedAt,
    finishedAt: reader.optionalTime('finished_at'),
    url: reader.text('url'),
  };
  if (externalId === null) reader.fail('id', 'id-missing');
  if (pipeline === null) reader.fail('service', 'service-missing');
  if (createdAt === null) reader.fail(reader.has('created_at') ? 'created_at' : 'started_at', 'time-missing');
  // GitHub gives jobs that never ran an end before their start.
  if (endsBeforeItStarts(record) && record.status !== 'cancelled') reader.fail('finished_at', 'end-before-start');
  if (reader.failure !== null) return null;
  if (endsBeforeItStarts(record) || isBefore(startedAt, record.createdAt)) reader.tally.timeFlagged++;
  return record;
}

/** Re-runs are counted from 1. */
function attemptOf(reader: FieldReader): number {
  const attempt = readCount(reader, 'attempt') ?? 1;
  if (attempt < 1) reader.fail('attempt', 'value-wrong-type');
  return attempt;
}

function endsBeforeItStarts({ createdAt, startedAt, finishedAt }: RunRecord): boolean {
  return isBefore(finishedAt, startedAt ?? createdAt);
}

function isBefore(instant: Instant | null, other: Instant): boolean {
  return instant !== null && instant < other;
}
