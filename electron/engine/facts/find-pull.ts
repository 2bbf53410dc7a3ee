import type { StoredPull } from './read-pulls.ts';
import type { RepositoryCodes } from './repository-codes.ts';
import { endsAlike, repositoryKey } from './repository-names.ts';

/** What names a pull request beside its number. */
export interface PullPlace {
  /** Code of the repository that the row names, 0 = none. */
  readonly repository: number;
  /** Repositories that the user says the row's service deploys from. */
  readonly mapped: readonly number[];
  /** '' = none. */
  readonly service: string;
}

/** Index of the pull request that a name ("12", "shop/cart#12") means at a place, -1 = none: never a guess between two. */
export type PullFinder = (name: string, place: PullPlace) => number;

/** `exportNames`: what exports call the repository of a code. `repositories`: of all of them. */
export function createPullFinder(
  pulls: readonly StoredPull[],
  exportNames: ReadonlyMap<number, readonly string[]>,
  { texts, read }: Pick<RepositoryCodes, 'texts' | 'read'>,
): PullFinder {
  const byNumber = new Map<string, number>();
  for (const [i, { repository, externalId }] of pulls.entries()) {
    const key = `${repository} ${externalId}`;
    byNumber.set(key, byNumber.has(key) ? -1 : i);
  }
  const ofPulls = [...new Set(pulls.map(({ repository }) => repository))];
  const keys = ofPulls.flatMap((code) =>
    (exportNames.get(code) ?? []).map((name) => ({ code, key: repositoryKey(name) })),
  );
  const known = new Map<string, readonly number[]>();

  function codesLike(text: string): readonly number[] {
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = repositoryKey(text);
    const same = keys.filter(({ key }) => key === own);
    const alike = same.length > 0 ? same : keys.filter(({ key }) => endsAlike(key, own));
    const codes = [...new Set(alike.map(({ code }) => code))];
    known.set(text, codes);
    return codes;
  }

  /** The one pull request of that number in these repositories. */
  function only(number: string, codes: readonly number[]): number {
    const found = new Set(codes.map((code) => byNumber.get(`${code} ${number}`) ?? -1).filter((pull) => pull >= 0));
    const [pull] = found;
    return pull === undefined || found.size > 1 ? -1 : pull;
  }

  return (name, { repository, mapped, service }) => {
    const [, owner, own] = /^(.+)#(\d+)$/.exec(name) ?? [];
    if (owner !== undefined && own !== undefined) {
      const codes = codesLike(owner);
      return codes.length === 1 ? only(own, codes) : -1;
    }
    if (repository !== 0) {
      // One that was not read may have another name here.
      const alike = repository > read ? codesLike(texts[repository] ?? '') : [];
      for (const codes of [[repository], alike, [0]]) {
        const pull = only(name, codes);
        if (pull >= 0) return pull;
      }
      return -1;
    }
    if (ofPulls.length === 1) return only(name, ofPulls);
    return only(name, [...mapped, ...(service === '' ? [] : codesLike(service))]);
  };
}
