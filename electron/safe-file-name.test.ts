import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test.each([
  ['report', 'md', 'report.md'],
  ['report.md', 'md', 'report.md'],
  ['report.v2', 'md', 'report.v2.md'],
  ['에이크미 2024년 4분기', 'html', '에이크미 2024년 4분기.html'],
  ['../../etc/passwd', 'csv', '-..-etc-passwd.csv'],
  ['C:\\clients\\acme', 'json', 'C--clients-acme.json'],
  ['.bashrc', 'csv', 'bashrc.csv'],
  ['a\0b\nc', 'csv', 'a-b-c.csv'],
  ['gnp\u202ecsv', 'png', 'gnp-csv.png'],
  ['con', 'csv', 'con-.csv'],
  ['COM1.backup', 'csv', 'COM1-.backup.csv'],
  ['console', 'csv', 'console.csv'],
  ['name. . ', 'csv', 'name.csv'],
  ['...', 'csv', 'doradeck.csv'],
  ['가'.repeat(100), 'csv', `${'가'.repeat(66)}.csv`],
  ['', 'doradeck', 'doradeck.doradeck'],
])('%j as .%s is %j', (suggested, extension, expected) => {
  expect(safeFileName(suggested, extension)).toBe(expected);
});

test('any name stays in its folder and within what file systems take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (suggested) => {
      const name = safeFileName(suggested, 'csv');
      expect(name).not.toMatch(/[/\\\0]|^\./);
      expect(Buffer.byteLength(name)).toBeLessThan(255);
      expect(name).not.toMatch(/\ufffd\.csv$/);
    }),
  );
});
