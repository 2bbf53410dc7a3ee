/**
 * Measured values as screens and exports write them: "33.6 req/s", "< 0.1 %", "8.70 ms", "450 µs", "12.3k", "1,234",
 * "1.234,5", "1h 20m". Scaling is done on the digits, so that 8.70 ms is 8.7 exactly.
 */
import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell } from './cell.ts';

/** What is measured, and in what its value is: a number; times per second; 0–1; milliseconds. */
export type Measure = 'count' | 'rate' | 'share' | 'duration';

export interface Quantity {
  readonly value: number;
  /** The text says what the number doesn't: a bound ("< 0.1 %"), or that it was rounded ("12.3k"). */
  readonly isRough: boolean;
}

/** How the numbers of one column are written. */
export interface NumberForm {
  /** "1,234" is a little more than one, "1.234" more than a thousand. */
  readonly decimalComma: boolean;
  /** The unit of numbers that name none; '' = that of the measure. */
  readonly unit: string;
}

export type QuantityProblem = 'value-wrong-type' | 'number-out-of-range';

/** 10 ** `shift`, then times `factor`. */
interface Scale {
  readonly shift: number;
  readonly factor: number;
}

const PLAIN_FORM: NumberForm = { decimalComma: false, unit: '' };
const LONGEST = 64;
const NUMBER = String.raw`(?:\d[\d.,' ’]*)?\d(?:e[+-]?\d{1,3})?|[.,]\d+`;
const WHOLE = new RegExp(
  String.raw`^(<=?|>=?|[≤≥~≈]|약)?\s*(${NUMBER})\s*([^\d\s].*?)?\s*(미만|이하|이상|초과)?$`,
  'u',
);
/** What machines write, told at a glance. */
const PLAIN = /^\d{1,15}(?:\.\d{1,15})?$/;
const PART = new RegExp(String.raw`(${NUMBER})\s*([^\d\s.,]+)\s*`, 'uy');

/** Null = nothing there. */
export function readQuantity(
  cell: Cell,
  measure: Measure,
  form: NumberForm = PLAIN_FORM,
): Quantity | QuantityProblem | null {
  if (cell === null) return null;
  if (typeof cell !== 'string') return isNumberCell(cell) ? fromNumber(cell.number, measure, form) : 'value-wrong-type';
  if (!form.decimalComma && PLAIN.test(cell)) {
    const plain = scaleOf(form.unit, measure);
    if (plain !== null) return checked(scaled(cell, plain), measure, false);
  }
  if (isAbsent(cell)) return null;
  if (cell.length > LONGEST) return 'value-wrong-type';
  const text = cell.normalize('NFKC').trim().toLowerCase();
  const match = WHOLE.exec(text);
  if (match === null) return 'value-wrong-type';
  const [, before, digits = '', unit = '', after] = match;
  const scale = scaleOf(unit || form.unit, measure);
  if (scale === null) return measure === 'duration' ? partsOf(text, form) : 'value-wrong-type';
  const decimal = decimalOf(digits, form.decimalComma);
  if (decimal === null) return 'value-wrong-type';
  const isRough = before !== undefined || after !== undefined || (unit !== '' && hasMagnitude(unit, measure));
  return checked(scaled(decimal, scale), measure, isRough);
}

function fromNumber(number: string, measure: Measure, form: NumberForm): Quantity | QuantityProblem {
  const scale = scaleOf(form.unit, measure);
  return scale === null ? 'value-wrong-type' : checked(scaled(number, scale), measure, false);
}

/** "1h 20m", "2분 30초". */
function partsOf(text: string, form: NumberForm): Quantity | QuantityProblem {
  let value = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [, digits = '', unit = ''] = PART.exec(text) ?? [];
    const scale = unit === '' ? null : scaleOf(unit, 'duration');
    const decimal = decimalOf(digits, form.decimalComma);
    if (scale === null || decimal === null) return 'value-wrong-type';
    value += scaled(decimal, scale);
  }
  return checked(value, 'duration', false);
}

function checked(value: number, measure: Measure, isRough: boolean): Quantity | QuantityProblem {
  if (Number.isNaN(value) || value < 0) return 'value-wrong-type';
  if (!Number.isFinite(value) || (measure === 'share' && value > 1)) return 'number-out-of-range';
  return { value, isRough };
}

function scaled(decimal: string, scale: Scale): number {
  if (scale === ONE) return Number(decimal);
  const { shift, factor } = scale;
  const [digits = '', exponent = '0'] = decimal.toLowerCase().split('e');
  return Number(`${digits}e${Number(exponent) + shift}`) * factor;
}

