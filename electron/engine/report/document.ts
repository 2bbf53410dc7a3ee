/**
 * A report as a document: titled tables and paragraphs of finished text, which each format only lays out. What a cell
 * says is decided once (build-document.ts), so a figure reads the same in every format.
 */

export interface DocumentColumn {
  readonly label: string;
  readonly align: 'start' | 'end';
}

export interface DocumentTable {
  readonly title: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below it. */
  readonly remarks?: readonly string[];
}

export interface ReportDocument {
  readonly language: 'en' | 'ko';
  readonly title: string;
  /** What the figures rest on: period, profile, filters … */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly DocumentTable[];
  readonly notes: readonly string[];
  readonly footer: string;
}
