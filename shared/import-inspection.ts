/**
 * What a look at files says before anything is imported: what each is, how sure and why, how it would be read, and what
 * its first rows become. The import step of the window and `doradeck inspect` show it.
 */
import type { ErrorData } from './errors.ts';
import type { Field } from './import/fields.ts';
import type { ImportKind, RejectCode } from './import-batch.ts';

export interface Inspection {
  /** In the order in which they would be imported. */
  readonly files: readonly InspectedFile[];
  /** Folders that are git repositories. */
  readonly repositories: readonly string[];
}

export interface InspectedFile {
  /** The file on disk, and what in it (an entry of an archive, a sheet of a workbook); null = the file itself. */
  readonly path: string;
  readonly entry: string | null;
  /** What people call it: "exports.zip/deploys.csv". */
  readonly file: string;
  readonly bytes: number | null;
  readonly state: InspectedState;
  /** What has to be chosen, or why it can't be used; null while ready. */
  readonly problem: ErrorData | null;
  /** How it would be read; null where that can't be said. */
  readonly reading: FileReading | null;
}

export type InspectedState =
  | 'ready'
  /** `problem` names the one thing to choose next. */
  | 'needs-choice'
  /** Its content is in the workspace already. */
  | 'known'
  | 'unusable';

export interface FileReading {
  readonly format: 'csv' | 'json' | 'workbook';
  readonly kind: ImportKind;
  /** Whether the kind was chosen, is the preset's, or was guessed. */
  readonly preset: string;
  /** 0–1; of a generic preset: how much of what is needed was found by name. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** Other presets that could read it, the surest first. */
  readonly alternatives: readonly { readonly preset: string; readonly kind: ImportKind; readonly confidence: number }[];
  readonly encoding: { readonly name: string; readonly guessed: boolean };
  /** One character; null for JSON and workbooks. */
  readonly delimiter: string | null;
  /** Physical line of the header, from 1; 0 = there is none; null for JSON. */
  readonly headerRow: number | null;
  readonly decimal: '.' | ',';
  readonly inputTimeZone: string | null;
  /** Some times are local, so that a zone is needed, or was. `example`: one of them. */
  readonly localTimes: { readonly column: string; readonly example: string } | null;
  readonly dateOrder: {
    readonly value: 'dmy' | 'mdy' | null;
    /** proved: by a day above the twelfth; none: no date whose order matters. */
    readonly from: 'proved' | 'chosen' | 'undecided' | 'none';
    readonly column: string | null;
    readonly example: string | null;
  };
  readonly columns: readonly InspectedColumn[];
  readonly fields: readonly InspectedField[];
  readonly rows: readonly PreviewRow[];
  /** Of the rows looked at. */
  readonly counts: {
    readonly read: number;
    readonly stored: number;
    readonly rejected: number;
    readonly blank: number;
    /** The file has more. */
    readonly more: boolean;
  };
  /** Name of the saved mapping it is read with. */
  readonly saved: string | null;
  /** Names of saved mappings whose columns are these. */
  readonly offered: readonly string[];
}

/** Why a file is taken for what it is. Texts: `import.evidence.<code>`. */
export type Evidence =
  | { readonly code: 'chosen' } // by the user
  | { readonly code: 'saved'; readonly name: string }
  /** Columns that this format has, and few others do. */
  | { readonly code: 'columns'; readonly columns: readonly string[] }
  /** Nothing but names that mean something. */
  | { readonly code: 'names'; readonly columns: readonly string[] }
  /** Values that only make sense as this field. */
  | { readonly code: 'values'; readonly columns: readonly string[] };

export interface InspectedColumn {
  /** From 1: "#3" names it in a mapping where its name doesn't. */
  readonly number: number;
  readonly name: string;
  /** At most three different values, cut to 60 characters. */
  readonly samples: readonly string[];
  /** Of the rows looked at, how many have nothing here. */
  readonly empty: number;
}

export interface InspectedField {
  readonly field: Field;
  readonly required: boolean;
  /** Name of the column, or "#3"; null = none. */
  readonly column: string | null;
  readonly constant: string | null;
  /** Where column or constant come from. `derived`: the preset makes it of several columns. */
  readonly source: 'preset' | 'derived' | 'name' | 'values' | 'saved' | 'chosen' | null;
  /** Words in its column with what each is taken for (fields of words), most frequent first, at most 30. */
  readonly words: readonly FieldWord[];
}

export interface FieldWord {
  readonly word: string;
  readonly count: number;
  /** The value it becomes; null = nobody knows. */
  readonly meaning: string | null;
  readonly chosen: boolean;
}

export interface PreviewRow {
  readonly line: number;
  /** As read, by column, cut to 80 characters. */
  readonly cells: readonly string[];
  /** As it would be stored; instants ISO 8601 UTC, lists joined by ", ". Empty when it would not be. */
  readonly values: Readonly<Partial<Record<Field, string>>>;
  readonly problem: { readonly field: Field | null; readonly code: RejectCode; readonly value: string | null } | null;
}

/** How files with certain columns are read, kept in the workspace. */
export interface SavedMapping {
  readonly name: string;
  readonly columns: readonly string[];
  readonly savedAt: number;
}
