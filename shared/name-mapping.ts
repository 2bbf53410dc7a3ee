/** What the user says of names: which mean the same, who owns what, what is production, who is a bot. */
import type { Instant } from './model.ts';

export interface NameMapping {
  readonly services: readonly MappedService[];
  /** Every team, of rows and of choices. */
  readonly teams: readonly string[];
  readonly environments: readonly MappedEnvironment[];
  readonly repositories: readonly MappedRepository[];
  readonly people: readonly MappedPerson[];
}

export interface MappedService {
  readonly name: string;
  readonly deployments: number;
  readonly incidents: number;
  /** The service that this name means; null = itself. */
  readonly aliasOf: string | null;
  /** Names whose rows count as this one's. */
  readonly aliases: readonly string[];
  /** As its rows say, the commonest; null = they say none. */
  readonly rowTeam: string | null;
  /** As the user says; wins. */
  readonly team: string | null;
}

export interface MappedEnvironment {
  readonly name: string;
  readonly deployments: number;
  /** What the workspace's pattern says of it. */
  readonly byPattern: boolean;
  /** What the user says; wins. */
  readonly production: boolean | null;
}

export interface MappedRepository {
  readonly id: number;
  readonly name: string;
  readonly commits: number;
  readonly lastCommitAt: Instant | null;
  /** It was cloned for its history alone: which paths its commits touch is not known. */
  readonly cloned: boolean;
  /** Services that deploy from it. */
  readonly services: readonly MappedPaths[];
}

export interface MappedPaths {
  readonly service: string;
  /** Empty = all of it. */
  readonly paths: readonly string[];
  /** Commits that touch the paths; null = there are none, or no commit was looked at for them yet. */
  readonly touching: number | null;
}

export interface MappedPerson {
  /** Address, else name, in small letters: what identifies the person in choices. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly commits: number;
  /** What name and address look like. */
  readonly looksLikeBot: boolean;
  /** What the user says; wins. */
  readonly bot: boolean | null;
  /** Key of the person it is another name of. */
  readonly sameAs: string | null;
  /** Group of authors by the address: its domain; null = there is no address. */
  readonly domain: string | null;
  /** Group of authors as the user says; wins. */
  readonly group: string | null;
}

/** The group of authors that are bots and that the user says nothing else of; texts: namesScreen.people.bots. */
export const BOT_GROUP = '(bots)';

/** One thing the user says; null takes it back. */
export type NameChoice =
  | { readonly kind: 'alias'; readonly service: string; readonly aliasOf: string | null }
  | { readonly kind: 'team'; readonly service: string; readonly team: string | null }
  | { readonly kind: 'environment'; readonly environment: string; readonly production: boolean | null }
  | {
      readonly kind: 'repository';
      readonly repositoryId: number;
      readonly services: readonly { readonly service: string; readonly paths: readonly string[] }[];
    }
  | { readonly kind: 'bot'; readonly person: string; readonly bot: boolean | null }
  | { readonly kind: 'group'; readonly person: string; readonly group: string | null }
  | { readonly kind: 'same-person'; readonly person: string; readonly sameAs: string | null };
