import type { Report } from '../../../shared/report.ts';
import { buildDocument } from './build-document.ts';
import { toCsv } from './csv.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toText } from './text.ts';

export type ReportFormat = 'json' | 'markdown' | 'html' | 'csv' | 'text';

/** The report in one format; JSON and CSV carry raw figures, the others the words of a language. */
export function formatReport(report: Report, format: ReportFormat, language: 'en' | 'ko'): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'csv':
      return toCsv(report);
    case 'markdown':
      return toMarkdown(buildDocument(report, language));
    case 'html':
      return toHtml(buildDocument(report, language));
    case 'text':
      return toText(buildDocument(report, language));
  }
}
