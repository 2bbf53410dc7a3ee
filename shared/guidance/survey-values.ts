/**
 * What people write into a survey, as answers: a category 1–6, a percentage 0–100, an agreement 1–5. English and Korean,
 * the wording of dora.dev's surveys (CC BY 4.0) and our own. Null = not understood.
 */
import { isPercentMetric, QUICK_CHECK_METRICS } from './quick-check.ts';
import { agreementOf } from './survey-agreement.ts';
import { categoryOf } from './survey-categories.ts';
import type { SurveyScale } from './survey-questions.ts';

/** What a whole column says of how its values are meant. */
export interface ColumnSense {
  /** Percentages are written as fractions: 0.15. */
  readonly fractions: boolean;
  /** Steps of agreement, of the whole file. */
  readonly points: 5 | 7;
}

/** Nothing was answered. */
export function isUnanswered(value: string): boolean {
  return NOTHING.test(value.trim());
}

const NOTHING =
  /^(?:[-–—.?]*|n\/?a|none|null|skip(?:ped)?|no answer|(?:i )?(?:don['’]?t|do not) know(?: or n\/?a)?|not sure|unknown|prefer not to (?:answer|say)(?: or n\/?a)?|not applicable|모름|모르겠음|모르겠(?:다|어요|습니다)|잘 ?모르겠(?:음|다|어요|습니다)|해당 ?없음|무응답|답변 ?(?:안 ?함|거부)|미응답)$/iu;

export function surveyAnswer(value: string, scale: SurveyScale, { fractions, points }: ColumnSense): number | null {
  const text = value.normalize('NFKC').trim();
  switch (scale) {
    case 'duration':
    case 'frequency':
      return categoryOf(text, scale);
    case 'percent':
      return percentOf(text, fractions);
    case 'agreement':
      return agreementOf(text, points);
  }
}

function percentOf(text: string, fractions: boolean): number | null {
  const [, digits, sign] =
    /^(?:about|around|approx\.?|approximately|~|약|대략)?\s*(\d+(?:[.,]\d+)?)\s*(%|percent|퍼센트|프로)?\s*(?:정도|쯤)?$/iu.exec(
      text,
    ) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits.replace(',', '.'));
  const percent = sign === undefined && fractions ? Math.round(number * 1e8) / 1e6 : number;
  return percent <= 100 ? percent : null;
}

/** Numbers without a sign are fractions where all of a column's lie within 0–1 and one is neither. */
export function areFractions(values: readonly string[]): boolean {
  const numbers = values.flatMap((value) =>
    /^\d*[.,]?\d+$/.test(value.trim()) ? [Number(value.replace(',', '.'))] : [],
  );
  return numbers.some((number) => !Number.isInteger(number)) && numbers.every((number) => number <= 1);
}

/** Whether an answer is one of a question's: what a round keeps is checked by it. */
export function isQuickCheckAnswer(metric: string, answer: unknown): answer is number {
  const known = QUICK_CHECK_METRICS.find((name) => name === metric);
  if (known === undefined || typeof answer !== 'number') return false;
  if (isPercentMetric(known)) return answer >= 0 && answer <= 100;
  return Number.isInteger(answer) && answer >= 1 && answer <= 6;
}
