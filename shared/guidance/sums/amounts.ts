/** Numbers as a question shows them: what is asked follows from these, not from what they were rounded from. */
import { formatNumber } from '../../i18n/format.ts';
import type { Localised } from '../localised.ts';
import { both, say } from './ask.ts';

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;
export type Unit = (typeof UNITS)[number][0];

/** Whole from ten on, one decimal from one on, two below. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  return Number(value.toFixed(size >= 10 ? 0 : size >= 1 ? 1 : 2));
}

export function numberText(value: number): Localised {
  return both((language) => formatNumber(rounded(value), language));
}

/** The largest unit of which these seconds are at least ten. */
export function unitOf(seconds: number): Unit {
  return UNITS.find(([, size]) => seconds >= 10 * size)?.[0] ?? 'seconds';
}

export function inUnit(seconds: number, unit: Unit): number {
  return seconds / (UNITS.find(([name]) => name === unit)?.[1] ?? 1);
}

/** "18 h" · "18시간" */
export function amount(value: number, unit: Unit): Localised {
  return say(`quizSums.unit.${unit}`, { value: numberText(value) });
}

/** Of amounts as they are shown, so with the decimals they have: "40.7 h". */
export function sumAmount(value: number, unit: Unit): Localised {
  return say(`quizSums.unit.${unit}`, { value: both((language) => formatNumber(value, language)) });
}
