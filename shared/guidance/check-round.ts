/**
 * A round of a check, whatever it asks: a day, and who answered what. Rounds are kept in the workspace as JSON under their
 * names (shared/saved-items.ts), which anybody may have edited: they are read strictly, and what is none is left alone.
 */
import { isLocalDate } from '../local-date.ts';
import type { Instant } from '../model.ts';

/** Question -> answer; a question left out is unanswered. */
export type SheetAnswers = Readonly<Partial<Record<string, number>>>;

export interface CheckPerson<A extends SheetAnswers = SheetAnswers> {
  /** Unique within the round, above 0. */
  readonly id: number;
  /** Null = anonymous. */
  readonly name: string | null;
  /** A role or a group of people; null = not said. */
  readonly group: string | null;
  /** At least one. */
  readonly answers: A;
  /** Null = a file said nothing of it. */
  readonly answeredAt: Instant | null;
}

export interface CheckRound<A extends SheetAnswers = SheetAnswers> {
  /** Local day. */
  readonly heldOn: string;
  readonly people: readonly CheckPerson<A>[];
}

export type PersonOf<R extends CheckRound> = R['people'][number];
export type NewPerson<R extends CheckRound> = Omit<PersonOf<R>, 'id'>;

const ROUND_VERSION = 1;
export const LONGEST_ROUND_NAME = 200;
export const MOST_PEOPLE = 2000;

export function writeRound(round: CheckRound): string {
  return JSON.stringify({ version: ROUND_VERSION, ...round });
}

/** What a kept round says, not yet looked at; null = no round of this version. */
export function parseRound(content: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(content);
    return isRecord(value) && value.version === ROUND_VERSION ? value : null;
  } catch {
    return null;
  }
}

/** Day and people of a round; null = damaged. `isAnswer` tells whether a question may be answered so. */
export function readCheckRound<A extends SheetAnswers>(
  { heldOn, people }: Readonly<Record<string, unknown>>,
  isAnswer: (question: string, answer: unknown) => boolean,
): CheckRound<A> | null {
  if (typeof heldOn !== 'string' || !isLocalDate(heldOn) || !Array.isArray(people)) return null;
  const known = people.map((person) => readPerson<A>(person, isAnswer)).filter((person) => person !== null);
  if (known.length < people.length || new Set(known.map(({ id }) => id)).size < known.length) return null;
  return { heldOn, people: known };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readPerson<A extends SheetAnswers>(
  value: unknown,
  isAnswer: (question: string, answer: unknown) => boolean,
): CheckPerson<A> | null {
  if (!isRecord(value)) return null;
  const { id, name, group, answers, answeredAt } = value;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1 || !isTextOrNull(name) || !isTextOrNull(group))
    return null;
  if (answeredAt !== null && !(typeof answeredAt === 'number' && Number.isFinite(answeredAt))) return null;
  if (!isRecord(answers) || Object.keys(answers).length === 0) return null;
  if (!Object.entries(answers).every(([question, answer]) => isAnswer(question, answer))) return null;
  return { id, name, group, answers: answers as A, answeredAt };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** Adds them behind the others, with ids of their own. */
export function withPeople<R extends CheckRound>(round: R, added: readonly NewPerson<R>[]): R {
  const last = Math.max(0, ...round.people.map(({ id }) => id));
  return {
    ...round,
    people: [...round.people, ...added.map((person, index) => ({ id: last + 1 + index, ...person }))],
  };
}

export function withChangedPerson<R extends CheckRound>(round: R, changed: PersonOf<R>): R {
  return { ...round, people: round.people.map((person) => (person.id === changed.id ? changed : person)) };
}

export function withoutPerson<R extends CheckRound>(round: R, id: number): R {
  return { ...round, people: round.people.filter((person) => person.id !== id) };
}

/** Each once, in the order of their names; empty where nobody said one. */
export function groupsOf({ people }: Pick<CheckRound, 'people'>): readonly string[] {
  const groups = new Set(people.flatMap(({ group }) => (group === null ? [] : [group])));
  return [...groups].sort((one, other) => (one < other ? -1 : 1));
}
