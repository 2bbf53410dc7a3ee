/** An Excel workbook (ECMA-376, .xlsx): its sheets as tables, read while they are unpacked. */
import { posix } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import type { RandomAccess } from '../bytes/byte-source.ts';
import { SharedStrings } from './shared-strings.ts';
import { type CellMeanings, unescapeText } from './sheet-cells.ts';
import { SheetSource, type Step } from './sheet-source.ts';
import { archiveDamaged } from './unpack.ts';
import { builtInFormat, type TimeFormat, timeFormat } from './workbook-formats.ts';
import { attribute, XmlFault, XmlScanner } from './xml-scanner.ts';
import type { ZipEntry } from './zip-directory.ts';
import { ZipEntrySource } from './zip-entry.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const PART_LIMIT = 32 * 1024 * 1024;

/** What an archive is, by what it holds: 'xlsx', something that is refused by this name, or null for any other. */
export function officeKind(entries: readonly ZipEntry[]): 'xlsx' | 'xlsb' | 'ods' | 'office' | null {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('mimetype') && names.has('content.xml')) return 'ods';
  if (!names.has(CONTENT_TYPES.toLowerCase())) return null;
  if (names.has('xl/workbook.bin')) return 'xlsb';
  return [...names].some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name)) ? 'xlsx' : 'office';
}

interface Sheet {
  readonly name: string;
  readonly part: string;
}

interface Relation {
  /** The last word of its type: "worksheet", "sharedStrings" … */
  readonly type: string;
  readonly target: string;
}

export class Workbook {
  readonly #archive: RandomAccess;
  readonly #parts: ReadonlyMap<string, ZipEntry>;
  #sheets: readonly Sheet[] = [];
  #stylesPart: string | null = null;
  #stringsPart: string | null = null;
  #from1904 = false;
  #known: CellMeanings | null = null;

  private constructor(archive: RandomAccess, entries: readonly ZipEntry[]) {
    this.#archive = archive;
    this.#parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Throws 'archive-damaged', 'archive-encrypted'. */
  static async open(archive: RandomAccess, entries: readonly ZipEntry[]): Promise<Workbook> {
    const workbook = new Workbook(archive, entries);
    await workbook.#readContents();
    return workbook;
  }

  /** Names of the sheets that hold anything, in the workbook's order; `step` is called now and then on the way. */
  async sheetNames(step: Step): Promise<readonly string[]> {
    const names: string[] = [];
    for (const { name } of this.#sheets) if (await this.sheet(name)?.holdsAnything(step)) names.push(name);
    return names;
  }

  /** Null = there is no sheet of this name. Closing it closes the archive. */
  sheet(name: string): SheetSource | null {
    const sheet = this.#sheets.find((each) => each.name === name);
    if (sheet === undefined) return null;
    return new SheetSource({
      name: `${this.#archive.name}/${name}`,
      xml: this.#open(sheet.part),
      meanings: () => this.#meanings(),
      packedBytes: this.#archive.size,
    });
  }

  async #readContents(): Promise<void> {
    const [root] = [...(await this.#relations('_rels/.rels', '')).values()].filter(
      ({ type }) => type === 'officeDocument',
    );
    const main = root?.target ?? 'xl/workbook.xml';
    const { dir, base } = posix.parse(main);
    const relations = await this.#relations(posix.join(dir, '_rels', `${base}.rels`), dir);
    const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
    this.#stylesPart = partOf('styles');
    this.#stringsPart = partOf('sharedStrings');
    const sheets: Sheet[] = [];
    await this.#scan(main, (element, attributes) => {
      if (element === 'workbookPr') this.#from1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      const name = unescapeText(attribute(attributes, 'name') ?? '');
      // Sheets of charts and macros hold no cells.
      if (relation?.type === 'worksheet' && name !== '') sheets.push({ name, part: relation.target });
    });
    if (sheets.length === 0) throw this.#fail();
    this.#sheets = sheets;
  }

  /** By id; empty where there is no such part. */
  async #relations(part: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
    const relations = new Map<string, Relation>();
    if (!this.#parts.has(part.toLowerCase())) return relations;
    await this.#scan(part, (element, attributes) => {
      if (element !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    });
    return relations;
  }

  async *#meanings(): AsyncGenerator<null, CellMeanings, undefined> {
    if (this.#known !== null) return this.#known;
    const formats = await this.#formats();
    const strings = new SharedStrings(this.#archive.name);
    if (this.#stringsPart !== null) yield* this.#readStrings(this.#stringsPart, strings);
    this.#known = { strings, formats, from1904: this.#from1904 };
    return this.#known;
  }

  async *#readStrings(part: string, strings: SharedStrings): AsyncGenerator<null, void, undefined> {
    let text = '';
    let reading = false;
    let phonetic = false;
    const scanner = new XmlScanner({
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') reading = !phonetic;
      },
      close: (name) => {
        if (name === 'si') strings.add(unescapeText(text));
        else if (name === 'rPh') phonetic = false;
        else if (name === 't') reading = false;
      },
      text: (more) => {
        if (reading) text += more;
      },
    });
    try {
      for await (const chunk of this.#open(part).read()) {
        scanner.write(chunk);
        yield null;
      }
      scanner.end();
    } catch (thrown) {
      throw thrown instanceof XmlFault ? this.#fail() : thrown;
    }
  }

  async #formats(): Promise<readonly TimeFormat[]> {
    const codes = new Map<number, TimeFormat>();
    const formats: TimeFormat[] = [];
    let inCells = false;
    if (this.#stylesPart === null) return formats;
    await this.#scan(this.#stylesPart, (element, attributes) => {
      if (element === 'numFmt') {
        codes.set(Number(attribute(attributes, 'numFmtId')), timeFormat(attribute(attributes, 'formatCode') ?? ''));
      } else if (element === 'cellXfs') inCells = true;
      else if (element === 'cellStyles' || element === 'dxfs') inCells = false;
      else if (element === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(codes.has(id) ? (codes.get(id) ?? null) : builtInFormat(id));
      }
    });
    return formats;
  }

  /** Every element of a small part. */
  async #scan(part: string, onElement: (name: string, attributes: string) => void): Promise<void> {
    const source = this.#open(part);
    if (source.size > PART_LIMIT) {
      throw new AppError('archive-too-large', { file: source.name, limit: `${PART_LIMIT / 1024 ** 2} MiB` });
    }
    const scanner = new XmlScanner({ open: onElement, close: () => {}, text: () => {} });
    try {
      for await (const chunk of source.read()) scanner.write(chunk);
      scanner.end();
    } catch (thrown) {
      throw thrown instanceof XmlFault ? this.#fail() : thrown;
    }
  }

  #open(part: string): ZipEntrySource {
    const entry = this.#parts.get(part.toLowerCase());
    if (entry === undefined) throw this.#fail();
    return new ZipEntrySource(this.#archive, entry);
  }

  #fail(): AppError {
    return archiveDamaged(this.#archive.name, 'workbook');
  }
}
