/** A command, understood. */

import type { ImportOptions } from '../../shared/api.ts';
import type { SliceChoice } from '../../shared/compare/slice-text.ts';
import type { LevelSetId, ProfileId } from '../../shared/model.ts';
import type { Dimension } from '../../shared/report.ts';
import type { CompareWith } from '../../shared/view.ts';

export type OutputFormat = 'json' | 'markdown' | 'html' | 'csv' | 'text';
export const LISTS = [
  'deployments',
  'changes',
  'incidents',
  'pulls',
  'runs',
  'versions',
  'errors',
  'issues',
  'commits',
  'imports',
  'rejects',
  'conflicts',
  'corrections',
] as const;
export type ListName = (typeof LISTS)[number];

export interface Filters {
  readonly from: string | null;
  readonly to: string | null;
  /** Absent = the workspace's zone. */
  readonly timeZone: string | undefined;
  /** Absent = the period before. */
  readonly compareWith: CompareWith | undefined;
  /** null = every environment; absent = the workspace's production pattern. */
  readonly env: string | null | undefined;
  readonly services: readonly string[];
  readonly teams: readonly string[];
  readonly repositories: readonly string[];
  readonly excludeBots: boolean;
}

export interface ReportChoices {
  readonly profile: ProfileId | undefined;
  readonly levels: LevelSetId | undefined;
  readonly by: readonly Dimension[];
}

export interface Common {
  /** null = text on a terminal, JSON elsewhere. */
  readonly format: OutputFormat | null;
  readonly out: string | null;
  readonly quiet: boolean;
  readonly strict: boolean;
  /** null = from the environment. */
  readonly language: 'en' | 'ko' | null;
}

export interface RepositoryArgument {
  readonly source: string;
  readonly services: readonly string[];
  /** Pattern of its tags that are deployments; null = as it was. */
  readonly releases: string | null;
  /** Agreed to follow it where it leads outside its folder. */
  readonly followOutside: boolean;
}

export type Command = { readonly common: Common } & (
  | {
      readonly kind: 'analyze';
      readonly data: readonly string[];
      readonly repositories: readonly RepositoryArgument[];
      readonly filters: Filters;
      readonly choices: ReportChoices;
      readonly options: ImportOptions;
    }
  | {
      readonly kind: 'import';
      readonly workspace: string;
      readonly paths: readonly string[];
      readonly options: ImportOptions;
      /** Name to keep the mapping under; null = it is not kept. */
      readonly saveMapping: string | null;
    }
  | {
      readonly kind: 'inspect';
      /** null = none: nothing is known of earlier imports and saved mappings. */
      readonly workspace: string | null;
      readonly paths: readonly string[];
      readonly options: ImportOptions;
    }
  | {
      readonly kind: 'repo-add';
      readonly workspace: string;
      readonly repository: RepositoryArgument;
      /** What its one service owns of it; none = all of it. */
      readonly paths: readonly string[];
    }
  | { readonly kind: 'repo-refresh'; readonly workspace: string; readonly followOutside: boolean }
  | { readonly kind: 'repo-list'; readonly workspace: string }
  | {
      readonly kind: 'repo-releases';
      readonly workspace: string;
      /** Its name or source. */
      readonly repository: string;
      /** null = no tag is a deployment. */
      readonly pattern: string | null;
    }
  | {
      readonly kind: 'list';
      readonly list: ListName;
      readonly workspace: string;
      readonly filters: Filters;
      readonly choices: ReportChoices;
      readonly commits: boolean;
      /** Only deployments that name a commit that no repository has. */
      readonly missing: boolean;
    }
  | { readonly kind: 'report'; readonly workspace: string; readonly filters: Filters; readonly choices: ReportChoices }
  | {
      readonly kind: 'compare';
      readonly workspace: string;
      readonly slices: readonly SliceChoice[];
      readonly filters: Filters;
      readonly choices: ReportChoices;
    }
  | {
      readonly kind: 'versions';
      readonly workspace: string;
      /** null = all that the filters let through, what each runs. */
      readonly service: string | null;
      /** null = all versions of the service. */
      readonly pair: { readonly base: string; readonly head: string; readonly files: boolean } | null;
      readonly filters: Filters;
      readonly choices: ReportChoices;
    }
  | { readonly kind: 'advice'; readonly workspace: string; readonly filters: Filters; readonly choices: ReportChoices }
  | { readonly kind: 'names'; readonly workspace: string }
  | { readonly kind: 'undo'; readonly workspace: string; readonly batchId: number }
  | { readonly kind: 'demo' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
);
