import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestFolder, testFolder } from '../fixture.ts';
import { listEntries, openBytes } from './archive.ts';
import { letters, textRow, workbookOf } from './workbook-fixture.ts';
import { XmlScanner } from './xml-scanner.ts';

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

async function readEntry(path: string, entry: string | null): Promise<string> {
  const source = await openBytes(path, entry);
  try {
    let text = '';
    for await (const chunk of source.read()) text += chunk.toString();
    return text;
  } finally {
    await source.close();
  }
}

function csvOf(book: Uint8Array, entry = 'Data'): Promise<string> {
  return readEntry(folder.write('book.xlsx', book), entry);
}

function errorOf(book: Uint8Array, entry: string | null = 'Data'): Promise<unknown> {
  return readEntry(folder.write('book.xlsx', book), entry).catch((thrown: unknown) => thrown);
}

function dataBook(rows: string, more: Parameters<typeof workbookOf>[1] = {}): Uint8Array {
  return workbookOf([{ name: 'Data', rows }], more);
}

describe('sheets', () => {
  test('each that holds anything is an entry, in the order of the workbook', async () => {
    const book = workbookOf([
      { name: '배포 &amp; 장애', rows: textRow(1, 'a') },
      { name: 'Empty', rows: '<row r="1"><c r="A1" s="0"/></row>' },
      { name: 'A', rows: textRow(3, null, 'b') },
    ]);
    const path = folder.write('book.xlsx', book);
    expect(await listEntries(path)).toEqual([
      { entry: '배포 & 장애', file: 'book.xlsx/배포 & 장애' },
      { entry: 'A', file: 'book.xlsx/A' },
    ]);
    expect(await readEntry(path, 'A')).toBe('\n\n,b\n');
    expect(await errorOf(book, 'B')).toMatchObject({ code: 'not-found' });
  });

  test('a workbook inside a zip', async () => {
    const book = dataBook(textRow(1, 'x'));
    const path = folder.write(
      'a.zip',
      zipSync({ 'in/book.xlsx': book, 'bad.xlsx': strToU8('PK'), 'c.csv': strToU8('c') }),
    );
    expect((await listEntries(path)).map(({ entry }) => entry)).toEqual(['bad.xlsx', 'c.csv', 'in/book.xlsx/Data']);
    expect(await readEntry(path, 'in/book.xlsx/Data')).toBe('x\n');
  });

  test('elements with prefixes, places that are not said, parts where other programs put them', async () => {
    const book = workbookOf([{ name: 'Data', rows: '' }], {
      parts: {
        'xl/worksheets/sheet1.xml':
          "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t='str'><x:f>A1&gt;0</x:f><x:v>yes</x:v></x:c></x:row><x:row><x:c t='b'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>",
      },
    });
    expect(await csvOf(book)).toBe('1,yes\ntrue,\n');
  });
});

