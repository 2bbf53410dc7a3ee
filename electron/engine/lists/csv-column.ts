import type { Locale } from '../../../shared/i18n/catalog.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { StageSeconds } from '../../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import type { LocalClock } from '../../../shared/time.ts';
import type { CsvCell } from '../report/csv-text.ts';

/** A column of an exported list. Figures stand as they are (durations in seconds), words in the reader's language. */
export interface CsvColumn<Row> {
  readonly label: string;
  readonly cell: (row: Row) => CsvCell;
}

/** What a column of the screen becomes in a file, by its id; one that shows several things becomes several. */
export type CsvColumns<Row> = Readonly<Record<string, readonly CsvColumn<Row>[]>>;

export interface CsvWords {
  readonly language: Locale;
  readonly translate: Translate;
  readonly clock: LocalClock;
}

/** "Duration (seconds)" */
export function inSeconds({ translate }: CsvWords, label: string): string {
  return translate('lists.csv.seconds', { label });
}

export function stageColumns<Row extends { readonly stages?: StageSeconds }>(words: CsvWords): CsvColumn<Row>[] {
  return STAGE_NAMES.map((stage) => ({
    label: inSeconds(words, words.translate(`metrics.stage.${stage}`)),
    cell: ({ stages }) => stages?.[stage] ?? null,
  }));
}

/** ISO 8601 on the local clock with its offset: "2024-11-13T14:05:00+09:00". */
export function localInstant(clock: LocalClock, instant: number | null): string | null {
  if (instant === null) return null;
  const offset = clock.offsetAt(instant);
  const local = new Date(instant + offset).toISOString();
  const time = local.endsWith('.000Z') ? local.slice(0, -5) : local.slice(0, -1);
  return time + offsetText(offset);
}

function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  const parts = [Math.floor(minutes / 60), Math.floor(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${parts.join(':')}`;
}
