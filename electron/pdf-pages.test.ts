import { expect, test } from 'vitest';
import { countPdfPages } from './pdf-pages.ts';

test('counts pages, not the nodes that hold them', () => {
  const pdf =
    '%PDF-1.4\n<</Type /Pages\n/Count 2>>\n<</Type /Page\n/Parent 1 0 R>>\n<</Type/Page>>\n<</Type /PageLabel>>';
  expect(countPdfPages(Buffer.from(pdf))).toBe(2);
  expect(countPdfPages(Buffer.from('%PDF-1.4'))).toBe(0);
});
