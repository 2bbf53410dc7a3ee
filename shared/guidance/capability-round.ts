/** A round of the capability check: which capabilities are asked, and who answered what. Kept as shared/guidance/check-round.ts says. */
import type { Capability } from './capabilities.ts';
import {
  CAPABILITY_QUESTIONS,
  type CapabilityQuestions,
  CORE_CAPABILITY_QUESTIONS,
  statementId,
} from './capability-questions.ts';
import type { CapabilityAnswers } from './capability-scores.ts';
import { type CheckPerson, type CheckRound, parseRound, readCheckRound } from './check-round.ts';

export type CapabilityPerson = CheckPerson<CapabilityAnswers>;

export interface CapabilityRound extends CheckRound<CapabilityAnswers> {
  /** Those that are asked, in the order of the questions; at least one. */
  readonly capabilities: readonly Capability[];
}

/** In the order in which they are asked. */
export const ASKED_CAPABILITIES: readonly Capability[] = CAPABILITY_QUESTIONS.map(({ capability }) => capability);

/** A quarter of an hour's worth: the capabilities that delivery hangs on first. */
export const CORE_CAPABILITIES: readonly Capability[] = CORE_CAPABILITY_QUESTIONS.map(({ capability }) => capability);

/** Those that DORA itself asks when priorities are set (dora.dev, capability_prioritization_questions, Apache-2.0). */
export const PRIORITY_CAPABILITIES: readonly Capability[] = [
  'continuous-integration',
  'loosely-coupled-teams',
  'generative-organizational-culture',
];

const STATEMENTS: ReadonlySet<string> = new Set(CAPABILITY_QUESTIONS.flatMap(statementIds));

export function statementIds(questions: CapabilityQuestions): readonly string[] {
  return questions.statements.map((_, index) => statementId(questions, index));
}

/** What a round asks, capability by capability. */
export function roundQuestions({
  capabilities,
}: Pick<CapabilityRound, 'capabilities'>): readonly CapabilityQuestions[] {
  return CAPABILITY_QUESTIONS.filter(({ capability }) => capabilities.includes(capability));
}

/** Files of seven steps give fractions. */
function isAgreement(statement: string, answer: unknown): boolean {
  return STATEMENTS.has(statement) && typeof answer === 'number' && answer >= 1 && answer <= 5;
}

/** Null = damaged, of a later version, or something else. */
export function readCapabilityRound(content: string): CapabilityRound | null {
  const value = parseRound(content);
  if (value === null || !Array.isArray(value.capabilities)) return null;
  const named: readonly unknown[] = value.capabilities;
  const capabilities = ASKED_CAPABILITIES.filter((known) => named.includes(known));
  const held = readCheckRound<CapabilityAnswers>(value, isAgreement);
  if (capabilities.length === 0 || capabilities.length < named.length || held === null) return null;
  return { capabilities, ...held };
}
