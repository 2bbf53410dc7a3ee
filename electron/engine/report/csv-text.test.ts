import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unprotectCell } from '../../../shared/import/formula-safe.ts';
import { csvText } from './csv-text.ts';

test('text that a spreadsheet would run is disarmed; numbers stay numbers', () => {
  const armed = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\u0000=1', '＝1', '＋1', '－1', '＠A'];
  const rows = parse(csvText([armed, ['plain', -0.44, 1e21, true, null]]), { bom: true, relax_column_count: true });
  expect(rows).toEqual([armed.map((text) => `'${text}`), ['plain', '-0.44', '1e+21', 'true', '']]);
});

test('whatever the text, a reader gets the same cells back', () => {
  const cell = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = parse(csvText(rows), { bom: true, relax_column_count: true, record_delimiter: '\r\n' });
      expect(read.map((row) => row.map(unprotectCell))).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});
