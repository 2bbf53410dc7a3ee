import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../shared/api.ts';
import { row, table, workspacePerTest } from './fixture.ts';

const { batchOf, errorOf, rejectsOf, deployments, incidents } = workspacePerTest();

describe('what the user says', () => {
  test('decides kind, columns, zone and date order', async () => {
    const content = 'what,when,until\na,03/04/2025 10:00,04/04/2025 10:00\n';
    const options: ImportOptions = {
      kind: 'incidents',
      mapping: { service: 'what', started_at: 'when', resolved_at: '#3' },
      inputTimeZone: 'Asia/Seoul',
      dateOrder: 'dmy',
    };
    const batch = await batchOf(content, options);
    expect(batch.mapping).toEqual({ service: 'what', started_at: 'when', resolved_at: 'until' });
    expect(incidents()).toMatchObject([
      { services: '["a"]', startedAt: Date.UTC(2025, 3, 3, 1), resolvedAt: Date.UTC(2025, 3, 4, 1) },
    ]);
  });

  test('names the columns of a table without a header by number', async () => {
    const options: ImportOptions = { kind: 'deployments', mapping: { service: '#1', finished_at: '#2' } };
    expect(await batchOf('a,2025-03-01T10:00:00Z\nb,2025-03-02T10:00:00Z\n', options)).toMatchObject({
      read: 2,
      stored: 2,
    });
  });

  test('must make sense', async () => {
    const content = table(row('d1'));
    expect(await errorOf(content, { mapping: { service: 'nope' } })).toEqual({
      code: 'not-found',
      params: { what: 'column', id: 'nope' },
    });
    expect(await errorOf(content, { mapping: { colour: 'service' } })).toMatchObject({ code: 'bad-request' });
    expect(await errorOf(content, { preset: 'nope' })).toEqual({
      code: 'not-found',
      params: { what: 'preset', id: 'nope' },
    });
    expect(await errorOf(content, { inputTimeZone: 'Mars/Base' })).toMatchObject({ code: 'time-zone-unknown' });
    expect(await errorOf(content, { encoding: 'klingon' })).toMatchObject({ code: 'file-encoding-unknown' });
  });

  test('is asked for where most of the file does not tell, however little of it does', async () => {
    const local = 'a,2025-03-01 10:00\n'.repeat(9);
    expect(await errorOf(`service,finished_at\na,2025-03-01T10:00:00Z\n${local}`)).toMatchObject({
      code: 'file-time-zone-needed',
    });
    const doubtful = 'a,03/04/2025 10:00\n'.repeat(9);
    expect(await errorOf(`service,finished_at\na,soon\n${doubtful}`, { inputTimeZone: 'UTC' })).toMatchObject({
      code: 'file-date-order-needed',
    });
  });

  test('is asked for where the file does not tell', async () => {
    expect(await errorOf('service,finished_at\na,2025-03-01 10:00\na,2025-03-02 10:00\n')).toEqual({
      code: 'file-time-zone-needed',
      params: { file: 'file', column: 'finished_at', example: '2025-03-01 10:00' },
    });
    expect(await errorOf('service,finished_at\na,03/04/2025 10:00\n', { inputTimeZone: 'UTC' })).toEqual({
      code: 'file-date-order-needed',
      params: { file: 'file', column: 'finished_at', example: '03/04/2025 10:00' },
    });
    expect(await errorOf('a,b\n1,2\n')).toEqual({
      code: 'file-kind-unknown',
      params: { file: 'file', columns: 'a, b' },
    });
    expect(await errorOf('deployment_id,service,status\nd1,a,ok\n')).toEqual({
      code: 'file-no-time-column',
      params: { file: 'file', columns: 'deployment_id, service, status' },
    });
    expect(await errorOf('deployment_id,finished_at\nd1,2025-03-01T10:00:00Z\n')).toEqual({
      code: 'file-no-service-column',
      params: { file: 'file', columns: 'deployment_id, finished_at' },
    });
    expect(await errorOf('service,service,deployed_at\na,b,2025-03-01T10:00:00Z\n')).toEqual({
      code: 'file-column-ambiguous',
      params: { file: 'file', column: 'service', first: 1 },
    });
  });

  test('the order of dates is looked for to the end of the file, in all columns', async () => {
    const rows = Array.from({ length: 3000 }, () => 'a,03/04/2025 10:00');
    const batch = await batchOf(`service,deployed_at\n${rows.join('\n')}\na,25/04/2025 10:00\n`, {
      inputTimeZone: 'UTC',
    });
    expect(batch).toMatchObject({ stored: 2, duplicate: 2999, rejected: 0 });
    expect(deployments()).toMatchObject([
      { finishedAt: Date.UTC(2025, 3, 3, 10) },
      { finishedAt: Date.UTC(2025, 3, 25, 10) },
    ]);
    const both = 'service,deployed_at\na,25/04/2025\na,04/26/2025\na,04/05/2025\n';
    expect(await batchOf(both, { inputTimeZone: 'UTC' })).toMatchObject({ stored: 2, rejected: 1 });
  });

  test('clock changes are not guessed over', async () => {
    const content =
      'service,started_at,finished_at\na,2025-03-30T02:30:00,2025-03-30T03:10:00\na,2025-10-26T02:30:00,2025-10-26T02:45:00\n';
    expect(await rejectsOf(content, { inputTimeZone: 'Europe/Berlin' })).toEqual([
      [2, 'started_at', 'time-zone-gap', '2025-03-30T02:30:00'],
      [3, 'started_at', 'time-zone-overlap', '2025-10-26T02:30:00'],
    ]);
  });
});
