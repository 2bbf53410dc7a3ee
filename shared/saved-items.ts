/** What a user keeps by name in the workspace: views of the figures, dashboards of their own. */
import type { Instant } from './model.ts';

export const SAVED_KINDS = ['view', 'dashboard'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

export interface SavedItem {
  readonly name: string;
  /** Of a view: the place in the window, as in its location ("/lead-time?team=a&range=3mo"). Of a dashboard: its cards as JSON. */
  readonly content: string;
  readonly savedAt: Instant;
}
