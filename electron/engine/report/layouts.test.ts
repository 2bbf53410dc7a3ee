import { expect, test } from 'vitest';
import type { ReportDocument } from './document.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toText } from './text.ts';

const HOSTILE = '<script>alert(1)</script>|[x](javascript:1)\u202e\u001b[2J';

const DOCUMENT: ReportDocument = {
  language: 'ko',
  title: '보고서',
  facts: [
    ['기간', '2024-10-13'],
    ['등급 기준', HOSTILE],
  ],
  tables: [
    {
      title: '서비스별',
      columns: [
        { label: '이름', align: 'start' },
        { label: '배포', align: 'end' },
      ],
      rows: [
        ['가나다', '1,234'],
        [HOSTILE, '5'],
      ],
    },
  ],
  notes: [HOSTILE],
  footer: 'Doradeck 0.1.0',
};

test('text: columns line up though Korean letters are two wide, and nothing steers the terminal', () => {
  const text = toText(DOCUMENT);
  expect(['\u001b', '\u202e'].filter((steering) => text.includes(steering))).toEqual([]);
  expect(text).toBe(
    `${[
      '보고서',
      '',
      '  기간       2024-10-13',
      '  등급 기준  <script>alert(1)</script>|[x](javascript:1)··[2J',
      '',
      '서비스별',
      `  이름${' '.repeat(44)}   배포`,
      `  가나다${' '.repeat(42)}  1,234`,
      '  <script>alert(1)</script>|[x](javascript:1)··[2J      5',
      '',
      '<script>alert(1)</script>|[x](javascript:1)··[2J',
      '',
      'Doradeck 0.1.0',
    ].join('\n')}\n`,
  );
});

test('Markdown: names are words, never markup', () => {
  const markdown = toMarkdown(DOCUMENT);
  expect(markdown).toContain('| 이름 | 배포 |\n| --- | ---: |\n| 가나다 | 1,234 |');
  expect(markdown).not.toMatch(/[^\\]<script|[^\\]\]\(/);
  expect(markdown.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(4);
});

test('HTML: no script, no outside reference, and a policy that forbids both', () => {
  const html = toHtml(DOCUMENT);
  expect(html).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|\ssrc=|\shref=|url\(|https?:/);
  expect(html).toContain('<html lang="ko">');
});
