import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../../shared/import/cell.ts';
import { isoInstant } from '../../../../shared/import/time-iso.ts';
import { JsonRow, jsonColumnOf } from './json-columns.ts';
import { INCOMPLETE, JsonFault, JsonReader } from './json-reader.ts';
import { JsonRecord } from './json-record.ts';

function readerOf(bytes: Buffer, finished = true): JsonReader {
  const reader = new JsonReader();
  reader.buffer = bytes;
  reader.end = bytes.length;
  reader.finished = finished;
  return reader;
}

/** What reading gave, with all that may differ between two ways of it. */
function outcome(reader: JsonReader, read: () => Cell): unknown {
  reader.issue = null;
  try {
    const value = read();
    return { value, issue: reader.issue, position: reader.position };
  } catch (thrown) {
    if (thrown === INCOMPLETE) return 'incomplete';
    if (thrown instanceof JsonFault) return { kind: thrown.kind, at: thrown.at };
    throw thrown;
  }
}

const NAMES = ['id', 'service', 'finished_at', '이름', 'a "b"', 'labels[]', 'labels', '__proto__'];
const COLUMNS = [...NAMES, 'labels[].name', 'service.name', 'gone'].map(jsonColumnOf);

const space = fc.constantFrom('', '', '', ' ', '\n  ', '\t\r');
const sound = fc.oneof(
  fc.constantFrom('"d-1"', '"2026-01-02T03:04:05Z"', '"2026-01-02T03:04:05.000000000000+09:00"', '"결제 팀"', '""'),
  fc.constantFrom('1', '-0.50', '1e999', '12345678901234567890', 'true', 'null', '[]', '{}', '[1,"가"]'),
  fc.constantFrom('"\\ud83d\\ude00"', '"\\u0041"', '{"name":"x"}', '[{"name":"x"},{"name":"y"}]'),
);
const unsound = fc.constantFrom('01', 'nul', '"\\ud83d"', '"\\x"', '"a\nb"', '{"name":1,"name":2}', '"', '');
const value = fc.oneof({ weight: 15, arbitrary: sound }, { weight: 1, arbitrary: unsound });
const member = fc
  .tuple(fc.constantFrom(...NAMES), space, space, value, space)
  .map(([key, before, between, text, behind]) => `${before}${JSON.stringify(key)}${between}:${text}${behind}`);
const freeRecord = fc
  .tuple(fc.array(member, { maxLength: 5 }), fc.constantFrom(',', ',', ',', ',', ',,', ' '))
  .map(([members, comma]) => `{${members.join(comma)}}`);
/** The same keys, now and then without one, as an exporter writes them. */
const plainRecord = fc
  .tuple(value, value, fc.option(value), value)
  .map(
    ([id, service, time, labels]) =>
      `{"id":${id},"service":${service}${time === null ? '' : `,"finished_at":${time}`},"labels":${labels}}`,
  );
const record = fc.oneof(plainRecord, plainRecord, freeRecord);

test('a record read by the keys of those before it is the record that a reader makes of it, faults and all', () => {
  let byMembers = 0;
  fc.assert(
    fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), fc.boolean(), (texts, finished) => {
      const reader = readerOf(Buffer.alloc(0), finished);
      const fast = new JsonRecord(reader);
      const row = new JsonRow(COLUMNS);
      const plain = new JsonRow(COLUMNS);
      for (const text of texts) {
        const bytes = Buffer.from(text);
        const other = readerOf(bytes, finished);
        reader.buffer = bytes;
        reader.end = bytes.length;
        reader.position = 0;
        let cells: unknown = null;
        const got = outcome(reader, () => {
          fast.read();
          if (fast.keys !== null) byMembers++;
          row.read(fast);
          cells = COLUMNS.map((_, column) => [row.instant(column), row.cell(column), row.instant(column)]);
          return fast.value;
        });
        expect(got).toEqual(outcome(other, () => other.value()));
        if (cells === null) continue;
        plain.record = fast.value;
        expect(cells).toEqual(
          COLUMNS.map((_, column) => [plain.instant(column), plain.cell(column), plain.instant(column)]),
        );
      }
    }),
    { numRuns: 1000 },
  );
  expect(byMembers).toBeGreaterThan(500);
});

test('a record cut off anywhere is incomplete, or truncated where nothing follows', () => {
  const whole = Buffer.from('{"id" : "결제", "n": -1.50, "list":[{"a":"b"}], "ok":true}');
  for (const finished of [true, false]) {
    const reader = readerOf(whole, finished);
    const fast = new JsonRecord(reader);
    fast.read();
    for (let end = 0; end <= whole.length; end++) {
      // What stands behind the end of a buffer is left from before.
      reader.buffer = whole;
      reader.position = 0;
      reader.end = end;
      const other = readerOf(whole, finished);
      other.end = end;
      const got = outcome(reader, () => {
        fast.read();
        return fast.value;
      });
      expect(got).toEqual(outcome(other, () => other.value()));
    }
  }
});

test('keys in an order of their own every time are read all the same', () => {
  const reader = readerOf(Buffer.alloc(0));
  const fast = new JsonRecord(reader);
  for (let i = 0; i < 200; i++) {
    const text = i % 3 === 0 ? `{"a":"${i}","b":"x"}` : `{"b":"x","a":"${i}"}`;
    reader.buffer = Buffer.from(text);
    reader.end = reader.buffer.length;
    reader.position = 0;
    fast.read();
    expect([...(fast.value as ReadonlyMap<string, Cell>)]).toEqual(Object.entries(JSON.parse(text)));
  }
});

test('a time is read from its bytes', () => {
  const text = '{"at":"2026-01-02T03:04:05+09:00"}';
  const reader = readerOf(Buffer.from(text));
  const record = new JsonRecord(reader);
  record.read();
  reader.position = 0;
  record.read();
  expect(record.keys).toEqual(['at']);
  expect(record.instant(0)).toBe(Date.UTC(2026, 0, 1, 18, 4, 5));
  expect(record.instant(0)).toBe(isoInstant(Buffer.from(text), 7, 32));
  expect(record.member(0)).toBe('2026-01-02T03:04:05+09:00');
});

test('what is wrong with a record is as wrong in the next one', () => {
  const nested = (depth: number) => `{"id":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const texts = [
    String.raw`{"\ud83d":"x"}`,
    '{"id":"a","id":"b"}',
    '{"id":"a"}',
    '{"id":"a","id":"b"}',
    nested(63),
    nested(64),
  ];
  const reader = readerOf(Buffer.alloc(0));
  const record = new JsonRecord(reader);
  for (const text of texts.flatMap((each) => [each, each])) {
    reader.buffer = Buffer.from(text);
    reader.end = reader.buffer.length;
    reader.position = 0;
    const other = readerOf(reader.buffer);
    const got = outcome(reader, () => {
      record.read();
      return record.value;
    });
    expect(got).toEqual(outcome(other, () => other.value()));
  }
});
