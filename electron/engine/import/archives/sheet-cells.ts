/** The rows of a sheet out of its XML (ECMA-376 part 1, 18.3.1), one after another. */
import type { SharedStrings } from './shared-strings.ts';
import { numberText, type TimeFormat, timeText } from './workbook-formats.ts';
import { attribute, XmlFault, type XmlHandler } from './xml-scanner.ts';

/** What cells mean depends on it. */
export interface CellMeanings {
  readonly strings: SharedStrings;
  /** By the number of a cell's style. */
  readonly formats: readonly TimeFormat[];
  readonly from1904: boolean;
}

/** What a spreadsheet can have (Excel's own limits). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Some programs say that a sheet is as wide as can be. */
const WIDEST_SAID = 200;

/** A cell as nearly every program writes it: place, style, type. */
const USUAL = /^ r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(\w+)")?\s*$/;

/** Gives each row that holds something: its number from 1, its texts by column ('' or nothing = empty). */
export class SheetCells implements XmlHandler {
  /** Columns, as far as is known: those of the widest row so far, or as many as the sheet says. */
  width = 0;

  readonly #meanings: CellMeanings;
  readonly #onRow: (row: number, texts: readonly string[]) => void;
  #row = 0;
  #column = 0;
  #texts: string[] = [];
  #type = 'n';
  #style = 0;
  #value = '';
  #reading = false;
  /** Inside what is read aloud beside the text. */
  #phonetic = false;

  constructor(meanings: CellMeanings, onRow: (row: number, texts: readonly string[]) => void) {
    this.#meanings = meanings;
    this.#onRow = onRow;
  }

  readonly open = (name: string, attributes: string): void => {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attribute(attributes, 'r'));
    else if (name === 'v' || name === 't') this.#reading = !this.#phonetic;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'dimension') this.#takeWidth(attribute(attributes, 'ref') ?? '');
  };

  readonly close = (name: string): void => {
    if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'rPh') this.#phonetic = false;
  };

  readonly text = (text: string): void => {
    if (this.#reading) this.#value += text;
  };

  /** What a sheet says of itself is a help, not the truth. */
  #takeWidth(range: string): void {
    const last = /:([A-Z]{1,3})\d+$/.exec(range)?.[1];
    const width = last === undefined ? 0 : columnOf(last);
    if (width <= WIDEST_SAID) this.width = width;
  }

  #openRow(number: string | null): void {
    const row = number === null ? this.#row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW) throw new XmlFault('row');
    this.#row = row;
    this.#column = 0;
    this.#texts = [];
  }

  #openCell(attributes: string): void {
    const usual = USUAL.exec(attributes);
    const place = usual === null ? attribute(attributes, 'r') : (usual[1] ?? '');
    this.#column = place === null ? this.#column + 1 : columnOf(place);
    this.#style = Number((usual === null ? attribute(attributes, 's') : usual[2]) ?? 0);
    this.#type = (usual === null ? attribute(attributes, 't') : usual[3]) ?? 'n';
    this.#value = '';
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    while (this.#texts.length < this.#column) this.#texts.push('');
    this.#texts[this.#column - 1] = text;
    this.width = Math.max(this.width, this.#column);
  }

  #closeRow(): void {
    if (this.#texts.length > 0) this.#onRow(this.#row, this.#texts);
  }

  #cellText(): string {
    const { strings, formats, from1904 } = this.#meanings;
    const value = this.#value;
    if (value === '') return '';
    switch (this.#type) {
      case 's': {
        const text = strings.at(Number(value));
        if (text === null) throw new XmlFault('shared text');
        return text;
      }
      case 'b':
        return value.trim() === '1' ? 'true' : 'false';
      case 'n': {
        const format = formats[this.#style] ?? null;
        return (format === null ? null : timeText(Number(value), format, from1904)) ?? numberText(value);
      }
      default:
        return unescapeText(value);
    }
  }
}

/** "AB12" -> 28. */
function columnOf(place: string): number {
  let column = 0;
  const letters = /^[A-Z]{1,3}(?![A-Z])/i.exec(place)?.[0].toUpperCase() ?? '';
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  if (column < 1 || column > LAST_COLUMN) throw new XmlFault('cell');
  return column;
}

/** What XML can't hold is written _x000D_, and _x005F_ before what only looks so (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
