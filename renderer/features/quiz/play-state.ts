/** The quiz played alone: kept while the window is open, through a reload too; and the best scores so far. */
import { create } from 'zustand';
import type { Localised } from '../../../shared/guidance/localised.ts';
import { type QuizAnswers, type QuizPack, scoreQuiz, toggleChoice } from '../../../shared/guidance/quiz.ts';
import { isRecord, keep, readKept } from './session-kept.ts';

/** The questions drawn, as they were when the quiz began. */
export interface Playing extends Pick<QuizPack, 'id' | 'questions'> {
  readonly title: Localised;
  /** Tells games apart. */
  readonly key: string;
  /** Index of the question shown; as many as there are questions = the score. */
  readonly step: number;
  /** What is chosen in the question shown. */
  readonly chosen: readonly string[];
  /** Whether the answer of the question shown is open. */
  readonly revealed: boolean;
  /** Of the questions that were checked. */
  readonly answers: QuizAnswers;
  /** Whether the score is better than every one before it with the same pack; null until it is known. */
  readonly isBest: boolean | null;
}

export interface BestScore {
  readonly right: number;
  readonly total: number;
}

interface PlayState {
  readonly playing: Playing | null;
  /** By pack. */
  readonly best: Readonly<Record<string, BestScore>>;
}

const KEPT = 'quiz-play-1';

export const usePlay = create<PlayState>()(() => readKept(KEPT, isPlayState) ?? { playing: null, best: {} });

usePlay.subscribe((state) => keep(KEPT, state));

export function beginPlaying({ id, title, questions }: QuizPack, key: string): void {
  const fresh = { step: 0, chosen: [], revealed: false, answers: {}, isBest: null };
  usePlay.setState({ playing: { id, title, questions, key, ...fresh } });
}

export function stopPlaying(): void {
  usePlay.setState({ playing: null });
}

function change(next: (playing: Playing) => Partial<Playing>): void {
  usePlay.setState(({ playing }) => (playing === null ? {} : { playing: { ...playing, ...next(playing) } }));
}

export function chooseOption(option: string): void {
  change(({ questions, step, chosen, revealed }) => {
    const question = questions[step];
    return revealed || question === undefined ? {} : { chosen: toggleChoice(question, chosen, option) };
  });
}

/** Opens the answer, once as many options are chosen as the question asks for. */
export function revealAnswer(): void {
  change(({ questions, step, chosen, revealed, answers }) => {
    const question = questions[step];
    if (revealed || question === undefined || chosen.length !== question.correct.length) return {};
    return { revealed: true, answers: { ...answers, [question.id]: chosen } };
  });
}

/** After the last question comes the score, which may be the best so far. */
export function nextQuestion(): void {
  change(({ questions, step }) => ({ step: Math.min(questions.length, step + 1), chosen: [], revealed: false }));
  const { playing, best } = usePlay.getState();
  if (playing === null || playing.step < playing.questions.length || playing.isBest !== null) return;
  const { right, total } = scoreQuiz(playing, playing.answers);
  const before = Object.hasOwn(best, playing.id) ? best[playing.id] : undefined;
  const isBest = right > 0 && (before === undefined || right * before.total > before.right * total);
  change(() => ({ isBest }));
  if (isBest) usePlay.setState({ best: { ...best, [playing.id]: { right, total } } });
}

export function playAgain(): void {
  change(() => ({ step: 0, chosen: [], revealed: false, answers: {}, isBest: null }));
}

function isPlayState(value: unknown): value is PlayState {
  return isRecord(value) && isRecord(value.best) && (value.playing === null || isPlaying(value.playing));
}

/** Kept by this version of the page, which names its state; enough of a look to go on with. */
function isPlaying(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.step === 'number' &&
    isRecord(value.answers) &&
    [value.questions, value.chosen].every(Array.isArray)
  );
}
