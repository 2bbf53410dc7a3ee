/**
 * A quiz played before an audience, as pure steps: question, count-down, show of hands, reveal, scores, the next question,
 * prizes at the end. Instants and durations in milliseconds; the clock is given by whoever asks.
 */
import type { Localised } from '../../../shared/guidance/localised.ts';
import { choiceCount, isRight, type QuizQuestion } from '../../../shared/guidance/quiz.ts';

export const ROUND_PHASES = ['question', 'timer', 'hands', 'reveal', 'scores'] as const;
export type HostPhase = (typeof ROUND_PHASES)[number] | 'prizes';

export const FEWEST_TEAMS = 2;
export const MOST_TEAMS = 8;
const DEFAULT_SECONDS = 30;
/** Enough mistakes to take back. */
const KEPT_STEPS = 200;

export interface HostRound {
  /** Option's id -> hands counted for it; absent = not counted. */
  readonly hands: Readonly<Record<string, number>>;
  /** What each team chose. */
  readonly choices: readonly (readonly string[])[];
  /** Points the host gave each team, or took from it. */
  readonly given: readonly number[];
  /** Whether the answer was shown: what teams chose counts from then on. */
  readonly revealed: boolean;
}

export interface HostTimer {
  /** What was left at `since`, or is left while it stands. */
  readonly left: number;
  /** null = it stands. */
  readonly since: number | null;
}

/** What a game begins with. */
export interface HostPlan {
  /** Tells games apart: pack and drawing. */
  readonly key: string;
  readonly title: Localised;
  readonly questions: readonly QuizQuestion[];
  readonly teams: readonly string[];
  /** Of the first place on; may be empty. */
  readonly prizes: readonly string[];
  /** null = each question's own; 0 = no count-down. */
  readonly seconds: number | null;
}

export interface HostGame extends HostPlan {
  readonly step: number;
  readonly phase: HostPhase;
  readonly timer: HostTimer;
  readonly rounds: readonly HostRound[];
  /** How the hands are entered: what each team chose, or hands counted per option. */
  readonly entering: 'teams' | 'counts';
  /** The team whose choice is entered next. */
  readonly asked: number;
  /** What each change of the scoring found, the latest last. */
  readonly past: readonly { readonly rounds: readonly HostRound[]; readonly asked: number }[];
}

export type HostAction =
  | { readonly kind: 'forward' | 'back' | 'toggle-timer'; readonly now: number }
  | { readonly kind: 'extend-timer'; readonly by: number; readonly now: number }
  | { readonly kind: 'choose'; readonly team: number; readonly option: string }
  | { readonly kind: 'clear-choice'; readonly team: number }
  | { readonly kind: 'ask'; readonly team: number }
  | { readonly kind: 'count'; readonly option: string; readonly hands: number | null }
  | { readonly kind: 'give'; readonly team: number; readonly points: number }
  | { readonly kind: 'enter'; readonly entering: HostGame['entering'] }
  | { readonly kind: 'undo' };

export function startGame(plan: HostPlan): HostGame {
  const round: HostRound = {
    hands: {},
    choices: plan.teams.map(() => []),
    given: plan.teams.map(() => 0),
    revealed: false,
  };
  return {
    ...plan,
    step: 0,
    phase: 'question',
    timer: { left: 0, since: null },
    rounds: plan.questions.map(() => round),
    entering: 'teams',
    asked: 0,
    past: [],
  };
}

export function playHost(game: HostGame, action: HostAction): HostGame {
  switch (action.kind) {
    case 'forward':
      return forward(game, action.now);
    case 'back':
      return back(game, action.now);
    case 'toggle-timer':
      return toggleTimer(game, action.now);
    case 'extend-timer':
      return extendTimer(game, action.by, action.now);
    case 'choose':
      return choose(game, action.team, action.option);
    case 'clear-choice':
      return changeRound(game, (round) => withChoice(round, action.team, []));
    case 'ask':
      return { ...game, asked: Math.min(game.teams.length - 1, Math.max(0, action.team)) };
    case 'count':
      return changeRound(game, (round) => withHands(round, action.option, action.hands));
    case 'give':
      return changeRound(game, (round) => ({ ...round, given: plusAt(round.given, action.team, action.points) }));
    case 'enter':
      return { ...game, entering: action.entering };
    case 'undo':
      return undo(game);
  }
}

export function currentQuestion(game: HostGame): QuizQuestion | null {
  return game.phase === 'prizes' ? null : (game.questions[game.step] ?? null);
}

export function currentRound(game: HostGame): HostRound | null {
  return game.rounds[game.step] ?? null;
}

/** Of the count-down, in milliseconds; never below 0. */
export function timeLeft({ left, since }: HostTimer, now: number): number {
  return Math.max(0, since === null ? left : left - (now - since));
}

export function secondsOf({ seconds }: Pick<HostPlan, 'seconds'>, question: QuizQuestion): number {
  return seconds ?? question.seconds ?? DEFAULT_SECONDS;
}

