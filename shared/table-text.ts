/** A table of finished words as text: tab-separated for a spreadsheet, HTML for a document, Markdown for a message. */
import { protectCell } from './import/formula-safe.ts';

export interface TextTable {
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** "+2.1 to +5.3 per week": without brackets, quotes and bars a formula can call nothing. */
const PLAIN_DIFFERENCE = /^\+[\p{L}\p{N} .,%+\u2212~/]*$/u;

/** Cells are disarmed, so that a spreadsheet they are pasted into calculates nothing; a tab or a line end would be another cell. */
export function tabSeparated({ columns, rows }: TextTable): string {
  const cell = (text: string) => (PLAIN_DIFFERENCE.test(text) ? text : protectCell(text)).replaceAll(/[\t\r\n]+/g, ' ');
  return [columns, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Excel calculates cells of pasted HTML too, unless their format is text. */
const TEXT_CELL = `<td style="mso-number-format:'\\@'">`;

export function htmlTable({ columns, rows }: TextTable): string {
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `${TEXT_CELL}${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Characters that Markdown (or HTML inside it) would act on. */
const ACTIVE = /[\\`*_{}[\]<>()#+!|~&-]/g;

export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(ACTIVE, (character) => `\\${character}`);
}

export function markdownTable({ columns, rows }: TextTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const lines = [columns.map(escapeMarkdown), columns.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  return lines.map(line).join('');
}
