import { escapeMarkdown } from '../../../shared/table-text.ts';
import type { DocumentTable, ReportDocument } from './document.ts';

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table({ title, columns, rows, remarks = [] }: DocumentTable): string {
  const rule = columns.map(({ align }) => (align === 'end' ? '---:' : '---'));
  const lines = [
    columns.map(({ label }) => escapeMarkdown(label)),
    rule,
    ...rows.map((cells) => cells.map(escapeMarkdown)),
  ];
  return [`## ${escapeMarkdown(title)}`, lines.map(row).join('\n'), ...remarks.map(escapeMarkdown)].join('\n\n');
}

/** The document as GitHub-flavoured Markdown; nothing in it comes to life as markup. */
export function toMarkdown(document: ReportDocument): string {
  const facts = document.facts
    .map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`)
    .join('\n');
  const notes = document.notes.map((note) => `> ${escapeMarkdown(note)}`).join('\n>\n');
  const parts = [
    `# ${escapeMarkdown(document.title)}`,
    facts,
    ...document.tables.map(table),
    notes,
    `_${escapeMarkdown(document.footer)}_`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
