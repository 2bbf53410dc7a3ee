import stringWidth from 'string-width';
import type { DocumentColumn, DocumentTable, ReportDocument } from './document.ts';

const STEERING = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Names come from strangers: what would steer a terminal or turn a line around is shown, not sent. */
export function tamed(text: string): string {
  return text.replaceAll(STEERING, '\u00b7');
}

function padded(text: string, width: number, align: 'start' | 'end'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'end' ? space + text : text + space;
}

/** Rows in aligned columns, the labels first. */
export function tableText(columns: readonly DocumentColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ label }) => label), ...rows.map((row) => row.map(tamed))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => stringWidth(row[index] ?? ''))));
  const lines = cells.map((row) => {
    const line = columns.map(({ align }, index) => padded(row[index] ?? '', widths[index] ?? 0, align));
    return `  ${line.join('  ')}`.trimEnd();
  });
  return lines.join('\n');
}

function table({ title, columns, rows, remarks = [] }: DocumentTable): string {
  return [title, tableText(columns, rows), ...remarks.map((remark) => `  ${tamed(remark)}`)].join('\n');
}

/** The document for a terminal: aligned columns, wide characters counted as two. */
export function toText(document: ReportDocument): string {
  const width = Math.max(0, ...document.facts.map(([label]) => stringWidth(label)));
  const facts = document.facts
    .map(([label, value]) => `  ${padded(label, width, 'start')}  ${tamed(value)}`)
    .join('\n');
  const notes = document.notes.map(tamed).join('\n');
  const parts = [document.title, facts, ...document.tables.map(table), notes, document.footer];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
