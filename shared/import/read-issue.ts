import type { IssueRecord } from '../model.ts';
import { readFlag } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { readNames } from './read-names.ts';
import { readDone } from './state-words.ts';

/** One row as an issue of whatever type; null = it can't be one, and `reader.failure` says why. */
export function readIssue(reader: FieldReader): IssueRecord | null {
  const externalId = reader.identifier('id');
  const createdAt = reader.time('created_at');
  const resolvedAt = reader.optionalTime('resolved_at');
  const status = reader.text('status');
  const record = {
    externalId: externalId ?? '',
    type: reader.text('type'),
    title: reader.name('title'),
    services: readNames(reader, 'service'),
    team: reader.text('team'),
    environment: reader.text('env'),
    status,
    isDone: saidDone(reader) ?? (resolvedAt === null ? doneByStatus(reader, status) : true),
    priority: reader.identifier('priority'),
    labels: readNames(reader, 'labels'),
    version: reader.identifier('version'),
    createdAt: createdAt ?? 0,
    resolvedAt,
    url: reader.text('url'),
  };
  if (externalId === null) reader.fail('id', 'id-missing');
  if (createdAt === null) reader.fail('created_at', 'time-missing');
  if (createdAt !== null && resolvedAt !== null && resolvedAt < createdAt)
    reader.fail('resolved_at', 'end-before-start');
  return reader.failure === null ? record : null;
}

/** A flag, or the word of a status category. */
function saidDone(reader: FieldReader): boolean | null {
  const cell = reader.cell('done');
  if (typeof cell === 'boolean') return cell;
  const text = reader.identifier('done');
  if (text === null) return null;
  const done = readFlag(text) ?? readDone(text);
  if (done === null) reader.noteUnknown('done', text);
  return done;
}

function doneByStatus(reader: FieldReader, status: string | null): boolean | null {
  if (status === null) return null;
  const done = readDone(status);
  if (done === null) reader.noteUnknown('status', status);
  return done;
}
