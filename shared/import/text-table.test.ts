import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableOfText } from './text-table.ts';

function lines(...rows: readonly string[]): string {
  return rows.join('\n');
}

describe('tables as people write them', () => {
  test.each([
    [
      'Markdown, its rule an empty line',
      lines('| Version | Requests |', '|:--|--:|', '| `v1, rc` | 5 |', '| a\\|b | **6** |'),
      lines('Version,Requests', '', '"v1, rc",5', 'a|b,6', ''),
    ],
    [
      'Markdown without outer bars, prose around it',
      lines('Our versions:', '', 'Version | Requests', '--- | ---', 'v1 | 5'),
      lines('Our versions:', '', 'Version,Requests', '', 'v1,5', ''),
    ],
    [
      'a database client',
      lines('+----+----+', '| version | p95 |', '+----+----+', '| v1 |  |', '+----+----+'),
      lines('', 'version,p95', '', 'v1,', '', ''),
    ],
    [
      'columns of spaces, a cell missing, a number set to the right',
      lines('VERSION   FIRST SEEN   ERRORS', 'v1        1 day ago        12', 'v2                          3'),
      lines('VERSION,FIRST SEEN,ERRORS', 'v1,1 day ago,12', 'v2,,3', ''),
    ],
    [
      'a cell a line',
      lines('VERSION', 'FIRST SEEN', 'ERRORS', 'v1', '1 day ago', '12', '', 'v2', '2 days ago', '3'),
      lines('VERSION,FIRST SEEN,ERRORS', 'v1,1 day ago,12', 'v2,2 days ago,3', ''),
    ],
  ])('%s', (_, text, csv) => {
    expect(tableOfText(text)).toBe(csv);
  });

  test.each([
    ['CSV', 'version,first seen,errors\nv1,1  day,2\n'],
    ['CSV with spaces behind its commas', 'version, first seen, errors\nv1, 1 day ago, 2\n'],
    ['tabs', 'version\tfirst  seen\terrors\nv1\t1  day\t2\n'],
    ['bars alone', 'version|first seen|errors\nv1|1 day ago|2\n'],
    ['JSON', '{"version": "v1",\n  "errors":  5}\n'],
    ['nothing', ''],
  ])('%s is left as it is', (_, text) => {
    expect(tableOfText(text)).toBeNull();
  });
});

test('whatever is in the cells of a Markdown table comes back', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[\s\\|`*_"]/gu, ''));
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const written = [
        ['version', 'requests', 'errors'],
        ['---', '---', '---'],
        ...rows.map((one) => one.map((text) => text.replaceAll('-', ''))),
      ];
      const csv = tableOfText(written.map((one) => `| ${one.join(' | ')} |`).join('\n')) ?? '';
      const read = csv
        .split('\n')
        .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((text) => text.replaceAll('"', '')));
      expect(read.slice(2, -1)).toEqual(written.slice(2));
    }),
  );
});
