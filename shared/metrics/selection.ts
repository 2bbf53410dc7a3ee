import type { Grouping } from './membership.ts';

/**
 * What a question looks at: a period and the rows of interest. Names have become codes of `Facts.names` by now.
 */

/** Codes that are let through; null = every one, absent (0) included. */
export type Codes = ReadonlySet<number> | null;

export interface Selection {
  /** Epoch ms, half-open [from, to). */
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  /** 1 = Monday, 7 = Sunday. */
  readonly weekStart: 1 | 7;
  readonly services: Codes;
  readonly teams: Codes;
  readonly repositories: Codes;
  readonly environments: Codes;
}

/** What a selection lets through of a grouping. */
export function codesOfGrouping(selection: Selection, grouping: Grouping): Codes {
  return {
    service: selection.services,
    team: selection.teams,
    env: selection.environments,
    repo: selection.repositories,
  }[grouping];
}