/** Digits with at most one point, as JavaScript writes them; null = they are grouped as nobody groups them. */
function decimalOf(written: string, decimalComma: boolean): string | null {
  const text = written.replaceAll(/(?<=\d)[ '’](?=\d{3}(?!\d))/gu, '');
  const mark = decimalMarkOf(text) ?? (decimalComma ? ',' : '.');
  const group = mark === ',' ? '.' : ',';
  const [whole = '', ...fractions] = text.split(mark);
  const parts = whole.split(group);
  if (fractions.length > 1 || fractions.some((fraction) => !/^\d*(?:e|$)/.test(fraction))) return null;
  const isGrouped = parts.every((part, i) =>
    (i === 0 ? /^\d{1,3}$/ : i < parts.length - 1 ? /^\d{2,3}$/ : /^\d{3}$/).test(part),
  );
  if (parts.length > 1 && !isGrouped) return null;
  return [parts.join(''), ...fractions].join('.');
}

/** The sign before the decimals as far as one number shows it: "1,234.5" does, "1,234" doesn't. */
export function decimalMarkOf(text: string): ',' | '.' | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const sign = comma >= 0 ? ',' : '.';
  if (text.indexOf(sign) !== text.lastIndexOf(sign)) return sign === ',' ? '.' : ',';
  return /^[1-9]\d{0,2}[.,]\d{3}(?!\d)/.test(text) ? null : sign;
}

function table(...rows: readonly (readonly [scale: Scale, words: string])[]): ReadonlyMap<string, Scale> {
  return new Map(rows.flatMap(([scale, words]) => words.split(' ').map((word) => [word, scale] as const)));
}

const ONE: Scale = { shift: 0, factor: 1 };

const DURATIONS = table(
  [{ shift: -6, factor: 1 }, 'ns nanos nanosecond nanoseconds 나노초'],
  [{ shift: -3, factor: 1 }, 'us μs micros microsecond microseconds 마이크로초'],
  [ONE, 'ms msec msecs millis millisecond milliseconds 밀리초'],
  [{ shift: 3, factor: 1 }, 's sec secs second seconds 초'],
  [{ shift: 3, factor: 60 }, 'm min mins minute minutes 분'],
  [{ shift: 3, factor: 3600 }, 'h hr hrs hour hours 시간'],
  [{ shift: 3, factor: 86_400 }, 'd day days 일'],
);
const SHARES = table([{ shift: -2, factor: 1 }, '% percent pct 퍼센트'], [{ shift: -3, factor: 1 }, '‰']);
const COUNTS = new Set(
  'request requests req reqs hit hits call calls error errors type types issue issues 건 회 개 번 종 종류'.split(' '),
);
const MAGNITUDES = table(
  [{ shift: 3, factor: 1 }, 'k 천'],
  [{ shift: 4, factor: 1 }, '만'],
  [{ shift: 6, factor: 1 }, 'm mn 백만'],
  [{ shift: 8, factor: 1 }, '억'],
  [{ shift: 9, factor: 1 }, 'b bn g'],
);
const RATE_WORDS = table(
  [ONE, 'rps qps tps'],
  [{ shift: 0, factor: 1 / 60 }, 'rpm qpm'],
  [{ shift: 0, factor: 1 / 3600 }, 'rph'],
);
/** "req/s", "requests per minute", "reqs/10s" */
const PER = /^(\p{L}*)\s*(?:\/|per\s)\s*([1-9]\d{0,3})?\s*(\p{L}+)$/u;

/** Null = no unit of this measure. */
function scaleOf(unit: string, measure: Measure): Scale | null {
  if (unit === '') return ONE;
  if (measure === 'duration') return DURATIONS.get(unit) ?? null;
  if (measure === 'share') return SHARES.get(unit) ?? null;
  const { magnitude, rest } = magnitudeOf(unit, measure);
  const scale = measure === 'count' ? countScale(rest) : rateScale(rest);
  return scale === null ? null : { shift: scale.shift + magnitude.shift, factor: scale.factor };
}

/** Whether a text in small letters is a unit of a measure. */
export function isUnit(text: string, measure: Measure): boolean {
  return text !== '' && scaleOf(text, measure) !== null;
}

function countScale(unit: string): Scale | null {
  return unit === '' || COUNTS.has(unit) ? ONE : null;
}

function rateScale(unit: string): Scale | null {
  if (unit === '') return ONE;
  const word = RATE_WORDS.get(unit);
  if (word !== undefined) return word;
  const [, counted = '', several = '1', time = ''] = PER.exec(unit) ?? [];
  const per = DURATIONS.get(time);
  if (per === undefined || (counted !== '' && !COUNTS.has(counted) && counted !== 'op' && counted !== 'ops'))
    return null;
  // Tens go where digits are moved, so that 3 in ten seconds is 0.3 exactly.
  const tens = /0*$/.exec(several)?.[0].length ?? 0;
  return { shift: 3 - per.shift - tens, factor: 1 / (per.factor * (Number(several) / 10 ** tens)) };
}

/** The "k" of "k req/s" and of "12.3k". A unit that is one as it stands has none: "건". */
function magnitudeOf(unit: string, measure: Measure): { readonly magnitude: Scale; readonly rest: string } {
  const [, word = ''] = /^(k|mn|m|bn|b|g|천|백만|만|억)(?![a-z])/.exec(unit) ?? [];
  const magnitude = MAGNITUDES.get(word);
  if (magnitude === undefined || (measure === 'rate' && /^\p{L}+$/u.test(unit) && RATE_WORDS.has(unit)))
    return { magnitude: ONE, rest: unit };
  return { magnitude, rest: unit.slice(word.length).trim() };
}

function hasMagnitude(unit: string, measure: Measure): boolean {
  return (measure === 'count' || measure === 'rate') && magnitudeOf(unit, measure).magnitude !== ONE;
}
