import type { DocumentTable, ReportDocument } from './document.ts';

/** Characters that Markdown (or HTML inside it) would act on. */
const ACTIVE = /[\\`*_{}[\]<>()#+!|~&-]/g;

function escaped(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(ACTIVE, (character) => `\\${character}`);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table({ title, columns, rows, remarks = [] }: DocumentTable): string {
  const rule = columns.map(({ align }) => (align === 'end' ? '---:' : '---'));
  const lines = [columns.map(({ label }) => escaped(label)), rule, ...rows.map((cells) => cells.map(escaped))];
  return [`## ${escaped(title)}`, lines.map(row).join('\n'), ...remarks.map(escaped)].join('\n\n');
}

/** The document as GitHub-flavoured Markdown; nothing in it comes to life as markup. */
export function toMarkdown(document: ReportDocument): string {
  const facts = document.facts.map(([label, value]) => `- **${escaped(label)}**: ${escaped(value)}`).join('\n');
  const notes = document.notes.map((note) => `> ${escaped(note)}`).join('\n>\n');
  const parts = [
    `# ${escaped(document.title)}`,
    facts,
    ...document.tables.map(table),
    notes,
    `_${escaped(document.footer)}_`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
