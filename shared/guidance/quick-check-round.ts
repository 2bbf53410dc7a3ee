/** A round of the quick check: who answered what, and what it is set beside. Kept as shared/guidance/check-round.ts says. */
import { INDUSTRIES, type Industry, ORGANISATION_SIZES, type OrganisationSize } from './benchmarks.ts';
import { type CheckPerson, type CheckRound, parseRound, readCheckRound } from './check-round.ts';
import { QUICK_CHECK_EDITIONS, type QuickCheckAnswers, type QuickCheckEdition } from './quick-check.ts';
import { isQuickCheckAnswer } from './survey-values.ts';

export type RoundPerson = CheckPerson<QuickCheckAnswers>;

export interface QuickCheckRound extends CheckRound<QuickCheckAnswers> {
  readonly edition: QuickCheckEdition;
  readonly industry: Industry;
  readonly size: OrganisationSize;
}

/** Null = damaged, of a later version, or something else. */
export function readRound(content: string): QuickCheckRound | null {
  const value = parseRound(content);
  if (value === null) return null;
  const edition = QUICK_CHECK_EDITIONS.find((known) => known === value.edition);
  const industry = INDUSTRIES.find((known) => known === value.industry);
  const size = ORGANISATION_SIZES.find((known) => known === value.size);
  const held = readCheckRound<QuickCheckAnswers>(value, isQuickCheckAnswer);
  if (edition === undefined || industry === undefined || size === undefined || held === null) return null;
  return { edition, industry, size, ...held };
}
