/** Work that nobody has saved yet, and where it belongs. */
import type { Instant } from './model.ts';

export const DRAFT_KINDS = ['quiz-pack', 'deck', 'quick-check', 'capability-check'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** There is one of a kind in each workspace. */
export interface DraftPlace {
  readonly kind: DraftKind;
  /** Its path; '' = what belongs to none. */
  readonly workspace: string;
}

export interface Draft extends DraftPlace {
  /** JSON that the kind's own screen writes and reads. */
  readonly content: string;
  readonly keptAt: Instant;
}

export const LONGEST_DRAFT = 2_000_000;
