/**
 * The capability check of several people: a person's score of a capability is the mean of the statements they answered, the
 * team's the mean of its people's, so that whoever skips some statements weighs no less than whoever answers all.
 */
import type { Capability } from './capabilities.ts';
import { CAPABILITY_QUESTIONS, scoreCapability, statementId } from './capability-questions.ts';

/** Above every score. */
const UNANSWERED = 11;

/** Statement id ("ci.1") -> agreement 1–5; what is absent was skipped. */
export type CapabilityAnswers = Readonly<Partial<Record<string, number>>>;

export interface CapabilityStanding {
  readonly capability: Capability;
  /** 0–10, null where nobody answered any of its statements. */
  readonly score: number | null;
  /** Score of each person who answered any, lowest first. */
  readonly people: readonly number[];
}

/** Lowest first; capabilities that nobody answered come last. Equal ones keep the order of the questions. */
export function capabilityStandings(people: readonly CapabilityAnswers[]): readonly CapabilityStanding[] {
  return CAPABILITY_QUESTIONS.map((questions): CapabilityStanding => {
    const ids = questions.statements.map((_, index) => statementId(questions, index));
    const scores = people
      .map((answers) => scoreCapability(ids.flatMap((id) => answers[id] ?? [])))
      .filter((score) => score !== null)
      .sort((a, b) => a - b);
    const score = scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
    return { capability: questions.capability, score, people: scores };
  }).sort((a, b) => (a.score ?? UNANSWERED) - (b.score ?? UNANSWERED));
}
