import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { type KeptSet, keep, readKept } from './kept-sets.ts';

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
});
afterEach(() => db.close());

const SET: KeptSet = { name: 'some', stamp: 'of this' };
const VALUE = {
  count: 3,
  times: Float64Array.of(1, Number.NaN, 3),
  codes: Int32Array.of(1, -1, 2_147_483_647),
  flags: Uint8Array.of(0, 1, 255),
  absent: new Float64Array(3).fill(Number.NaN),
  names: { teams: ['', '결제팀'], none: null },
};

function keepAll(value: unknown, set = SET): void {
  for (const _ of keep(db, set, value));
}

const column = fc.oneof(
  fc.array(fc.double(), { maxLength: 5 }).map((values) => Float64Array.from(values)),
  fc.array(fc.integer(), { maxLength: 5 }).map((values) => Int32Array.from(values)),
  fc.array(fc.nat(255), { maxLength: 5 }).map((values) => Uint8Array.from(values)),
  fc
    .tuple(fc.constantFrom(Float64Array, Int32Array, Uint8Array), fc.nat(4), fc.nat(9))
    .map(([Type, value, length]) => new Type(length).fill(value)),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    column,
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('any value comes back as it was kept, whatever was kept under its name before', () => {
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 1, maxLength: 3 }), (values) => {
      for (const [i, value] of values.entries()) {
        const set = { name: 'some', stamp: String(i) };
        keepAll(value, set);
        expect(readKept(db, set)).toStrictEqual(value);
      }
    }),
  );
});

test('what is none of the kinds that can be kept is refused, and nothing is written', () => {
  for (const value of [new Map(), { of: undefined }, { of: Number.NaN }, new Float32Array(1)]) {
    expect(() => keepAll(value)).toThrow(TypeError);
  }
  expect(db.prepare('SELECT count(*) FROM kept_part').pluck().get()).toBe(0);
});

describe('nothing is read', () => {
  test('of another stamp or name', () => {
    keepAll(VALUE);
    expect(readKept(db, { ...SET, stamp: 'of that' })).toBeNull();
    expect(readKept(db, { ...SET, name: 'other' })).toBeNull();
    expect(readKept(db, SET)).toStrictEqual(VALUE);
  });

  test('of another format', () => {
    keepAll(VALUE);
    const text = String(db.prepare("SELECT CAST(content AS TEXT) FROM kept_part WHERE name = 'some'").pluck().get());
    db.prepare("UPDATE kept_part SET content = ? WHERE name = 'some'").run(
      Buffer.from(text.replace(/"format":"\d+/, '"format":"0')),
    );
    expect(readKept(db, SET)).toBeNull();
  });

  test('where any byte of any part is another, any part is shorter, longer, another or gone; keeping it again mends it', () => {
    keepAll(VALUE);
    const parts = db.prepare<[], { name: string; content: Buffer }>('SELECT name, content FROM kept_part').all();
    expect(parts.length).toBeGreaterThan(3);
    const put = db.prepare('INSERT OR REPLACE INTO kept_part (name, content) VALUES (?, ?)');
    const remove = db.prepare('DELETE FROM kept_part WHERE name = ?');
    for (const { name, content } of parts) {
      const garbled = [...content.keys()].map((at) => {
        const copy = Buffer.from(content);
        copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
        return copy;
      });
      const others = parts.filter((part) => part.name !== name).map((part) => part.content);
      for (const wrong of [...garbled, ...others, content.subarray(0, -1), Buffer.concat([content, content]), null]) {
        if (wrong === null) remove.run(name);
        else put.run(name, wrong);
        expect(readKept(db, SET)).toBeNull();
        keepAll(VALUE);
        expect(readKept(db, SET)).toStrictEqual(VALUE);
      }
    }
  });
});

test('what stopped after any step is no set of its stamp, until it is kept whole', () => {
  const large = (seed: number) => ({
    columns: Array.from({ length: 4 }, (_, i) => Float64Array.from({ length: 1_200_000 }, (_, row) => row * seed + i)),
  });
  const steps = [...keep(db, { name: 'some', stamp: 'first' }, large(1))].length;
  expect(steps).toBeGreaterThan(2);
  for (let stop = 0; stop < steps; stop++) {
    const writing = keep(db, { name: 'some', stamp: 'second' }, large(2));
    for (let step = 0; step <= stop; step++) writing.next();
    expect(readKept(db, { name: 'some', stamp: 'first' })).toBeNull();
    expect(readKept(db, { name: 'some', stamp: 'second' })).toBeNull();
  }
  keepAll(large(2), { name: 'some', stamp: 'second' });
  expect(readKept(db, { name: 'some', stamp: 'second' })).toEqual(large(2));
});

test('columns that are stored already are not written again, those that are gone are removed', () => {
  keepAll(VALUE);
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get());
  const before = changes();
  keepAll(VALUE, { ...SET, stamp: 'of that' });
  expect(changes() - before).toBe(1);
  keepAll({ codes: VALUE.codes });
  expect(db.prepare('SELECT name FROM kept_part ORDER BY name').pluck().all()).toEqual(['some', 'some/0']);
});

test('a full disk is told, and nothing wrong is read after it', () => {
  keepAll({ small: Int32Array.of(1, 2) });
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 1}`);
  const large = { large: Int32Array.from({ length: 1_000_000 }, (_, i) => i) };
  expect(() => keepAll(large, { ...SET, stamp: 'later' })).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(readKept(db, { ...SET, stamp: 'later' })).toBeNull();
  expect(db.inTransaction).toBe(false);
  db.pragma('max_page_count = 1000000');
  keepAll(large, { ...SET, stamp: 'later' });
  expect(readKept(db, { ...SET, stamp: 'later' })).toEqual(large);
});
