import { expect, test } from 'vitest';
import { htmlTable, markdownTable, tabSeparated } from './table-text.ts';

const HOSTILE = '=cmd|\'/C calc\'!A0\t<img src=x onerror="1">\n| # x';
const TABLE = {
  columns: ['Slice', 'Difference'],
  rows: [
    ['team, "red"', '+2.1 to +5.3 per week'],
    [HOSTILE, '+A1(1)'],
    ['−3', '-3'],
  ],
};

test('for a spreadsheet: cells are cells, and calculate nothing', () => {
  expect(tabSeparated(TABLE)).toBe(
    [
      'Slice\tDifference',
      'team, "red"\t+2.1 to +5.3 per week',
      `'=cmd|'/C calc'!A0 <img src=x onerror="1"> | # x\t'+A1(1)`,
      `−3\t'-3`,
      '',
    ].join('\n'),
  );
});

test('for a document: names are text, and cells are kept as text', () => {
  const html = htmlTable(TABLE);
  expect(html).not.toMatch(/<img|onerror="/);
  expect(html.match(/<td style="mso-number-format:'\\@'">/g)).toHaveLength(6);
  expect(html).toContain('&lt;img src=x onerror=&quot;1&quot;&gt;');
});

test('for a message: names are words, never markup', () => {
  expect(markdownTable({ columns: ['A', 'B'], rows: [['x|y', '[l](http://h)']] })).toBe(
    '| A | B |\n| --- | --- |\n| x\\|y | \\[l\\]\\(http://h\\) |\n',
  );
});
