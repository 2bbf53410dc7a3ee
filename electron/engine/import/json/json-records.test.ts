import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../shared/import/cell.ts';
import { ROW_LIMIT } from '../limits.ts';
import type { JsonForm, JsonPath } from './json-path.ts';
import { JsonFault } from './json-reader.ts';
import { type JsonRecords, jsonRecords } from './json-records.ts';

const ARRAY: JsonForm = tree({ kind: 'elements' });
const LINES: JsonForm = { kind: 'lines' };
const SINGLE: JsonForm = tree();

function tree(...path: JsonPath): JsonForm {
  return { kind: 'tree', path, several: true };
}

function member(key: string | null): JsonPath[number] {
  return { kind: 'member', key, notIn: new Set(['incidents']) };
}

function wrapper(key: string | null): JsonForm {
  return tree(member(key), { kind: 'elements' });
}

/** Each step with its line; records as plain values, a fault as "kind line:column". */
function scan(text: string | Uint8Array, form: JsonForm, chunkBytes = 1 << 22): unknown[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const records = jsonRecords(form);
  const found: unknown[] = [];
  let offset = 0;
  try {
    for (;;) {
      const step = records.next();
      if (step === 'end') return found;
      if (step === 'more') {
        if (offset >= bytes.length) records.finish();
        else records.append(bytes.subarray(offset, offset + chunkBytes));
        offset += chunkBytes;
      } else if (step === 'record') found.push([records.line, plain(records.record), ...issueOf(records)]);
      else found.push([records.line, step]);
    }
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
    const { line, column } = records.place(thrown);
    return [...found, `${thrown.kind} ${line}:${column}`];
  }
}

function issueOf(records: JsonRecords): unknown[] {
  return records.issue === null ? [] : [`${records.issue.code} ${records.issue.column}`];
}

/** Numbers become numbers, Maps objects without a prototype. */
function plain(cell: Cell): unknown {
  if (cell === null || typeof cell !== 'object') return cell;
  if (cell instanceof Map) {
    return Object.fromEntries([...cell].map(([key, value]) => [key, plain(value)]));
  }
  if (Array.isArray(cell)) return cell.map(plain);
  return Number((cell as { readonly number: string }).number);
}

/** The arrays and objects that a text is made of, as JSON.parse reads them; null = it is none of that. */
function pagesOf(text: string): unknown[] | null {
  if (text.trim() === '') return [];
  for (let end = 1; end <= text.length; end++) {
    try {
      const page: unknown = JSON.parse(text.slice(0, end));
      if (typeof page !== 'object' || page === null) return null;
      const rest = pagesOf(text.slice(end));
      return rest === null ? null : [page, ...rest];
    } catch {
      // The value goes on.
    }
  }
  return null;
}

