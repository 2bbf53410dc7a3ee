/** The quiz under way: kept while the window is open. */
import { create } from 'zustand';
import { type QuizAnswers, type QuizPack, type QuizQuestion, toggleChoice } from '../../../shared/guidance/quiz.ts';

interface QuizState {
  /** Index of the question shown; as many as there are questions = the score. */
  readonly step: number;
  /** What is chosen in the question shown. */
  readonly chosen: readonly string[];
  /** Whether the answer of the question shown is open. */
  readonly revealed: boolean;
  /** Of the questions that were checked. */
  readonly answers: QuizAnswers;
}

const START: QuizState = { step: 0, chosen: [], revealed: false, answers: {} };

export const useQuiz = create<QuizState>()(() => START);

export function chooseOption(question: QuizQuestion, option: string): void {
  useQuiz.setState(({ chosen, revealed }) => (revealed ? {} : { chosen: toggleChoice(question, chosen, option) }));
}

/** Opens the answer, once as many options are chosen as the question asks for. */
export function revealAnswer(question: QuizQuestion): void {
  useQuiz.setState(({ chosen, answers, revealed }) =>
    revealed || chosen.length !== question.correct.length
      ? {}
      : { revealed: true, answers: { ...answers, [question.id]: chosen } },
  );
}

export function nextQuestion(pack: QuizPack): void {
  useQuiz.setState(({ step }) => ({ step: Math.min(pack.questions.length, step + 1), chosen: [], revealed: false }));
}

export function restartQuiz(): void {
  useQuiz.setState(START);
}
