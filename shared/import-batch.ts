/** What becomes of an imported file: its account of rows, why some were rejected, and what was worth saying. */
import type { Instant } from './model.ts';

export type ImportKind = 'deployments' | 'incidents' | 'pulls' | 'runs' | 'versions' | 'errors' | 'issues' | 'commits';
export const IMPORT_KINDS: readonly ImportKind[] = [
  'deployments',
  'incidents',
  'pulls',
  'runs',
  'versions',
  'errors',
  'issues',
  'commits',
];

/** Why a row was not stored. Texts: shared/i18n/texts/import.ts, key `reject.<code>`. */
export type RejectCode =
  | 'time-missing'
  | 'time-unreadable'
  | 'time-impossible' // 30 February, month 13, leap second, 24:00
  | 'time-not-set' // year 1, epoch zero
  | 'time-far-future'
  | 'time-zone-missing'
  | 'time-zone-gap' // a local time that a clock change skipped
  | 'time-zone-overlap' // a local time that a clock change made twice
  | 'time-order-ambiguous' // day-first or month-first?
  | 'time-spreadsheet-serial'
  | 'end-before-start'
  | 'service-missing'
  | 'value-wrong-type'
  | 'too-few-columns'
  | 'too-many-columns'
  | 'field-too-long'
  | 'row-too-long'
  | 'series-too-long'
  | 'text-undecodable'
  | 'json-malformed'
  | 'json-duplicate-key'
  | 'number-out-of-range'
  | 'quote-unclosed'
  | 'sha-unreadable'
  | 'not-an-object'
  | 'not-a-deployment' // a sound record of something else: a build that deploys nothing, a draft
  | 'id-missing' // a pull request, run or issue without the id that tells it from others
  | 'version-missing'
  | 'not-an-incident' // a story, a planned maintenance, an exercise
  | 'not-of-this-kind' // a sound record of something else: a pull request among issues, a task among stages
  | 'summary-row';

export interface RejectedRow {
  readonly line: number;
  readonly column: string | null;
  readonly code: RejectCode;
  /** The offending value, cut to 200 characters. */
  readonly value: string | null;
}

/** One imported file. read = stored + duplicate + rejected + blank, always. */
export interface ImportBatch {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: ImportKind;
  readonly preset: string;
  readonly encoding: string;
  readonly inputTimeZone: string | null;
  /** field -> column name as read from the file. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly read: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly blank: number;
  readonly importedAt: Instant;
  readonly appVersion: string;
  /** Things worth saying that rejected nothing: codes with parameters (texts: import.ts, `notice.<code>`). */
  readonly notices: readonly ImportNotice[];
}

export interface ImportNotice {
  readonly code:
    | 'column-unnamed' // { index }
    | 'values-surplus' // { count }   rows with values behind the header's last column
    | 'service-ids' // { example }   services are ids that nobody can read
    | 'column-ignored' // { columns }
    | 'column-guessed' // { columns }   told by their values, since their names say nothing
    | 'encoding-guessed' // { encoding }
    | 'padding-dropped' // { bytes }
    | 'single-object'
    | 'sha-unlinked' // { count }
    | 'time-flagged' // { count }
    | 'key-repeated' // { count }   rows that say something else of a deployment or incident that an earlier row names
    | 'clock-guessed' // { column, unit }
    | 'end-used-as-start'
    | 'start-used-as-end' // { count }
    | 'mapping-saved' // { name }   read with a mapping saved before
    | 'value-unknown' // { field, values }   words that nobody could make anything of
    | 'times-relative' // { count }   "21 minutes ago", counted from the import
    | 'service-assumed' // { service }   there is no service column: all rows are of the one the file is named after
    | 'series-passed' // { count, names }   of other metrics
    | 'series-unnamed' // { count }   taken for requests per second
    | 'series-unnamed-counters' // { count }   taken for counters
    | 'series-gaps' // { count }
    | 'series-repeated' // { count }
    | 'series-alike' // { names }   metrics that count the same requests again
    | 'counts-estimated' // { seconds }   rates times the length of an interval
    | 'percentiles-averaged' // { count }
    | 'endpoints-left-out' // { limit, services }
    | 'environment-absent' // no environment column: every row counts as production
    | 'status-absent'; // no status column: every row is a success
  readonly params: Readonly<Record<string, string | number>>;
}