function forward(game: HostGame, now: number): HostGame {
  const question = currentQuestion(game);
  if (question === null) return game;
  switch (game.phase) {
    case 'question': {
      const seconds = secondsOf(game, question);
      return seconds === 0 ? askHands(game) : { ...game, phase: 'timer', timer: { left: seconds * 1000, since: now } };
    }
    case 'timer':
      return askHands(pause(game, now));
    case 'hands':
      return { ...replaceRound(game, (round) => ({ ...round, revealed: true })), phase: 'reveal' };
    case 'reveal':
      return { ...game, phase: 'scores' };
    default:
      return game.step === game.questions.length - 1
        ? { ...game, phase: 'prizes' }
        : { ...game, phase: 'question', step: game.step + 1 };
  }
}

function back(game: HostGame, now: number): HostGame {
  switch (game.phase) {
    case 'question':
      return game.step === 0 ? game : { ...game, phase: 'scores', step: game.step - 1 };
    case 'timer':
      return { ...pause(game, now), phase: 'question' };
    case 'hands': {
      const question = currentQuestion(game);
      const isTimed = question !== null && secondsOf(game, question) > 0;
      return { ...game, phase: isTimed ? 'timer' : 'question' };
    }
    case 'reveal':
      return { ...game, phase: 'hands' };
    case 'scores':
      return { ...game, phase: 'reveal' };
    case 'prizes':
      return { ...game, phase: 'scores' };
  }
}

/** The first team that has not chosen is asked first. */
function askHands(game: HostGame): HostGame {
  const open = currentRound(game)?.choices.findIndex((chosen) => chosen.length === 0) ?? 0;
  return { ...game, phase: 'hands', asked: Math.max(0, open) };
}

function pause(game: HostGame, now: number): HostGame {
  return { ...game, timer: { left: timeLeft(game.timer, now), since: null } };
}

function toggleTimer(game: HostGame, now: number): HostGame {
  if (game.phase !== 'timer') return game;
  if (game.timer.since !== null) return pause(game, now);
  return game.timer.left === 0 ? game : { ...game, timer: { ...game.timer, since: now } };
}

/** A count-down that had run out runs again. */
function extendTimer(game: HostGame, by: number, now: number): HostGame {
  if (game.phase !== 'timer') return game;
  const left = timeLeft(game.timer, now);
  const runs = game.timer.since !== null || left === 0;
  return { ...game, timer: { left: left + by, since: runs ? now : null } };
}

/** With one choice the new one replaces the old; once as many as asked for are chosen, the next team is asked. */
function choose(game: HostGame, team: number, option: string): HostGame {
  const question = currentQuestion(game);
  const before = currentRound(game)?.choices[team];
  if (question === null || before === undefined || !question.options.some(({ id }) => id === option)) return game;
  const count = choiceCount(question);
  const chosen = nextChoice(before, option, count);
  if (chosen === before) return game;
  const changed = changeRound(game, (round) => withChoice(round, team, chosen));
  return chosen.length === count && team === game.asked ? { ...changed, asked: nextTeam(game, team) } : changed;
}

function nextChoice(before: readonly string[], option: string, count: number): readonly string[] {
  if (before.includes(option)) return before.filter((id) => id !== option);
  if (count === 1) return [option];
  return before.length < count ? [...before, option] : before;
}

/** The last team stays asked. */
function nextTeam({ teams }: HostGame, team: number): number {
  return Math.min(teams.length - 1, team + 1);
}

function withChoice(round: HostRound, team: number, chosen: readonly string[]): HostRound {
  return { ...round, choices: round.choices.map((before, index) => (index === team ? chosen : before)) };
}

function withHands(round: HostRound, option: string, hands: number | null): HostRound {
  const { [option]: _before, ...others } = round.hands;
  return { ...round, hands: hands === null ? others : { ...others, [option]: Math.max(0, Math.round(hands)) } };
}

function plusAt(numbers: readonly number[], at: number, by: number): readonly number[] {
  return numbers.map((value, index) => (index === at ? value + by : value));
}

/** A change of the scoring: it can be taken back. */
function changeRound(game: HostGame, change: (round: HostRound) => HostRound): HostGame {
  if (game.phase === 'prizes') return game;
  const { rounds, asked } = game;
  return { ...replaceRound(game, change), past: [...game.past, { rounds, asked }].slice(-KEPT_STEPS) };
}

function replaceRound(game: HostGame, change: (round: HostRound) => HostRound): HostGame {
  return { ...game, rounds: game.rounds.map((round, index) => (index === game.step ? change(round) : round)) };
}

/** What was revealed since stays revealed: the audience has seen it. */
function undo(game: HostGame): HostGame {
  const before = game.past.at(-1);
  if (before === undefined) return game;
  return {
    ...game,
    rounds: before.rounds.map((round, index) => ({ ...round, revealed: game.rounds[index]?.revealed ?? false })),
    asked: before.asked,
    past: game.past.slice(0, -1),
  };
}

/** Points a team has of one question: one for the right choice once the answer was shown, and what the host gave. */
export function pointsOf(question: QuizQuestion, round: HostRound, team: number): number {
  const chosen = round.choices[team] ?? [];
  const earned = round.revealed && chosen.length > 0 && isRight(question, chosen) ? 1 : 0;
  return earned + (round.given[team] ?? 0);
}
