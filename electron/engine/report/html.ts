import { escapeHtml } from '../../../shared/table-text.ts';
import type { DocumentTable, ReportDocument } from './document.ts';

/** Inline, so that the file stands alone; the policy below allows it and nothing else. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1a1d29; --quiet: #5b6172; --line: #e3e6ee; --paper: #ffffff; --wash: #f5f6fa; --accent: #4338ca; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef6; --quiet: #a5abbd; --line: #333849; --paper: #171922; --wash: #1f222e; --accent: #a5b4fc; } }
@media print { :root { color-scheme: light; --ink: #1a1d29; --quiet: #5b6172; --line: #d9dce6; --paper: #ffffff; --wash: #f5f6fa; --accent: #4338ca; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.6 Pretendard, "Pretendard Variable", system-ui, -apple-system, "Segoe UI", "Noto Sans KR", "Apple SD Gothic Neo", sans-serif; }
h1 { font-size: 1.75rem; letter-spacing: -0.01em; margin: 0 0 1rem; }
h1::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .5em; background: var(--accent); transform: rotate(45deg); }
h2 { font-size: 1.05rem; margin: 2.5rem 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.5rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; } .end { text-align: end; } td.end { white-space: nowrap; }
tbody th { min-width: 9rem; font-weight: 600; }
.notes { margin-top: 2.5rem; padding: 1rem 1.25rem; background: var(--wash); border-radius: 10px; color: var(--quiet); }
.notes p { margin: .25rem 0; } footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85rem; }
`;

function table({ title, columns, rows, remarks = [] }: DocumentTable): string {
  const side = (index: number) => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${side(index)}>${escapeHtml(label)}</th>`).join('');
  const body = rows.map((cells) => {
    const [first = '', ...others] = cells;
    const rest = others.map((cell, index) => `<td${side(index + 1)}><bdi>${escapeHtml(cell)}</bdi></td>`).join('');
    return `<tr><th scope="row"><bdi>${escapeHtml(first)}</bdi></th>${rest}</tr>`;
  });
  return `<section><h2>${escapeHtml(title)}</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>${remarks.map((remark) => `<p>${escapeHtml(remark)}</p>`).join('')}</section>`;
}

/** The document as one self-contained page: no script, no outside reference, and a policy that forbids both. */
export function toHtml(document: ReportDocument): string {
  const facts = document.facts.map(
    ([label, value]) => `<dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`,
  );
  const notes = document.notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('');
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(document.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(document.title)}</h1>
<dl>${facts.join('')}</dl>
${document.tables.map(table).join('\n')}
${notes === '' ? '' : `<div class="notes">${notes}</div>`}
</main>
<footer>${escapeHtml(document.footer)}</footer>
</body>
</html>
`;
}
