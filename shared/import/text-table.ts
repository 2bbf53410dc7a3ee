/**
 * Tables as people write and copy them, as CSV: Markdown and database clients (| a | b |), columns set under each other
 * with spaces, and web pages that give one cell a line.
 */
import { isMeaningful } from './guess-mapping.ts';

/** Titles above a table take no more lines than this. */
const WITHIN = 20;
const LEAST_COLUMNS = 3;
const LEAST_NAMES = 2;

/** A line for each of the text's where the form allows it, so that lines keep their numbers; null = no such table. */
export function tableOfText(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/);
  const rows = barred(lines) ?? spaced(lines) ?? stacked(lines);
  return rows === null ? null : rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

type Rows = readonly (readonly string[])[];

function quoted(cell: string): string {
  return /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** |---|:-:|, ----+----, +----+----+ */
const RULE = /^\s*[|+]?[\s:]*[-=]{2,}[\s:]*(?:[|+][\s:]*[-=]{2,}[\s:]*)+[|+]?\s*$/;
const BORDER = /^\s*[|+][\s:]*[-=]{2,}[\s:]*[|+]\s*$/;

function isRule(line: string): boolean {
  return RULE.test(line) || BORDER.test(line);
}

function barred(lines: readonly string[]): Rows | null {
  const rule = lines.slice(0, WITHIN).findIndex(isRule);
  if (rule < 0 || ![lines[rule - 1], lines[rule + 1]].some((line) => line?.includes('|'))) return null;
  return lines.map((line) => (isRule(line) ? [] : line.includes('|') ? barredCells(line) : wholeLine(line)));
}

function wholeLine(line: string): readonly string[] {
  return line.trim() === '' ? [] : [line.trim()];
}

function barredCells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.trim().replaceAll('\\|', '|')));
}

/** Without the marks of Markdown around it. */
function plain(cell: string): string {
  return /^(`+|\*\*?|__?)(?=\S)(.*\S)\1$/s.exec(cell)?.[2] ?? cell;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECE = /\S+(?: \S+)*/gu;

function piecesOf(line: string): readonly Piece[] {
  return [...line.matchAll(PIECE)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

function spaced(lines: readonly string[]): Rows | null {
  const first = lines.slice(0, WITHIN).findIndex((line) => isHeader(piecesOf(line).map(({ text }) => text)));
  const header = piecesOf(lines[first] ?? '');
  if (first < 0 || /[\t;|]|,\S/.test(lines[first] ?? '')) return null;
  const below = lines.slice(first + 1).filter((line) => line.trim() !== '' && !/^[\s=-]+$/.test(line));
  const tabular = below.filter((line) => !line.includes('\t') && piecesOf(line).length > 1);
  if (tabular.length === 0 || tabular.length * 2 < below.length) return null;
  return lines.map((line, index) => {
    if (index <= first) return piecesOf(line).map(({ text }) => text);
    return /^[\s=-]*$/.test(line) ? [] : underHeader(piecesOf(line), header);
  });
}

function isHeader(names: readonly string[]): boolean {
  return names.length >= LEAST_COLUMNS && names.filter(isMeaningful).length >= LEAST_NAMES;
}

/** Where cells are missing, those that are there stand under the names that they overlap. */
function underHeader(pieces: readonly Piece[], header: readonly Piece[]): readonly string[] {
  if (pieces.length >= header.length || pieces.length < 2) return pieces.map(({ text }) => text);
  const cells = header.map(() => '');
  for (const piece of pieces) {
    const places = header.map(({ start, end }) => Math.max(start - piece.end, piece.start - end));
    const nearest = places.indexOf(Math.min(...places));
    cells[nearest] = cells[nearest] === '' ? piece.text : `${cells[nearest]} ${piece.text}`;
  }
  return cells;
}

/** The names come one a line, then the cells of each row. */
function stacked(lines: readonly string[]): Rows | null {
  const cells = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (cells.some((cell) => cell.includes('\t'))) return null;
  const width = cells.findIndex((cell) => !isMeaningful(cell));
  if (width < LEAST_COLUMNS || cells.length % width !== 0) return null;
  return Array.from({ length: cells.length / width }, (_, row) => cells.slice(row * width, (row + 1) * width));
}
