/**
 * Series in, rows out: whatever order the series come in, the rows come when all of them are there. What a file says nothing
 * of is empty in its rows, never 0: the requests of one file and the latencies of another, imported one after the other,
 * are rows with the same key, and who reads them takes of each field what was said last (versions/read-measurements.ts).
 * So that their keys are the same, all values of a step are of the interval that begins one step before them.
 */
import type { Cell } from '../../../../shared/import/cell.ts';
import { prometheusRange } from '../../../../shared/import/presets/metric-series.ts';
import type { ImportNotice } from '../../../../shared/import-batch.ts';
import { intervalOf } from './intervals-of-series.ts';
import { OtelFeed } from './otel-feed.ts';
import { PrometheusFeed } from './prometheus-feed.ts';
import type { SeriesForm } from './series-form.ts';
import { type BadSeries, type SeriesChoices, SeriesReading } from './series-reading.ts';
import { type RowsNotes, rowsOf, type SeriesRow } from './series-rows.ts';
import { MOST_ENDPOINTS, SeriesTable } from './series-table.ts';

export class SeriesJoin {
  readonly reading: SeriesReading;
  /** Seconds of an interval. */
  readonly interval: number;
  readonly #feed: PrometheusFeed | OtelFeed;
  readonly #rowsNotes: RowsNotes = { alike: new Set(), used: new Set(), averaged: 0 };

  constructor(file: string, preset: SeriesForm['preset'], choices: SeriesChoices) {
    this.reading = new SeriesReading(new SeriesTable(file), choices);
    this.interval = intervalOf(choices.step) / 1000;
    this.#feed = preset === prometheusRange ? new PrometheusFeed(this.reading) : new OtelFeed(this.reading);
  }

  /** What of an element can't be used. Throws 'series-too-large'. */
  feed(element: Cell, line: number): readonly BadSeries[] {
    return this.#feed.feed(element, line);
  }

  rows(): Generator<SeriesRow, void, undefined> {
    return rowsOf(this.reading.table, this.#rowsNotes);
  }

  /** What is worth saying of the rows. */
  notices(): readonly ImportNotice[] {
    const { notes, table, choices } = this.reading;
    const { alike, used, averaged } = this.#rowsNotes;
    const unused = new Set([...alike].filter((metric) => !used.has(metric)));
    const isCounter = choices.unnamed.counting === 'counter';
    const counts: readonly [ImportNotice['code'], number, ImportNotice['params']?][] = [
      ['series-passed', notes.passed, { names: listed(notes.passedNames) }],
      [isCounter ? 'series-unnamed-counters' : 'series-unnamed', choices.isUnnamedChosen ? 0 : notes.unnamed],
      ['series-gaps', notes.gaps],
      ['series-repeated', notes.repeated],
      ['percentiles-averaged', averaged],
    ];
    const said = counts.filter(([, count]) => count > 0);
    return [
      ...said.map(([code, count, params]): ImportNotice => ({ code, params: { count, ...params } })),
      ...notice(notes.isEstimated, 'counts-estimated', { seconds: this.interval }),
      ...notice(unused.size > 0, 'series-alike', { names: listed(unused) }),
      ...notice(table.crowded.size > 0, 'endpoints-left-out', {
        limit: MOST_ENDPOINTS,
        services: listed(table.crowded),
      }),
    ];
  }
}

function notice(isSaid: boolean, code: ImportNotice['code'], params: ImportNotice['params']): ImportNotice[] {
  return isSaid ? [{ code, params }] : [];
}

const LISTED = 300;

function listed(names: ReadonlySet<string>): string {
  const text = [...names].filter((name) => name !== '').join(', ');
  return text.length <= LISTED ? text : `${text.slice(0, LISTED)}…`;
}
