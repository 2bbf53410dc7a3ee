/** A list of versions or of their errors, written as CSV from any records, is imported again as it was. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ErrorGroupRow, Page, VersionStatRow } from '../../shared/answers.ts';
import { isAbsent } from '../../shared/import/absent.ts';
import type { ErrorGroupRecord, VersionRecord } from '../../shared/model.ts';
import { importInto, memoryWorkspace, testFolder } from '../engine/import/fixture.ts';
import { listErrors } from '../engine/queries/errors-list.ts';
import type { RowListContext, RowListRequest } from '../engine/queries/row-list.ts';
import { listVersionStats } from '../engine/queries/version-stats-list.ts';
import { rowsAs } from './list.ts';
import { errorRow, versionRow } from './list-other-rows.ts';
import type { Row } from './list-rows.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((value) => value.replaceAll('\0', '').trim())
  .filter((value) => value !== '' && !isAbsent(value));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 2 });
const instant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2025, 0) });
const seen = fc.tuple(maybe(instant), maybe(instant)).map(([one, other]) => {
  return one !== null && other !== null && other < one ? [other, one] : [one, other];
});
const count = fc.nat({ max: 1_000_000_000 });
const amount = fc.oneof(count, fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs));
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);
const histogram = fc.array(amount, { minLength: 1, maxLength: 4 }).map((counts) => ({
  bounds: counts.slice(1).map((_, index) => 10 * (index + 1)),
  counts,
}));

const version: fc.Arbitrary<VersionRecord> = fc
  .record({
    ...{ service: text, environment: maybe(text), version: text, sha: maybe(fc.stringMatching(/^[0-9a-f]{40}$/)) },
    ...{ endpoint: maybe(text), at: maybe(instant), seen, active: fc.boolean(), requests: maybe(amount) },
    ...{ requestsPerSecond: maybe(amount), errors: maybe(amount), errorRate: maybe(share), errorTypes: maybe(count) },
    ...{ p50: maybe(amount), p75: maybe(amount), p90: maybe(amount), p95: maybe(amount), p99: maybe(amount) },
    ...{ max: maybe(amount), mean: maybe(amount), histogram: maybe(histogram) },
    texts: fc.dictionary(fc.constantFrom('p50', 'error_rate', 'last_seen'), text),
  })
  .map(({ seen: [firstSeenAt = null, lastSeenAt = null], ...record }) => ({ ...record, firstSeenAt, lastSeenAt }));

const errorGroup: fc.Arbitrary<ErrorGroupRecord> = fc
  .record({
    ...{ externalId: maybe(text), service: text, environment: maybe(text), version: text, type: text },
    ...{ title: maybe(text), count: maybe(amount), users: maybe(amount), seen, url: maybe(text) },
  })
  .map(({ seen: [firstSeenAt = null, lastSeenAt = null], ...record }) => ({ ...record, firstSeenAt, lastSeenAt }));

const VIEW = {
  ...{ from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false },
};

type List<R> = (context: RowListContext, request: RowListRequest) => Page<R & { readonly id: number }>;

/** Writes records as a list, imports it, and gives what is listed then. */
async function roundTrip<R extends object>(
  records: readonly R[],
  rowOf: (row: R & { readonly id: number }) => Row,
  list: List<R>,
): Promise<R[]> {
  const db = memoryWorkspace();
  const folder = testFolder();
  try {
    const csv = rowsAs(
      records.map((record) => rowOf({ ...record, id: 0 })),
      'csv',
    );
    const outcome = await importInto(db, folder.write('list.csv', csv));
    expect(outcome).toMatchObject({ kind: 'imported', batch: { stored: records.length, rejected: 0 } });
    const context = { db, view: VIEW, serviceOf: (name: string) => name };
    const sort = { column: 'version', descending: false };
    const { rows } = list(context, { search: '', sort, offset: 0, limit: 1000 });
    const inOrder = [...rows].sort((one, other) => one.id - other.id);
    return inOrder.map(({ id: _, ...row }) => row as unknown as R);
  } finally {
    db.close();
    folder.remove();
  }
}

/** No two of one key. */
function numbered<R extends { readonly version: string }>(records: readonly R[]): R[] {
  return records.map((record, index) => ({ ...record, version: `${record.version}${index}` }));
}

test('statistics of versions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 8 }), async (records) => {
      const written = numbered(records);
      expect(
        await roundTrip<VersionRecord>(written, (row) => versionRow(row as VersionStatRow), listVersionStats),
      ).toEqual(written);
    }),
    { numRuns: 60 },
  );
});

test('errors of versions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(errorGroup, { minLength: 1, maxLength: 8 }), async (records) => {
      const written = numbered(records);
      expect(await roundTrip<ErrorGroupRecord>(written, (row) => errorRow(row as ErrorGroupRow), listErrors)).toEqual(
        written,
      );
    }),
    { numRuns: 60 },
  );
});
