export type CsvStep =
  /** A record: `fields`, `text`, `line`. */
  | 'record'
  /** An empty line. */
  | 'blank'
  /** Text follows a closing quote: the record's first line is `text(0)`. */
  | 'bad-quote'
  /** A line of a record whose quote is never closed: `text(0)`. */
  | 'unclosed'
  /** A record over ROW_LIMIT, gone; `bytes` long. */
  | 'too-long'
  /** An unclosed quote over ROW_LIMIT: nothing after `line` could be read. */
  | 'unclosed-too-long'
  /** Give it the next chunk, or say that there is none. */
  | 'more'
  | 'end';

export interface CsvDialect {
  /** One ASCII byte. */
  readonly delimiter: number;
  /** "a, b": the space after a delimiter is not part of the value. */
  readonly skipInitialSpace: boolean;
}
