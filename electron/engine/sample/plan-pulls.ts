/**
 * The pull requests of a repository: for every change that came to its main branch when it was opened, ready, looked at and
 * approved. They end where the history has it that they were merged, and hold its very commits, so that lead times are the
 * same with them and without. Where the time goes differs by team: marketing-core waits for reviews in the last span.
 */
import { HOUR, MINUTE } from './calendar.ts';
import { leadService, repositoryUrl, SPANS } from './client.ts';
import type { Random } from './random.ts';
import type { Change } from './release.ts';
import { BOT, PEOPLE, type Person, THINGS, wordBump, wordChange } from './words.ts';

/** As the history tells of it. */
export interface MergedPull {
  readonly number: number;
  readonly title: string;
  readonly author: Person;
  /** In the order they were made. */
  readonly changes: readonly Change[];
  readonly mergedAt: number;
  readonly mergeSha: string;
}

export interface Pull {
  readonly number: number;
  readonly repository: string;
  readonly title: string;
  readonly author: string;
  readonly state: 'merged' | 'open' | 'closed';
  readonly isDraft: boolean;
  readonly createdAt: number;
  readonly readyAt: number | null;
  readonly reviewedAt: number | null;
  readonly approvedAt: number | null;
  readonly mergedAt: number | null;
  readonly closedAt: number | null;
  readonly head: string;
  readonly mergeSha: string;
  readonly commits: readonly string[];
  readonly labels: readonly string[];
  readonly url: string;
}

/** Parts of the time from the last commit to the merge; what they leave is review. */
interface Habit {
  readonly ready: readonly [number, number];
  readonly merge: readonly [number, number];
}
interface Habits {
  readonly usual: Habit;
  readonly last: Habit;
}

const STEADY: Habit = { ready: [0.3, 0.5], merge: [0.08, 0.2] };
const HABITS: Readonly<Record<string, Habits>> = {
  'marketing-core': {
    usual: { ready: [0.3, 0.5], merge: [0.1, 0.25] },
    last: { ready: [0.08, 0.22], merge: [0.04, 0.12] },
  },
  // Approved, then waiting for somebody to dare: more so since the bad release.
  checkout: { usual: { ready: [0.3, 0.5], merge: [0.1, 0.2] }, last: { ready: [0.12, 0.25], merge: [0.4, 0.6] } },
  catalog: { usual: STEADY, last: STEADY },
  mobile: { usual: { ready: [0.5, 0.65], merge: [0.05, 0.15] }, last: { ready: [0.4, 0.55], merge: [0.05, 0.15] } },
};

const DRAFTS = 0.12;
const UNAPPROVED = 0.03;
/** The host does not say when these stopped being drafts. */
const READY_UNKNOWN = 0.02;

/** Those that were merged, by number, then a few that were not. `until`: end of the data. */
export function planPulls(
  repository: string,
  merged: readonly MergedPull[],
  until: number,
  random: Random,
): readonly Pull[] {
  const next = Math.max(...merged.map(({ number }) => number)) + 1;
  return [
    ...merged.map((pull) => planMerged(repository, pull, random)),
    ...planOthers(repository, next, until, random),
  ];
}

function planMerged(repository: string, pull: MergedPull, random: Random): Pull {
  const { changes, mergedAt, author } = pull;
  const isBot = author === BOT;
  const begunAt = Math.min(...changes.map(({ authoredAt }) => authoredAt));
  const writtenAt = Math.max(...changes.map(({ authoredAt }) => authoredAt));
  const isLast = changes.every(({ release }) => release === null || release.span === SPANS - 1);
  const { usual, last } = HABITS[leadService(repository).team] as Habits;
  const habit = isLast ? last : usual;
  const at = (part: number) => Math.round((writtenAt + (mergedAt - writtenAt) * part) / 1000) * 1000;
  const ready = isBot ? 0 : random.between(...habit.ready);
  const merge = random.between(...habit.merge);
  const readyAt = at(ready);
  const isDraft = !isBot && random.chance(DRAFTS);
  const draftedAt = begunAt + Math.round((readyAt - begunAt) * random.between(0.05, 0.6));
  const isApproved = !random.chance(UNAPPROVED);
  const reviewedAt = at(ready + (1 - ready - merge) * random.between(0.2, 0.9));
  return {
    ...describe(repository, pull.number, pull.title, author, random),
    state: 'merged',
    isDraft: false,
    createdAt: isDraft ? Math.floor(draftedAt / 1000) * 1000 : readyAt,
    readyAt: random.chance(READY_UNKNOWN) ? null : readyAt,
    reviewedAt: isApproved ? reviewedAt : null,
    approvedAt: isApproved ? at(1 - merge) : null,
    mergedAt,
    closedAt: mergedAt,
    mergeSha: pull.mergeSha,
    commits: changes.map(({ sha }) => sha),
    labels: [...(isBot ? ['dependencies'] : []), ...(changes.some(({ kind }) => kind === 'hotfix') ? ['hotfix'] : [])],
  };
}

/** A draft, one that waits for its review, one by the bot and one that was given up, from the last days. */
function planOthers(repository: string, next: number, until: number, random: Random): Pull[] {
  const people = PEOPLE[leadService(repository).team] ?? [];
  return (['draft', 'open', 'bot', 'closed'] as const).map((kind, index) => {
    const isBot = kind === 'bot';
    const author = isBot ? BOT : random.pick(people);
    const title = isBot ? wordBump(random) : wordChange(random.pick(THINGS[repository] ?? []), random);
    const createdAt = Math.round((until - random.between(4, 96) * HOUR) / 1000) * 1000;
    const isDraft = kind === 'draft';
    return {
      ...describe(repository, next + index, title, author, random),
      state: kind === 'closed' ? 'closed' : 'open',
      isDraft,
      createdAt,
      readyAt: isDraft ? null : createdAt,
      reviewedAt: null,
      approvedAt: null,
      mergedAt: null,
      closedAt: kind === 'closed' ? createdAt + random.integer(20, 180) * MINUTE : null,
      mergeSha: '',
      commits: [],
      labels: isBot ? ['dependencies'] : [],
    };
  });
}

function describe(repository: string, number: number, title: string, author: Person, random: Random) {
  const [account = 'bot'] = author.email.split('@');
  return {
    number,
    repository,
    title,
    author: author.name,
    head:
      author === BOT ? `dependabot/npm/${number}` : `${account.split('.')[0]}/${random.integer(100, 999)}-${number}`,
    url: `${repositoryUrl(repository).replace(/\.git$/, '')}/pull/${number}`,
  };
}
