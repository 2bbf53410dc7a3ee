/** Percentages as people write them. A range is read by its middle: the check's scores are of one number. */
import { spanOf, withoutApproximately } from './survey-span.ts';
import type { SurveyValue } from './survey-values.ts';

const NUMBER = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%|percent|per cent|pct|퍼센트|프로|건)?$/iu;
/** The question asks for so many of a hundred. */
const OF_A_HUNDRED =
  /^100\s*건\s*(?:중|가운데)(?:에서?)?\s*|\s*(?:(?:out\s+)?of\s+(?:a\s+|one\s+)?(?:100|hundred)|\/\s*100)$/giu;

interface Written {
  readonly number: number;
  readonly hasSign: boolean;
}

/** 0–100; null = not understood. "less than 5 %" is 0 to 5, "more than 50 %" is 50 to 100. */
export function percentOf(text: string, fractions: boolean): SurveyValue | null {
  const plain = text.replace(OF_A_HUNDRED, '');
  return percentIn(plain, fractions) ?? percentInBrackets(plain, fractions);
}

function percentIn(text: string, fractions: boolean): SurveyValue | null {
  const inPercent = ({ number, hasSign }: Written, signed: boolean): number =>
    hasSign || signed || !fractions ? number : number * 100;
  const one = written(withoutApproximately(text));
  if (one !== null) return within(inPercent(one, false), false);
  const span = spanOf(text);
  if (span === null) return null;
  const from = written(span.from ?? '0');
  const to = written(span.to ?? '100%');
  if (from === null || to === null) return null;
  // "10-20%": the sign is of both; an end that nobody wrote is no fraction.
  const signed = (span.from !== null && from.hasSign) || (span.to !== null && to.hasSign);
  const [low, high] = [inPercent(from, signed), inPercent(to, signed)];
  return low <= high && high <= 100 ? within((low + high) / 2, low !== high) : null;
}

/** "Low (0-15%)", "10% (a guess)": words beside it, that have no number of their own. */
function percentInBrackets(text: string, fractions: boolean): SurveyValue | null {
  const [, outside = '', inside = '', after = ''] = /^([^()]*)\(([^()]+)\)([^()]*)$/u.exec(text) ?? [];
  const beside = `${outside}${after}`.trim();
  if (!/\d/.test(inside)) return percentIn(beside, fractions);
  return /\d/.test(beside) ? null : percentIn(inside.trim(), fractions);
}

function within(percent: number, byMiddle: boolean): SurveyValue | null {
  // What comes of 0.07 × 100 is not what was written.
  const answer = Math.round(percent * 1e6) / 1e6;
  return answer <= 100 ? { answer, byMiddle } : null;
}

function written(text: string): Written | null {
  const [, digits, sign] = NUMBER.exec(text) ?? [];
  return digits === undefined ? null : { number: Number(digits.replace(',', '.')), hasSign: sign !== undefined };
}

/** `texts` = a column, as surveyText has it. Numbers without a sign are fractions where all of a column's lie within 0–1 and one is neither. */
export function areFractions(texts: readonly string[]): boolean {
  const numbers = texts.flatMap((text) => {
    const span = spanOf(text);
    const ends = span === null ? [text] : [span.from ?? '', span.to ?? ''];
    return ends.every((end) => end === '' || BARE.test(end)) ? ends.filter((end) => end !== '').map(bareNumber) : [];
  });
  return numbers.some((number) => !Number.isInteger(number)) && numbers.every((number) => number <= 1);
}

const BARE = /^\d*[.,]?\d+$/;

function bareNumber(text: string): number {
  return Number(text.replace(',', '.'));
}
