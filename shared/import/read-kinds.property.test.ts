import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORT_KINDS, type ImportKind } from '../import-batch.ts';
import type { Cell, Row } from './cell.ts';
import { FieldReader } from './field-reader.ts';
import { ALL_FIELDS, type Field, fieldsOf, TIME_FIELDS } from './fields.ts';
import { readDeployment } from './read-deployment.ts';
import { readErrorGroup } from './read-error-group.ts';
import { readIncident } from './read-incident.ts';
import { readIssue } from './read-issue.ts';
import { readListedCommit } from './read-listed-commit.ts';
import { readPull } from './read-pull.ts';
import { readRun } from './read-run.ts';
import { readVersion } from './read-version.ts';

const NOW = Date.parse('2025-06-01T00:00:00Z');
const SHA = 'a'.repeat(40);

const READERS: Readonly<Record<ImportKind, (reader: FieldReader) => object | null>> = {
  deployments: readDeployment,
  incidents: readIncident,
  pulls: readPull,
  runs: readRun,
  versions: readVersion,
  errors: readErrorGroup,
  issues: readIssue,
  commits: readListedCommit,
};

const TIMES = [
  '2025-03-01T10:00:00Z',
  '2025-03-02T10:00:00+09:00',
  '1740823200',
  '21 minutes ago',
  'ACTIVE',
  '2025-03-01',
];
const OTHERS = [
  '',
  ' ',
  'NULL',
  '-',
  'web',
  '#12',
  SHA,
  `${SHA};${SHA}`,
  'merged',
  'Done',
  'yes',
  '1.5',
  '12.3k',
  '< 0.1 %',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TIMES, ...OTHERS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const number = fc
  .constantFrom('0', '-1', '1.5', '12', '1740823200000', '1e999')
  .map((written) => ({ number: written }));
const scalar: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null) },
);
const record = fc
  .dictionary(fc.constantFrom('sha', 'oid', 'authored_at', 'name'), scalar)
  .map((entries): Cell => new Map(Object.entries(entries)));
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 10, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, record), { maxLength: 3 }) },
  { weight: 1, arbitrary: record },
);

function readerOf(fields: readonly Field[], cells: readonly Cell[]): FieldReader {
  const row: Row = { cell: (column) => cells[column] ?? null, instant: () => -1 };
  const columns = Object.fromEntries(ALL_FIELDS.map((field) => [field, fields.indexOf(field)]));
  const plan = {
    columns: columns as Record<Field, number>,
    dateOrders: new Map(),
    rules: { clock: null, latest: NOW + 86_400_000, now: NOW },
    shaExpected: true,
    numberForms: new Map(),
    chosen: new Set<Field>(),
    buckets: null,
  };
  const reader = new FieldReader(plan, row);
  reader.start();
  return reader;
}

/** What a sound row has in a field. */
function soundCell(kind: ImportKind, field: Field): Cell {
  if (TIME_FIELDS[kind].includes(field)) return '2025-03-01T10:00:00Z';
  if (field === 'sha') return SHA;
  return ['id', 'service', 'version'].includes(field) ? 'web' : null;
}

test.each(IMPORT_KINDS)('whatever a row of %s holds, it is a whole record or there is a reason why not', (kind) => {
  const fields = fieldsOf(kind);
  const sound = fields.map((field) => soundCell(kind, field));
  const changes = fc.array(fc.record({ at: fc.nat({ max: fields.length - 1 }), to: cell }), { maxLength: 3 });
  let records = 0;
  let failures = 0;
  fc.assert(
    fc.property(changes, (changed) => {
      const cells = [...sound];
      for (const { at, to } of changed) cells[at] = to;
      const reader = readerOf(fields, cells);
      const read = READERS[kind](reader);
      if (read === null) failures++;
      else records++;
      expect(reader.failure === null).toBe(read !== null);
      if (reader.failure !== null) expect(fields).toContain(reader.failure.field);
      // Keys and hashes divide texts by it.
      expect(JSON.stringify(read)).not.toContain('\\u0000');
      for (const value of Object.values(read ?? {}))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(records, failures)).toBeGreaterThan(20);
});
