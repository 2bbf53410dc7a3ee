/** How a JSON file holds its records, and what reading them gives. */

/** The way from the outermost value to a record. Empty = it is the record. */
export type JsonPath = readonly JsonPathStep[];
export type JsonPathStep =
  /** Every element of an array. */
  | { readonly kind: 'elements' }
  /** The value of a key of an object; null = its first array of objects but those named. */
  | { readonly kind: 'member'; readonly key: string | null; readonly notIn: ReadonlySet<string> };

export type JsonForm =
  | { readonly kind: 'lines' }
  /** Values one after another: as far as the beginning shows, one or `several`. */
  | { readonly kind: 'tree'; readonly path: JsonPath; readonly several: boolean };

export type JsonStep =
  /** `record`, `issue`, `line`. */
  | 'record'
  /** A line that is no JSON. */
  | 'bad-line'
  /** A record over ROW_LIMIT, gone; `bytes` long. */
  | 'too-long'
  /** An object without the records that others like it have, gone; `record` holds the beginning of it. */
  | 'no-records'
  | 'blank'
  | 'more'
  | 'end';
