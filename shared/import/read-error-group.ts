import type { ErrorGroupRecord } from '../model.ts';
import type { FieldReader } from './field-reader.ts';

/** One row as a sort of error in one version; null = it can't be one, and `reader.failure` says why. */
export function readErrorGroup(reader: FieldReader): ErrorGroupRecord | null {
  const service = reader.name('service');
  const version = reader.identifier('version');
  const record = {
    externalId: reader.identifier('id'),
    service: service ?? '',
    environment: reader.text('env'),
    version: version ?? '',
    type: reader.identifier('type'),
    title: reader.identifier('title'),
    count: reader.quantity('count', 'count')?.value ?? null,
    users: reader.quantity('users', 'count')?.value ?? null,
    firstSeenAt: reader.agoTime('first_seen') ?? reader.optionalTime('first_seen'),
    lastSeenAt: reader.agoTime('last_seen') ?? reader.optionalTime('last_seen'),
    url: reader.text('url'),
  };
  if (service === null) reader.fail('service', 'service-missing');
  if (version === null) reader.fail('version', 'version-missing');
  if (record.externalId === null && record.type === null && record.title === null)
    reader.fail((['id', 'type', 'title'] as const).find((field) => reader.has(field)) ?? 'id', 'id-missing');
  if (record.firstSeenAt !== null && record.lastSeenAt !== null && record.lastSeenAt < record.firstSeenAt)
    reader.fail('last_seen', 'end-before-start');
  return reader.failure === null ? record : null;
}
