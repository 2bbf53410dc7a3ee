import { type Cell, cellText } from '../../../../shared/import/cell.ts';
import { SERIES_VALUES } from '../../../../shared/import/presets/metric-series.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import type { ImportNotice } from '../../../../shared/import-batch.ts';
import { escapeDamage, excerptOf } from '../bytes/damage.ts';
import { JsonFault } from '../json/json-reader.ts';
import { type JsonRecords, jsonRecords } from '../json/json-records.ts';
import { jsonError } from '../json/json-source.ts';
import { EXCERPT_BYTES, ROW_LIMIT, SERIES_LIMIT } from '../limits.ts';
import type { ImportPlan } from '../plan/plan-import.ts';
import type { BadRecord, DamageCheck, RecordSource, SourceStep } from '../record-source.ts';
import type { Counting } from './metric-role.ts';
import type { SeriesForm } from './series-form.ts';
import { SeriesJoin } from './series-join.ts';
import type { Labels } from './series-labels.ts';
import type { SeriesChoices } from './series-reading.ts';
import { fieldsOfColumns, SeriesRowView } from './series-row.ts';
import type { SeriesRow } from './series-rows.ts';

export interface SeriesSourceRequest {
  readonly file: string;
  readonly found: SeriesForm;
  readonly choices: SeriesChoices;
  readonly plan: Pick<ImportPlan, 'columns' | 'mapping'>;
  readonly isDamaged: DamageCheck;
}

/** Columns of series without a name, for the user to say what they are, and how their values count. */
export const UNNAMED_COLUMNS: Readonly<Record<string, UnnamedColumn>> = {
  /** Seconds, shares; of counts whatever the values look like. */
  value: { counting: null, toMilliseconds: 1000 },
  rate: { counting: 'rate', toMilliseconds: 1000 },
  increase: { counting: 'count', toMilliseconds: 1000 },
  milliseconds: { counting: null, toMilliseconds: 1 },
};

export interface UnnamedColumn {
  /** Null = as the beginning of the file shows. */
  readonly counting: Counting | null;
  readonly toMilliseconds: number;
}

const MADE_COLUMNS: ReadonlySet<string> = new Set([...SERIES_VALUES, ...Object.keys(UNNAMED_COLUMNS)]);

/** Something that can't be used, with what a report shows of it. */
interface Refused extends BadRecord {
  readonly line: number;
  readonly raw: string | null;
  readonly excerpt: string;
}

/** The points of a file of series. Rejected series come as they are read, the rows when there is nothing left to read. */
export class SeriesSource implements RecordSource {
  readonly columns: ImportPlan['columns'];
  readonly row: SeriesRowView;
  bad: Refused | null = null;

  readonly #file: string;
  readonly #records: JsonRecords;
  readonly #isDamaged: DamageCheck;
  readonly #join: SeriesJoin;
  readonly #refused: Refused[] = [];
  #rows: Generator<SeriesRow, void, undefined> | null = null;
  /** Chunks that aren't looked at yet, and how long an element is that goes on behind what was looked at. */
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #begunBytes = 0;

  constructor({ file, found, choices, plan, isDamaged }: SeriesSourceRequest) {
    this.columns = plan.columns;
    this.#file = file;
    this.#records = jsonRecords(found.form, SERIES_LIMIT);
    this.#isDamaged = isDamaged;
    this.#join = new SeriesJoin(file, found.preset, choices);
    this.row = new SeriesRowView(fieldsOfColumns(plan.columns, plan.mapping), this.#join.interval);
  }

  get line(): number {
    return this.bad?.line ?? this.row.row?.line ?? 1;
  }

  /** A long element is looked at each time that as much again has come, so that reading it stays linear in its length. */
  append(chunk: Uint8Array): void {
    this.#waiting.push(Buffer.from(chunk));
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes >= this.#begunBytes) this.#hand();
  }

  finish(): void {
    this.#hand();
    this.#records.finish();
  }

  #hand(): void {
    if (this.#waitingBytes === 0) return;
    this.#records.append(Buffer.concat(this.#waiting));
    this.#begunBytes += this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** No more will be looked at, though there is more: what has come becomes rows. */
  cut(): void {
    this.#rows ??= this.#join.rows();
  }

  next(): SourceStep {
    this.bad = null;
    for (;;) {
      const refused = this.#refused.shift();
      if (refused !== undefined) {
        this.bad = refused;
        return 'bad';
      }
      if (this.#rows !== null) return this.#nextRow(this.#rows);
      const step = this.#read();
      if (step !== null) return step;
    }
  }

  #nextRow(rows: Generator<SeriesRow, void, undefined>): SourceStep {
    const next = rows.next();
    if (next.done === true) return 'end';
    this.row.row = next.value;
    return 'row';
  }

  /** Null = look again. */
  #read(): SourceStep | null {
    const records = this.#records;
    try {
      const step = records.next();
      if (step === 'more' || step === 'blank') return step;
      this.#begunBytes = 0;
      if (step === 'end') this.#rows = this.#join.rows();
      else if (step === 'record') this.#record();
      else if (step === 'bad-line') this.#refuse('json-malformed', null, this.#start());
      else if (step === 'too-long') this.#refuse('series-too-long', null, `${records.bytes} bytes`);
      else this.#refuse('not-of-this-kind', null, records.record);
      return null;
    } catch (thrown) {
      throw thrown instanceof JsonFault ? jsonError(thrown, records.place(thrown), this.#file) : thrown;
    }
  }

  #record(): void {
    const { taken, issue, line } = this.#records;
    if (this.#isDamaged?.(this.#records.recordBytes())) {
      this.#refuse('text-undecodable', null, this.#start());
    } else if (issue !== null) this.#refuse(issue.code, issue.column, issue.value);
    else {
      for (const { code, column, value, labels } of this.#join.feed(taken.value, line)) {
        const raw = labelsText(labels);
        this.#refused.push({ code, column, value, line, raw, excerpt: raw ?? '' });
      }
    }
  }

  #refuse(code: BadRecord['code'], column: string | null, value: Cell): void {
    const { line, bytes } = this.#records;
    const isShort = bytes > 0 && bytes <= ROW_LIMIT && code !== 'not-of-this-kind';
    const raw = isShort ? escapeDamage(this.#records.recordBytes()) : null;
    this.#refused.push({ code, column, value, line, raw, excerpt: this.#start() });
  }

  #start(): string {
    return excerptOf(this.#records.recordBytes(), EXCERPT_BYTES);
  }

  whole(): SourceRecord {
    return this.row.record();
  }

  raw(): string | null {
    if (this.bad !== null) return this.bad.raw;
    const members = [...this.row.record()].map(
      ([field, cell]) =>
        `${JSON.stringify(field)}:${typeof cell === 'string' ? JSON.stringify(cell) : cellText(cell, ROW_LIMIT)}`,
    );
    return `{${members.join(',')}}`;
  }

  excerpt(): string {
    return this.bad?.excerpt ?? '';
  }

  isSummary(): boolean {
    return false;
  }

  ignored(): readonly string[] {
    return [];
  }

  get made(): ReadonlySet<string> {
    return MADE_COLUMNS;
  }

  notices(): readonly ImportNotice[] {
    return this.#join.notices();
  }
}

/** A series is told by its labels; its values can't be mended one by one. Null = they are too long to keep. */
function labelsText(labels: Labels): string | null {
  const text = JSON.stringify({ metric: Object.fromEntries(labels) });
  return text.length <= ROW_LIMIT ? text : null;
}
