import type { Instant, VersionRecord } from '../model.ts';
import type { Cell } from './cell.ts';
import { readFlag } from './coerce-text.ts';
import type { FieldReader } from './field-reader.ts';
import { VERSION_FIELDS, type VersionField } from './fields.ts';
import type { Measure } from './read-quantity.ts';
import { saysActive } from './relative-time.ts';

/** One row as statistics of a version; null = it can't be one, and `reader.failure` says why. */
export function readVersion(reader: FieldReader): VersionRecord | null {
  const texts = listedTexts(reader.cell('texts'));
  const at = reader.optionalTime('at');
  const amount = (field: VersionField, measure: Measure) => readAmount(reader, field, measure, at === null, texts);
  const service = reader.name('service');
  const version = reader.identifier('version');
  const lastSeen = readSeen(reader, 'last_seen', texts);
  const record = {
    service: service ?? '',
    environment: reader.text('env'),
    version: version ?? '',
    sha: reader.sha('sha'),
    endpoint: reader.text('endpoint'),
    at,
    firstSeenAt: readSeen(reader, 'first_seen', texts).at,
    lastSeenAt: lastSeen.at,
    active: lastSeen.isActive || saidActive(reader),
    requests: amount('requests', 'count'),
    requestsPerSecond: amount('request_rate', 'rate'),
    errors: amount('errors', 'count'),
    errorRate: amount('error_rate', 'share'),
    errorTypes: amount('error_types', 'count'),
    p50: amount('p50', 'duration'),
    p75: amount('p75', 'duration'),
    p90: amount('p90', 'duration'),
    p95: amount('p95', 'duration'),
    p99: amount('p99', 'duration'),
    max: amount('max', 'duration'),
    mean: amount('mean', 'duration'),
    histogram: reader.histogram('histogram'),
    texts,
  };
  if (service === null) reader.fail('service', 'service-missing');
  if (version === null) reader.fail('version', 'version-missing');
  if (record.errorTypes !== null && !Number.isSafeInteger(record.errorTypes))
    reader.fail('error_types', 'value-wrong-type');
  if (isBefore(record.lastSeenAt, record.firstSeenAt)) reader.fail('last_seen', 'end-before-start');
  return reader.failure === null ? record : null;
}

type Texts = Record<string, string>;

/**
 * Keeps the text of a bound and of a rounded number: the number alone would claim to be exact. Of a version's whole life
 * also that of a number with a unit, so that the table can be shown as it was.
 */
function readAmount(
  reader: FieldReader,
  field: VersionField,
  measure: Measure,
  isLife: boolean,
  texts: Texts,
): number | null {
  const quantity = reader.quantity(field, measure);
  if (quantity === null) return null;
  const cell = quantity.isRough || isLife ? reader.cell(field) : null;
  if (typeof cell === 'string' && (quantity.isRough || UNIT.test(cell))) texts[field] = cell.trim();
  return quantity.value;
}

const LONGEST_TEXT = 64;

/** Of a list written here: the texts that the numbers beside them stood for. */
function listedTexts(cell: Cell): Texts {
  const found = typeof cell === 'string' ? parsedObject(cell) : null;
  const entries = VERSION_FIELDS.flatMap((field) => {
    const text = found?.[field];
    return typeof text === 'string' && text !== '' && text.length <= LONGEST_TEXT ? [[field, text]] : [];
  });
  return Object.fromEntries(entries) as Texts;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

const UNIT = /\d\s*[^\d\s.,'’_-]+\s*$/u;

interface Seen {
  readonly at: Instant | null;
  readonly isActive: boolean;
}

function readSeen(reader: FieldReader, field: 'first_seen' | 'last_seen', texts: Texts): Seen {
  const cell = reader.cell(field);
  if (typeof cell === 'string') {
    const isActive = saysActive(cell);
    const at = isActive ? null : reader.agoTime(field);
    if (isActive || at !== null) {
      texts[field] = cell.trim();
      return { at, isActive: isActive && field === 'last_seen' };
    }
  }
  return { at: reader.optionalTime(field), isActive: false };
}

/** A flag, or a word of where a version stands: what is not said to run doesn't. */
function saidActive(reader: FieldReader): boolean {
  const cell = reader.cell('active');
  if (typeof cell === 'boolean') return cell;
  const text = reader.identifier('active');
  return text !== null && (readFlag(text) ?? saysActive(text));
}

function isBefore(instant: Instant | null, other: Instant | null): boolean {
  return instant !== null && other !== null && instant < other;
}