describe('cells', () => {
  test('texts: shared, in parts, with what is read aloud, escapes, line breaks, commas and quotes', async () => {
    const strings = [
      '<si><t>plain</t></si>',
      '<si><r><rPr><b/></rPr><t>bo</t></r><r><t xml:space="preserve">ld </t></r></si>',
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>a_x000D_\nb &lt;c&gt; &#48148;_x005F_x0041_</t></si>',
      '<si><t>x, "y"</t></si>',
      '<si/>',
    ];
    const rows = `<row r="1">${strings.map((_, i) => `<c r="${letters(i + 1)}1" t="s"><v>${i}</v></c>`).join('')}<c r="H1" t="e"><v>#N/A</v></c><c r="I1" t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>カン</t></rPh></is></c></row>`;
    expect(await csvOf(dataBook(rows, { strings: strings.join('') }))).toBe(
      'plain,"bold ",東京,a b <c> 바_x0041_,"x, ""y""",,,#N/A,漢\n',
    );
  });

  test('numbers as they were entered', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['12345678901234567', '12345678901234567'],
      ['1.2345678901234567E+16', '12345678901234568'],
      ['1E-7', '0.0000001'],
      ['-2.5E-3', '-0.0025'],
      ['45.600000000000001', '45.6'],
      ['0', '0'],
      ['1.5E+300', `15${'0'.repeat(299)}`],
    ];
    const cells = cases.map(([value], i) => `<c r="${letters(i + 1)}1"><v>${value}</v></c>`).join('');
    expect(await csvOf(dataBook(`<row r="1">${cells}</row>`))).toBe(`${cases.map(([, text]) => text).join(',')}\n`);
  });

  test('times are local texts, exact to the millisecond', async () => {
    const cases: readonly (readonly [string | number, string, string])[] = [
      [22, '45717.416666666664', '2025-03-01 10:00:00'],
      ['yyyy-mm-dd hh:mm:ss.000', '45717.416666678', '2025-03-01 10:00:00.001'],
      [14, '45717', '2025-03-01'],
      [14, '45717.5', '2025-03-01 12:00:00'],
      ['yyyy"년" m"월" d"일"', '45717', '2025-03-01'],
      ['[$-409]d/mmm/yy h:mm AM/PM;@', '45717.75', '2025-03-01 18:00:00'],
      [20, '0.5', '12:00:00'],
      ['[h]:mm:ss', '1.0104166666', '24:15:00'],
      [14, '59', '1900-02-28'],
      [14, '61', '1900-03-01'],
      ['0.00', '45717', '45717'],
      ['#,##0 "days"', '45717', '45717'],
      ['General', '45717', '45717'],
      [14, '-5', '-5'],
      [14, '99999999', '99999999'],
      ['[Red]0.00;[Blue]-0.00', '3', '3'],
    ];
    const cells = cases.map(([, value], i) => `<c r="${letters(i + 1)}1" s="${i + 1}"><v>${value}</v></c>`).join('');
    const book = dataBook(`<row r="1">${cells}</row>`, { formats: cases.map(([format]) => format) });
    expect((await csvOf(book)).trimEnd().split(',')).toEqual(cases.map(([, , text]) => text));
    const mac = dataBook('<row r="1"><c r="A1" s="1"><v>44255.5</v></c></row>', { formats: [22], from1904: true });
    expect(await csvOf(mac)).toBe('2025-03-01 12:00:00\n');
  });

  test('a row is on the line of its number, and no narrower than one before it or than the sheet says', async () => {
    const rows = textRow(2, 'a') + textRow(5, null, 'b\nc', 'd') + textRow(6);
    expect(await csvOf(dataBook(rows))).toBe('\na\n\n\n,b c,d\n');
    const said = '<dimension ref="A1:C2"/>';
    const book = (range: string) =>
      dataBook('', {
        parts: {
          'xl/worksheets/sheet1.xml': `<worksheet>${range}<sheetData>${textRow(1, 'a')}${textRow(2, 'b', 'c')}${textRow(3, 'd')}</sheetData></worksheet>`,
        },
      });
    expect(await csvOf(book(said))).toBe('a,,\nb,c,\nd,,\n');
    expect(await csvOf(book(said.replace('C2', 'XFD9')))).toBe('a\nb,c\nd,\n');
  });

  test('any table comes back', async () => {
    const texts = fc.array(
      fc.array(fc.constantFrom('', 'a', ' b', 'c,d', '"', 'é한', '1e5', '=1+1'), { maxLength: 5 }),
      {
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (table) => {
        const rows = table.map((cells, i) => textRow(i + 1, ...cells.map((cell) => (cell === '' ? null : cell))));
        const read = parse(await csvOf(dataBook(rows.join(''))), { relax_column_count: true }) as string[][];
        const last = table.findLastIndex((cells) => cells.some((cell) => cell !== ''));
        const trimmed = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
        expect(read.map(trimmed)).toEqual(table.slice(0, last + 1).map(trimmed));
        const widths = read.filter((cells) => cells.length > 1).map((cells) => cells.length);
        expect(widths).toEqual(widths.toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });

  test('any texts come back, in any chunks of XML', () => {
    const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 7 }), (values, chunk) => {
        const bytes = Buffer.from(
          `<a b=">"><!-- > -->${values.map((value) => `<t>${escaped(value)}</t>`).join('')}</a>`,
        );
        const found: string[] = [];
        const scanner = new XmlScanner({
          open: (name) => {
            if (name === 't') found.push('');
          },
          close: () => {},
          text: (text) => {
            found.push((found.pop() ?? '') + text);
          },
        });
        for (let at = 0; at < bytes.length; at += chunk) scanner.write(bytes.subarray(at, at + chunk));
        scanner.end();
        expect(found).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile workbooks', () => {
  const laughs = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';

  test.each<[string, Uint8Array]>([
    ['entities', dataBook('', { parts: { 'xl/worksheets/sheet1.xml': `${laughs}<worksheet>&b;</worksheet>` } })],
    ['not closed', dataBook('', { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' } })],
    ['closed twice', dataBook('', { parts: { 'xl/worksheets/sheet1.xml': '<a></a></a>' } })],
    ['too deep', dataBook('<a>'.repeat(200))],
    ['a text that is not there', dataBook('<row r="1"><c r="A1" t="s"><v>5</v></c></row>')],
    ['rows backwards', dataBook(textRow(2, 'a') + textRow(1, 'b'))],
    ['a row beyond the last', dataBook(textRow(2_000_000, 'a'))],
    ['a column beyond the last', dataBook('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')],
  ])('%s', async (_, book) => {
    expect(await errorOf(book)).toMatchObject({ code: 'archive-damaged', params: { reason: 'workbook' } });
  });

  test('too wide, far apart, or large once it is unpacked', async () => {
    const wide = dataBook(`<row r="1"><c r="ALM1"><v>1</v></c></row>`);
    expect(await errorOf(wide)).toMatchObject({ code: 'too-many-columns', params: { file: 'book.xlsx/Data' } });
    const far = await csvOf(dataBook(textRow(1, 'a') + textRow(1_048_576, 'b')));
    expect([far.length, far.slice(0, 4), far.slice(-3)]).toEqual([1_048_578, 'a\n\n\n', '\nb\n']);
    const bomb = dataBook(`<x y="${' '.repeat(500_000)}"/>`.repeat(150) + textRow(1, 'a'));
    expect(await errorOf(bomb)).toMatchObject({ code: 'archive-too-large' });
  });

  test('one text of many cells does not fill memory or disk', async () => {
    const row = (number: number) => `<row r="${number}">${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`;
    const rows = Array.from({ length: 200 }, (_, i) => row(i + 1)).join('');
    const book = dataBook(rows, { strings: `<si><t>${'x'.repeat(32_000)}</t></si>` });
    expect(await errorOf(book)).toMatchObject({ code: 'archive-too-large' });
  });

  test('other files of an office are refused by name', async () => {
    const kindOf = async (files: Record<string, Uint8Array>) => errorOf(zipSync(files), null);
    const types = { '[Content_Types].xml': strToU8('<Types/>') };
    expect(await kindOf({ ...types, 'xl/workbook.bin': strToU8('x') })).toMatchObject({ params: { kind: 'xlsb' } });
    expect(await kindOf({ ...types, 'word/document.xml': strToU8('x') })).toMatchObject({ params: { kind: 'office' } });
    expect(await kindOf({ mimetype: strToU8('x'), 'content.xml': strToU8('x') })).toMatchObject({
      params: { kind: 'ods' },
    });
    expect(await kindOf({ ...types, 'xl/workbook.xml': strToU8('<workbook/>') })).toMatchObject({
      code: 'archive-damaged',
    });
  });
});
