/** What a user keeps by name in the workspace: views of the figures, dashboards, scenarios and decks of their own, rounds of the
 * checks with everybody's answers. */
import type { Instant } from './model.ts';

export const SAVED_KINDS = ['view', 'dashboard', 'scenario', 'deck', 'quick-check', 'capability-check'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

export interface SavedItem {
  readonly name: string;
  /** Of a view: the place in the window, as in its location ("/lead-time?team=a&range=3mo"). Of the others
   * JSON: a dashboard's cards, a scenario, a deck's slides, a round of a check. */
  readonly content: string;
  readonly savedAt: Instant;
}
