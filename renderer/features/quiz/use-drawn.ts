/** The game chosen on the quiz screen, from its location: `?pack=…&topics=sums,charts&n=10&seed=4711`. */
import { useMemo } from 'react';
import { QUIZ_TOPICS, type QuizQuestion, type QuizTopic } from '../../../shared/guidance/quiz.ts';
import { useScreenParam } from '../../store/view.ts';
import { type Drawing, drawQuestions } from './draw-questions.ts';
import { type ListedPack, usePacks } from './use-packs.ts';

/** Where nothing else was asked for. */
const DEFAULT_COUNT = 10;
/** Of this window, so that coming back deals the same. */
const DEFAULT_SEED = newSeed();

export interface Drawn {
  readonly packs: readonly ListedPack[];
  readonly chosen: ListedPack;
  readonly drawing: Drawing;
  readonly questions: readonly QuizQuestion[];
  /** Of the wanted topics. */
  readonly available: number;
  /** Tells games apart. */
  readonly key: string;
}

export function newSeed(): number {
  return 1 + Math.floor(Math.random() * 9999);
}

function useDrawing(): Drawing {
  const topics = useScreenParam('topics');
  const count = useScreenParam('n');
  const seed = useScreenParam('seed');
  return useMemo(
    () => ({
      topics: (topics ?? '').split(',').filter(isTopic),
      count: count === 'all' ? null : (wholeNumber(count) ?? DEFAULT_COUNT),
      seed: seed === 'none' ? null : (wholeNumber(seed) ?? DEFAULT_SEED),
    }),
    [topics, count, seed],
  );
}

/** null while the packs are on their way. */
export function useDrawn(): Drawn | null {
  const drawing = useDrawing();
  const packs = usePacks(drawing.seed);
  const id = useScreenParam('pack');
  return useMemo(() => {
    const chosen = packs?.find(({ pack }) => pack.id === id) ?? packs?.[0];
    if (packs === null || chosen === undefined) return null;
    const { count } = drawing;
    const all = drawQuestions(chosen.pack.questions, { ...drawing, count: null });
    const questions = count === null ? all : all.slice(0, count);
    const key = gameKey(chosen.pack.id, drawing);
    return { packs, chosen, drawing, questions, available: all.length, key };
  }, [packs, id, drawing]);
}

/** Of the game that the location names, whether or not its pack is still there; null = it names none. */
export function useGameKey(): string | null {
  const pack = useScreenParam('pack');
  const drawing = useDrawing();
  return pack === null ? null : gameKey(pack, drawing);
}

function gameKey(pack: string, { topics, count, seed }: Drawing): string {
  return [pack, topics.join('+'), count ?? 'all', seed ?? 'none'].join(' ');
}

function isTopic(word: string): word is QuizTopic {
  return (QUIZ_TOPICS as readonly string[]).includes(word);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
