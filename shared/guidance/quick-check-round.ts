/**
 * A round of the quick check: who answered what. It is kept in the workspace as JSON under its name (shared/saved-items.ts,
 * kind 'quick-check'), which anybody may have edited: it is read strictly, and what is none is left alone.
 */
import { isLocalDate } from '../local-date.ts';
import type { Instant } from '../model.ts';
import { INDUSTRIES, type Industry, ORGANISATION_SIZES, type OrganisationSize } from './benchmarks.ts';
import { QUICK_CHECK_EDITIONS, type QuickCheckAnswers, type QuickCheckEdition } from './quick-check.ts';
import { isQuickCheckAnswer } from './survey-values.ts';

export interface RoundPerson {
  /** Unique within the round, above 0. */
  readonly id: number;
  /** Null = anonymous. */
  readonly name: string | null;
  /** A role or a group of people; null = not said. */
  readonly group: string | null;
  /** At least one. */
  readonly answers: QuickCheckAnswers;
  /** Null = a file said nothing of it. */
  readonly answeredAt: Instant | null;
}

export interface QuickCheckRound {
  readonly edition: QuickCheckEdition;
  readonly industry: Industry;
  readonly size: OrganisationSize;
  /** Local day. */
  readonly heldOn: string;
  readonly people: readonly RoundPerson[];
}

export const ROUND_VERSION = 1;
export const LONGEST_ROUND_NAME = 200;
export const MOST_PEOPLE = 2000;

export function writeRound(round: QuickCheckRound): string {
  return JSON.stringify({ version: ROUND_VERSION, ...round });
}

/** Null = damaged, of a later version, or something else. */
export function readRound(content: string): QuickCheckRound | null {
  const value = parsed(content);
  if (!isRecord(value) || value.version !== ROUND_VERSION) return null;
  const edition = QUICK_CHECK_EDITIONS.find((known) => known === value.edition);
  const industry = INDUSTRIES.find((known) => known === value.industry);
  const size = ORGANISATION_SIZES.find((known) => known === value.size);
  const { heldOn, people } = value;
  if (edition === undefined || industry === undefined || size === undefined) return null;
  if (typeof heldOn !== 'string' || !isLocalDate(heldOn) || !Array.isArray(people)) return null;
  const read = people.map(readPerson);
  const known = read.filter((person) => person !== null);
  if (known.length < read.length || new Set(known.map(({ id }) => id)).size < known.length) return null;
  return { edition, industry, size, heldOn, people: known };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readPerson(value: unknown): RoundPerson | null {
  if (!isRecord(value)) return null;
  const { id, name, group, answers, answeredAt } = value;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1 || !isTextOrNull(name) || !isTextOrNull(group))
    return null;
  if (answeredAt !== null && !(typeof answeredAt === 'number' && Number.isFinite(answeredAt))) return null;
  if (!isRecord(answers) || Object.keys(answers).length === 0) return null;
  if (!Object.entries(answers).every(([metric, answer]) => isQuickCheckAnswer(metric, answer))) return null;
  return { id, name, group, answers: answers as QuickCheckAnswers, answeredAt };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

export type NewPerson = Omit<RoundPerson, 'id'>;

/** Adds them behind the others, with ids of their own. */
export function withPeople(round: QuickCheckRound, added: readonly NewPerson[]): QuickCheckRound {
  const last = Math.max(0, ...round.people.map(({ id }) => id));
  return {
    ...round,
    people: [...round.people, ...added.map((person, index) => ({ id: last + 1 + index, ...person }))],
  };
}

export function withChangedPerson(round: QuickCheckRound, changed: RoundPerson): QuickCheckRound {
  return { ...round, people: round.people.map((person) => (person.id === changed.id ? changed : person)) };
}

export function withoutPerson(round: QuickCheckRound, id: number): QuickCheckRound {
  return { ...round, people: round.people.filter((person) => person.id !== id) };
}

/** Each once, in the order of their names; empty where nobody said one. */
export function groupsOf({ people }: Pick<QuickCheckRound, 'people'>): readonly string[] {
  const groups = new Set(people.flatMap(({ group }) => (group === null ? [] : [group])));
  return [...groups].sort((one, other) => (one < other ? -1 : 1));
}