describe('records of JSON', () => {
  test('reads the elements of an array, with their lines', () => {
    expect(scan('[ {"a": 1},\n\n {"a": [true, null, "x\\n"]}\n, 3 ]\n', ARRAY)).toEqual([
      [1, { a: 1 }],
      [3, { a: [true, null, 'x\n'] }],
      [4, 3],
    ]);
    expect(scan('[]', ARRAY)).toEqual([]);
  });

  test('reads the array inside an object, and lines, and one object', () => {
    const text = '{"meta": {"n": [1]}, "data": [{"a": 1}, {"a": 2}], "next": null}';
    expect(scan(text, wrapper('data'))).toEqual([
      [1, { a: 1 }],
      [1, { a: 2 }],
    ]);
    expect(scan(text, wrapper(null))).toEqual(scan(text, wrapper('data')));
    expect(scan('{"incidents": [{"b": 1}], "deployments": [{"a": 1}]}', wrapper(null))).toEqual([[1, { a: 1 }]]);
    expect(scan('{"a": 1}\n\n{"a": 2,}\n{"a": 3}', LINES)).toEqual([
      [1, { a: 1 }],
      [2, 'blank'],
      [3, 'bad-line'],
      [4, { a: 3 }],
    ]);
    expect(scan('{"a": {"b": 1}}', SINGLE)).toEqual([[1, { a: { b: 1 } }]]);
  });

  test('reads pages one after another, with or without anything between them', () => {
    const nodes = tree(member('data'), member('nodes'), { kind: 'elements' });
    expect(scan('[{"a":1}][]\n[{"a":2},3]', ARRAY)).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
      [2, 3],
    ]);
    expect(scan('{"data":{"nodes":[1]}}{"x":[{"y":1}],"data":{"nodes":[]}}\n{"data":{"nodes":[2]}}', nodes)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(scan('{"a":1}{"a":1} {\n"a":2}', SINGLE)).toEqual([
      [1, { a: 1 }],
      [1, { a: 1 }],
      [1, { a: 2 }],
    ]);
  });

  test('what stands where a page should be is not lost', () => {
    const slurped = tree({ kind: 'elements' }, member('data'), { kind: 'elements' });
    const text = '[{"data":[1]},\n{"message":"Not Found","status":404},\n{"data":null},{"data":{"b":2}},[3],null]';
    expect(scan(text, slurped)).toEqual([
      [1, 1],
      [2, 'no-records'],
      [3, { b: 2 }],
      [3, [3]],
      [3, null],
    ]);
    expect(scan('[{"a":1}]{"message":"rate limit"}', ARRAY)).toEqual([
      [1, { a: 1 }],
      [1, { message: 'rate limit' }],
    ]);
  });

  test('a page written twice is refused, unless it is on a line of its own', () => {
    expect(scan('[{"a":1}][{"a":1}]', ARRAY).at(-1)).toBe('malformed 1:10');
    expect(scan('[{"a":1}]\n[{"a":1}]', ARRAY)).toHaveLength(2);
  });

  test('reads the same however records are spread over pages and chunks', () => {
    const record = fc.record({ id: fc.nat(), tags: fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }) });
    const shape = fc.constantFrom('array', 'wrapper', 'slurped', 'nested');
    const gap = fc.constantFrom('\n', '\r\n', '\n\n ');
    const pages = fc.array(fc.array(record, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
    const space = fc.constantFrom(undefined, 1);
    const sizes = fc.integer({ min: 1, max: 50 });
    const key = member('items');
    const elements = { kind: 'elements' } as const;
    fc.assert(
      fc.property(pages, shape, gap, space, sizes, (values, kind, between, indent, chunk) => {
        const wrapped = values.map((page) => ({ total: 1, items: page, next: null }));
        const [parts, form] = {
          array: [values, ARRAY],
          wrapper: [wrapped, tree(key, elements)],
          slurped: [[wrapped], tree(elements, key, elements)],
          nested: [[values], tree(elements, elements)],
        }[kind] as [unknown[], JsonForm];
        fc.pre(kind !== 'array' || values.flat().length > 0 || values.length === 1);
        const text = parts.map((part) => JSON.stringify(part, null, indent)).join(between);
        expect(scan(text, form, chunk).map((found) => (found as unknown[])[1])).toEqual(values.flat());
      }),
      { numRuns: 500 },
    );
  });

  test('keeps the digits of numbers', () => {
    const records = jsonRecords(ARRAY);
    records.append(Buffer.from('[[9007199254740993, -0, 1.50, 1e999]]'));
    records.finish();
    records.next();
    expect(records.record).toEqual([
      { number: '9007199254740993' },
      { number: '-0' },
      { number: '1.50' },
      { number: '1e999' },
    ]);
  });

  test('notes repeated keys and lone surrogates; __proto__ is a key like any other', () => {
    expect(scan('[{"a":1,"a":2},{"x":{"__proto__":{"a":1}}},"\\ud800","\\ud83d\\ude00"]', ARRAY)).toEqual([
      [1, { a: 2 }, 'json-duplicate-key a'],
      [1, { x: Object.fromEntries([['__proto__', { a: 1 }]]) }],
      [1, '\ud800', 'text-undecodable null'],
      [1, '😀'],
    ]);
  });

  test.each([
    ['[1,]', 'malformed 1:4'],
    ['[1]\n2', 'malformed 2:1'],
    ['[] []', 'malformed 1:4'],
    ['[1],[2]', 'malformed 1:4'],
    ['[1]\n[2][2]', 'malformed 2:4'],
    ['[1\n,2', 'truncated 2:3'],
    ['[{"a": "b', 'truncated 1:10'],
    ['[01]', 'malformed 1:3'],
    ['["a\u0001"]', 'malformed 1:4'],
    ['[tru]', 'malformed 1:5'],
    ["[{'a': 1}]", 'malformed 1:3'],
    ['[NaN]', 'malformed 1:2'],
    [`[${'['.repeat(65)}`, 'too-deep 1:66'],
  ])('refuses %j', (text, expected) => {
    for (const chunk of [1, 3, 1000]) expect(scan(text, ARRAY, chunk).at(-1)).toBe(expected);
  });

  test('runs over what is too long to keep', () => {
    const long = `{"a": "${'x'.repeat(ROW_LIMIT)}\\"]"}`;
    for (const chunk of [100_000, 1 << 23]) {
      expect(scan(`[{"a":1},\n${long},\n{"a":2}]`, ARRAY, chunk)).toEqual([
        [1, { a: 1 }],
        [2, 'too-long'],
        [3, { a: 2 }],
      ]);
      expect(scan(`{"a":1}\n${long}\n{"a":2}`, LINES, chunk)).toEqual([
        [1, { a: 1 }],
        [2, 'too-long'],
        [3, { a: 2 }],
      ]);
      expect(scan(`{"m": ${long}, "n": [],\n"data": [{"a":1}]}`, wrapper(null), chunk)).toEqual([[2, { a: 1 }]]);
      expect(scan(long, SINGLE, chunk)).toEqual([[1, 'too-long']]);
    }
    expect(scan(`[${long.slice(0, -3)}`, ARRAY, 100_000).at(-1)).toMatch(/^truncated/);
    expect(scan(`[{"b":"${'x'.repeat(ROW_LIMIT)}","a":${'['.repeat(100)}`, ARRAY, 100_000).at(-1)).toMatch(/^too-deep/);
  });

  test('is as strict as JSON.parse and reads the same, in any chunks', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const layout = fc.constantFrom(undefined, 1, '\t', '\r\n'.slice(0, 1));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), layout, fc.integer({ min: 1, max: 9 }), (values, space, chunk) => {
        const text = JSON.stringify(values, null, space);
        const expected = JSON.parse(text) as unknown[];
        expect(scan(text, ARRAY, chunk).map((found) => (found as unknown[])[1])).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses exactly what JSON.parse refuses, but for arrays and objects one after another', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"a"',
      '"\\u00',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 1, max: 5 }), (parts, chunk) => {
        const text = `[${parts.join('')}]`;
        const pages = pagesOf(text);
        // A file written twice, or arrays of nothing, are no pages.
        fc.pre(pages === null || pages.length === 1 || new Set(pages.map((page) => JSON.stringify(page))).size > 1);
        expect(typeof scan(text, ARRAY, chunk).at(-1) === 'string').toBe(pages === null);
      }),
      { numRuns: 5000 },
    );
  });
});
