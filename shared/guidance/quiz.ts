/**
 * Knowledge quiz: packs are data, answering is scored here. A question counts as right only when exactly its correct
 * options are chosen; what was chosen rightly and wrongly is told beside it.
 */
import type { Localised } from './localised.ts';

export interface QuizOption {
  readonly id: string;
  readonly text: Localised;
}

export interface QuizQuestion {
  readonly id: string;
  readonly prompt: Localised;
  readonly options: readonly QuizOption[];
  /** Ids of the correct options: one, or as many as the prompt asks for. */
  readonly correct: readonly string[];
  readonly explanation: Localised;
  readonly source: { readonly title: Localised; readonly url: string };
}

export interface QuizPack {
  readonly id: string;
  readonly title: Localised;
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

/** `answers`: question id -> chosen option ids; a question that is absent was not answered. */
export function scoreQuiz(pack: QuizPack, answers: QuizAnswers): QuizScore {
  const answered = pack.questions.filter((question) => (answers[question.id]?.length ?? 0) > 0);
  return {
    right: answered.filter((question) => isRight(question, answers[question.id] ?? [])).length,
    answered: answered.length,
    total: pack.questions.length,
  };
}
