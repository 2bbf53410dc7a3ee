/**
 * Parts of OpenTelemetry's metrics as JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): keys in
 * camel case, or with underscores as the protocol's own; 64-bit numbers as texts.
 */
import { type Cell, isNumberCell } from '../../../../shared/import/cell.ts';
import { readValue } from './prometheus-element.ts';

export type Members = ReadonlyMap<string, Cell>;

const NOTHING: Members = new Map();
const snakes = new Map<string, string>();

/** By its key in camel case; null = it isn't there. */
export function memberOf(object: Members, key: string): Cell {
  const camel = object.get(key);
  if (camel !== undefined) return camel;
  let snake = snakes.get(key);
  if (snake === undefined) {
    snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakes.set(key, snake);
  }
  return object.get(snake) ?? null;
}

/** Empty = it is no object. */
export function objectOf(cell: Cell): Members {
  return cell instanceof Map ? (cell as Members) : NOTHING;
}

/** Its elements that are objects. */
function objectsOf(cell: Cell): readonly Members[] {
  return Array.isArray(cell) ? (cell as readonly Cell[]).filter((item): item is Members => item instanceof Map) : [];
}

/** The first of the keys that leads to a list of objects. */
export function listOf(object: Members, ...keys: readonly string[]): readonly Members[] {
  for (const key of keys) {
    const list = memberOf(object, key);
    if (Array.isArray(list)) return objectsOf(list);
  }
  return [];
}

/** NaN = there is none; null = it is no number. */
export function numberAt(object: Members, ...keys: readonly string[]): number | null {
  for (const key of keys) {
    const cell = memberOf(object, key);
    if (cell !== null) return readValue(cell);
  }
  return Number.NaN;
}

/** Null = it is no list of numbers; absent is an empty one. */
export function numbersAt(object: Members, key: string): readonly number[] | null {
  const cell = memberOf(object, key);
  if (cell === null) return [];
  if (!Array.isArray(cell)) return null;
  const numbers = (cell as readonly Cell[]).map(readValue);
  return numbers.every((number): number is number => number !== null && !Number.isNaN(number)) ? numbers : null;
}

const LATEST_MS = 8.64e15;

/** Epoch milliseconds of nanoseconds, cut; 0 = there is none; NaN = it is no time. */
export function timeAt(object: Members, key: string): number {
  const cell = memberOf(object, key);
  if (cell === null) return 0;
  const text = typeof cell === 'string' ? cell.trim() : isNumberCell(cell) ? cell.number : '';
  if (!/^\d{1,30}$/.test(text)) {
    // A program that reads large numbers as floating ones writes them so: 1.7408232e+18.
    const number = readValue(text);
    return number === null || !(number >= 0) || number / 1e6 > LATEST_MS ? Number.NaN : Math.floor(number / 1e6);
  }
  const time = Number(text.slice(0, -6));
  return time > LATEST_MS ? Number.NaN : time;
}

/** Those whose values are texts, numbers or flags. */
export function attributesOf(object: Members): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const pair of objectsOf(memberOf(object, 'attributes'))) {
    const key = pair.get('key');
    const value = textOf(objectOf(pair.get('value') ?? null));
    if (typeof key === 'string' && value !== null) attributes.set(key, value);
  }
  return attributes;
}

/** https://opentelemetry.io/docs/specs/otel/common/#anyvalue */
function textOf(value: Members): string | null {
  for (const key of ['stringValue', 'intValue', 'doubleValue', 'boolValue']) {
    const cell = memberOf(value, key);
    if (typeof cell === 'string') return cell;
    if (typeof cell === 'boolean') return String(cell);
    if (cell !== null && isNumberCell(cell)) return cell.number;
  }
  return null;
}

export type Temporality = 'delta' | 'cumulative';

/** Null = it doesn't say how its values count. */
export function temporalityOf(data: Members): Temporality | null {
  const cell = memberOf(data, 'aggregationTemporality');
  const said = typeof cell === 'string' ? cell : cell !== null && isNumberCell(cell) ? cell.number : '';
  if (said === '1' || /DELTA$/i.test(said)) return 'delta';
  return said === '2' || /CUMULATIVE$/i.test(said) ? 'cumulative' : null;
}

/** Milliseconds of a unit (UCUM); null = it is no unit of time. */
export function millisecondsOf(unit: string): number | null {
  const units: ReadonlyMap<string, number> = new Map([
    ['s', 1000],
    ['sec', 1000],
    ['seconds', 1000],
    ['ms', 1],
    ['milliseconds', 1],
    ['us', 1e-3],
    ['µs', 1e-3],
    ['microseconds', 1e-3],
    ['ns', 1e-6],
    ['nanoseconds', 1e-6],
    ['min', 60_000],
  ]);
  return units.get(unit.trim()) ?? null;
}
