/**
 * Knowledge quiz: packs are data, answering is scored here. A question counts as right only when exactly its correct
 * options are chosen; what was chosen rightly and wrongly is told beside it.
 */
import type { Localised } from './localised.ts';

export const QUIZ_TOPICS = ['definitions', 'sums', 'charts', 'practices', 'tools'] as const;
export type QuizTopic = (typeof QUIZ_TOPICS)[number];

/** What a question shows to be read: drawn by the renderer, and read out as a table. */
export type QuizFigure =
  | {
      readonly kind: 'bars' | 'line';
      /** One a value: days, weeks, names. */
      readonly labels: readonly Localised[];
      readonly series: readonly { readonly name: Localised; readonly values: readonly (number | null)[] }[];
      readonly unit: QuizUnit;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Localised[];
      readonly rows: readonly (readonly Localised[])[];
    };
export type QuizUnit = 'deployments' | 'hours' | 'percent' | 'incidents' | 'none';

export interface QuizOption {
  readonly id: string;
  readonly text: Localised;
  /** Stays at the end when options are shuffled: "all of them". */
  readonly last?: boolean;
}

export interface QuizQuestion {
  readonly id: string;
  readonly prompt: Localised;
  readonly options: readonly QuizOption[];
  /** Ids of the correct options: one, or as many as the prompt asks for. */
  readonly correct: readonly string[];
  readonly explanation: Localised;
  /** null = it stands by itself (a sum, a chart). */
  readonly source: { readonly title: Localised; readonly url: string } | null;
  readonly topic: QuizTopic;
  readonly figure?: QuizFigure;
  /** For the count-down before an audience; absent = 30. */
  readonly seconds?: number;
  /** For whoever hosts, never on the audience's screen. */
  readonly hostNote?: Localised;
}

/** A pack's JSON form is published as a schema (packs/quiz-pack.schema.json): main reads packs through it (quiz-pack.ts). */
export interface QuizPack {
  readonly id: string;
  readonly title: Localised;
  readonly about?: Localised;
  /** Who wrote it, and under which licence it may be used. */
  readonly author?: string;
  readonly licence?: string;
  readonly questions: readonly QuizQuestion[];
}

/** How many options the reader is asked to choose. */
export function choiceCount(question: QuizQuestion): number {
  return question.correct.length;
}

/**
 * The selection after an option is chosen: with one choice the new one replaces the old; with several it is switched
 * on or off, and nothing is added once as many as asked for are chosen.
 */
export function toggleChoice(question: QuizQuestion, chosen: readonly string[], option: string): readonly string[] {
  if (choiceCount(question) === 1) return [option];
  if (chosen.includes(option)) return chosen.filter((id) => id !== option);
  return chosen.length < choiceCount(question) ? [...chosen, option] : chosen;
}

export type QuizAnswers = Readonly<Record<string, readonly string[]>>;

export interface QuizScore {
  readonly right: number;
  readonly answered: number;
  readonly total: number;
}

export function isRight(question: QuizQuestion, chosen: readonly string[]): boolean {
  const distinct = new Set(chosen);
  return distinct.size === question.correct.length && question.correct.every((id) => distinct.has(id));
}

/** What was chosen; nothing where the question was not answered. A question's id may be any word, `constructor` too. */
function chosenIn(answers: QuizAnswers, question: QuizQuestion): readonly string[] {
  return Object.hasOwn(answers, question.id) ? (answers[question.id] ?? []) : [];
}

/** `answers`: question id -> chosen option ids; a question that is absent was not answered. */
export function scoreQuiz(pack: QuizPack, answers: QuizAnswers): QuizScore {
  const answered = pack.questions.filter((question) => chosenIn(answers, question).length > 0);
  return {
    right: answered.filter((question) => isRight(question, chosenIn(answers, question))).length,
    answered: answered.length,
    total: pack.questions.length,
  };
}
