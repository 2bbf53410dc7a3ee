/**
 * What people write into a survey, as answers: a category 1–6, a percentage 0–100, an agreement 1–5. English and Korean,
 * the wording of dora.dev's surveys (CC BY 4.0) and our own. Null = not understood.
 */
import { isPercentMetric, QUICK_CHECK_METRICS } from './quick-check.ts';
import { agreementOf } from './survey-agreement.ts';
import { categoryNumber, categoryOf } from './survey-categories.ts';
import { spokenDuration } from './survey-durations.ts';
import { spokenFrequency } from './survey-frequencies.ts';
import { percentOf } from './survey-percent.ts';
import type { SurveyScale } from './survey-questions.ts';
import { surveyText, withoutLabel } from './survey-text.ts';

/** What a whole column says of how its values are meant. */
export interface ColumnSense {
  /** Percentages are written as fractions: 0.15. */
  readonly fractions: boolean;
  /** Steps of agreement, of the whole file. */
  readonly points: 5 | 7;
}

/** An answer as a number on its question's scale. */
export interface SurveyValue {
  readonly answer: number;
  /** What was written is a range over several answers, of which this is the middle. */
  readonly byMiddle: boolean;
}

/** Nothing was answered. */
export function isUnanswered(value: string): boolean {
  return NOTHING.test(surveyText(value));
}

const NOTHING =
  /^(?:[-–—.?]*|n\/?a|none|null|skip(?:ped)?|no answer|(?:i )?(?:don['’]?t|do not) know(?: or n\/?a)?|not sure|unknown|prefer not to (?:answer|say)(?: or n\/?a)?|not applicable|모름|모르겠음|모르겠(?:다|어요|습니다)|잘 ?모르겠(?:음|다|어요|습니다)|해당 ?없음|무응답|답변 ?(?:안 ?함|거부)|미응답)$/iu;

export function surveyValue(value: string, scale: SurveyScale, sense: ColumnSense): SurveyValue | null {
  const text = surveyText(value);
  const bare = withoutLabel(text);
  switch (scale) {
    case 'duration':
    case 'frequency': {
      const spoken = scale === 'duration' ? spokenDuration : spokenFrequency;
      // The words of an option are surer than the number that a form gave it.
      return exact(categoryOf(bare, scale)) ?? spoken(text) ?? spoken(bare) ?? exact(categoryNumber(text));
    }
    case 'percent':
      return percentOf(text, sense.fractions) ?? percentOf(bare, sense.fractions);
    case 'agreement':
      return exact(agreementOf(text, sense.points)) ?? agreementRange(text, sense.points);
  }
}

function exact(answer: number | null): SurveyValue | null {
  return answer === null ? null : { answer, byMiddle: false };
}

/** "3~4": between two steps. */
function agreementRange(text: string, points: 5 | 7): SurveyValue | null {
  const [, low = '', high = ''] = /^(\d)\s*[-~]\s*(\d)\s*점?$/u.exec(text) ?? [];
  const [from, to] = [agreementOf(low, points), agreementOf(high, points)];
  return from === null || to === null || from >= to ? null : { answer: (from + to) / 2, byMiddle: true };
}

/** Whether an answer is one of a question's: what a round keeps is checked by it. */
export function isQuickCheckAnswer(metric: string, answer: unknown): answer is number {
  const known = QUICK_CHECK_METRICS.find((name) => name === metric);
  if (known === undefined || typeof answer !== 'number') return false;
  if (isPercentMetric(known)) return answer >= 0 && answer <= 100;
  return Number.isInteger(answer) && answer >= 1 && answer <= 6;
}
