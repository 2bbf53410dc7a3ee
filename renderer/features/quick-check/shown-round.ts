import type { QuickCheckRound, RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import type { RoundSummary } from '../../../shared/guidance/round-summary.ts';
import type { Comparison } from './comparisons.ts';
import type { Measured } from './measured.ts';

/** What the panels of a result are about: all of a round's people, or one. */
export interface ShownRound {
  readonly round: QuickCheckRound;
  readonly people: readonly RoundPerson[];
  readonly summary: RoundSummary;
  /** Null = no workspace is open, or its answer isn't there yet. */
  readonly measured: Measured | null;
  readonly comparisons: readonly [Comparison, ...Comparison[]];
}
