/** What pull and merge requests have in common, whichever host gave them. */
import type { Cell } from '../cell.ts';
import type { DerivedRow } from './preset.ts';
import { earliest, textAt } from './source-record.ts';

/** A commit of a pull request, as the reader of pull requests takes it. */
export function pullCommit(sha: string, authoredAt: string | null): Cell {
  return new Map<string, Cell>([
    ['sha', sha],
    ['authored_at', authoredAt],
  ]);
}

/** The commits of a list, each with what it is called and when it was authored by one of some paths. */
export function pullCommits(list: readonly Cell[], shas: readonly string[], times: readonly string[]): readonly Cell[] {
  return list.flatMap((item) => {
    const sha = textAt(item, ...shas);
    return sha === null ? [] : [pullCommit(sha, textAt(item, ...times))];
  });
}

export interface Review {
  readonly by: string | null;
  readonly at: string | null;
  readonly approves: boolean;
}

/** The first review and the last approval by somebody else than the author. */
export function reviewTimes(reviews: readonly Review[], author: string | null): DerivedRow {
  const others = reviews.filter(({ by }) => by === null || by !== author);
  return {
    reviewed_at: earliest(others.map(({ at }) => at)),
    approved_at: latest(others.filter(({ approves }) => approves).map(({ at }) => at)),
  };
}

/** The text that comes last in code order, as times of one written form do; null = there is none. */
function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
}
