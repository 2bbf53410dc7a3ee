import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTimer } from '../../processor-fixture.ts';
import { ROW_LIMIT } from '../limits.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { CsvDialect, CsvStep } from './csv-step.ts';

const COMMA: CsvDialect = { delimiter: 0x2c, skipInitialSpace: false };

interface Scanned {
  readonly step: CsvStep;
  readonly line: number;
  readonly fields: readonly string[];
}

/** Everything the scanner finds, fed in chunks of a size. */
function scan(text: string | Uint8Array, chunkBytes = 1 << 20, dialect: CsvDialect = COMMA): Scanned[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const scanner = new CsvScanner(dialect);
  const found: Scanned[] = [];
  let offset = 0;
  for (;;) {
    const step = scanner.next();
    if (step === 'end') return found;
    if (step === 'more') {
      if (offset >= bytes.length) scanner.finish();
      else scanner.append(bytes.subarray(offset, offset + chunkBytes));
      offset += chunkBytes;
      continue;
    }
    const fields = Array.from({ length: scanner.fields }, (_, i) => scanner.text(i));
    found.push({ step, line: scanner.line, fields });
    if (step === 'unclosed-too-long') return found;
  }
}

function records(text: string, chunkBytes?: number): (readonly string[])[] {
  return scan(text, chunkBytes)
    .filter((found) => found.step === 'record')
    .map((found) => found.fields);
}

function oracle(text: string): string[][] {
  return parse(text, { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

describe('CsvScanner', () => {
  test('reads fields, quotes, doubled quotes and line breaks in fields', () => {
    expect(scan('a,b\r\n"x, ""y""","1\n2"\r\n\n3,')).toEqual([
      { step: 'record', line: 1, fields: ['a', 'b'] },
      { step: 'record', line: 2, fields: ['x, "y"', '1\n2'] },
      { step: 'blank', line: 4, fields: [''] },
      { step: 'record', line: 5, fields: ['3', ''] },
    ]);
  });

  test('takes LF, CRLF and CR as one line break each, also between chunks', () => {
    for (const chunk of [1, 2, 3, 100]) {
      expect(scan('a\rb\r\nc\nd', chunk).map((found) => [found.line, found.fields[0]])).toEqual([
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [4, 'd'],
      ]);
    }
  });

  test('keeps a quote inside an unquoted field', () => {
    expect(records(`a,5" pipe,"" \n`)).toEqual([['a', '5" pipe', '']]);
  });

  test('skips the space after a delimiter where the dialect says so', () => {
    const found = scan('a, b, "c, d"\n', 5, { delimiter: 0x2c, skipInitialSpace: true });
    expect(found).toEqual([{ step: 'record', line: 1, fields: ['a', 'b', 'c, d'] }]);
  });

  test('rejects every line from a quote that is never closed', () => {
    for (const chunk of [1, 7, 1000]) {
      expect(scan('a,b\n1,"2\n3,4\n\n5,6', chunk)).toEqual([
        { step: 'record', line: 1, fields: ['a', 'b'] },
        { step: 'unclosed', line: 2, fields: ['1,"2'] },
        { step: 'unclosed', line: 3, fields: ['3,4'] },
        { step: 'blank', line: 4, fields: [''] },
        { step: 'unclosed', line: 5, fields: ['5,6'] },
      ]);
    }
  });

  test('loses one line to text behind a closing quote', () => {
    expect(scan('1,"x"y,2\n3,4\n5,"6\n7,"8"\n9,10\n')).toEqual([
      { step: 'bad-quote', line: 1, fields: ['1,"x"y,2'] },
      { step: 'record', line: 2, fields: ['3', '4'] },
      { step: 'bad-quote', line: 3, fields: ['5,"6'] },
      { step: 'record', line: 4, fields: ['7', '8'] },
      { step: 'record', line: 5, fields: ['9', '10'] },
    ]);
  });

  test('throws away a record over the limit and goes on behind it', () => {
    const long = 'x'.repeat(ROW_LIMIT);
    for (const chunk of [10_000, 1 << 22]) {
      expect(scan(`a,b\n1,"${long}\r\n\r\n"\n2,${long}\n3,4\n`, chunk).map(({ step, line }) => [step, line])).toEqual([
        ['record', 1],
        ['too-long', 2],
        ['too-long', 5],
        ['record', 6],
      ]);
    }
    expect(scan(`a\n"${long}${long}`, 50_000).map(({ step, line }) => [step, line])).toEqual([
      ['record', 1],
      ['unclosed-too-long', 2],
    ]);
  });

  test('takes linear time over quotes that are wrong again and again', () => {
    const taken = processorTimer();
    const lines = Array.from({ length: 130_000 }, () => 'a","b').join('\n');
    expect(scan(`x,"${lines}"z\n`).every((found) => found.step !== 'end')).toBe(true);
    expect(scan('"\n'.repeat(200_001)).length).toBeGreaterThan(100_000);
    expect(taken()).toBeLessThan(5000);
  });

  test('agrees with csv-parse on what csv-parse can read, whatever the chunks', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '한', '"', ',', '\n', ' ', '😀'), maxLength: 6 });
    const written = cell.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
    const table = fc.array(fc.array(written, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 20 }), (rows, lineBreak, chunk) => {
        const text = rows.map((row) => row.join(',')).join(lineBreak);
        const expected = oracle(text).filter((row) => row.length > 1 || row[0] !== '');
        const found = records(text, chunk).filter((row) => row.length > 1 || row[0] !== '');
        expect(found).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('finds the same in any chunks, whatever the bytes, and accounts for every line', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 40 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 7 }), (text, chunk) => {
        const whole = scan(text);
        expect(scan(text, chunk)).toEqual(whole);
        const lines = whole.map((found) => found.line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 3000 },
    );
  });
});
