/** Workbooks of tests, as Excel lays them out. */
import { strToU8, zipSync } from 'fflate';

export interface TestSheet {
  readonly name: string;
  /** Content of <sheetData>. */
  readonly rows: string;
}

interface WorkbookParts {
  /** Content of <sst>. */
  readonly strings?: string;
  /** Format codes, of the styles 1, 2, …; a number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Parts instead of or beside the usual ones. */
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function workbookOf(sheets: readonly TestSheet[], more: WorkbookParts = {}): Uint8Array {
  const names = sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 7}" r:id="rId${i + 1}"/>`).join('');
  const relations = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${RELATIONS}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${TYPE}"><workbookPr${more.from1904 ? ' date1904="1"' : ''}/><sheets>${names}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}>${relations}${relation('rIdA', 'styles', 'styles.xml')}${relation('rIdB', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': stylesOf(more.formats ?? []),
    'xl/sharedStrings.xml': `<sst ${MAIN}>${more.strings ?? ''}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${MAIN}><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...more.parts,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(HEAD + text)])));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
}

function stylesOf(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, i) => (typeof format === 'number' ? format : 164 + i));
  const codes = formats.map((format, i) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + i}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
  );
  const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}" xfId="0" applyNumberFormat="1"><alignment/></xf>`);
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs><cellStyles/></styleSheet>`;
}

/** A row of texts in the cells themselves; null = no cell. */
export function textRow(number: number, ...texts: readonly (string | null)[]): string {
  const cells = texts.map((text, i) =>
    text === null ? '' : `<c r="${letters(i + 1)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}

export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
