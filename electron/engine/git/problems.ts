/** What could not be read of a repository: counted, and the first some hundreds listed by name. */
import type { RepositoryProblem } from '../../../shared/model.ts';

/** Of each kind; the rest are counted alone. */
const LISTED = 500;
const NAME_LIMIT = 200;

export class Problems {
  readonly counts = { ref: 0, commit: 0 };
  readonly listed: RepositoryProblem[] = [];
  readonly #named = { ref: 0, commit: 0 };

  add(kind: RepositoryProblem['kind'], name: string, code: RepositoryProblem['code']): void {
    // What is cut is there all the same.
    if (code !== 'cut') this.counts[kind]++;
    if (++this.#named[kind] <= LISTED) this.listed.push({ kind, name: shownName(name), code });
  }
}

/** A stranger's name as it may be shown: on one line, nothing in it invisible, not too long. */
export function shownName(name: string): string {
  const cut = name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT - 1)}…` : name;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
