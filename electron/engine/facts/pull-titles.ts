/** What code hosts call a pull request that takes another one back. */

const REVERT = /^revert:?\s+(?:"(.+)"|'(.+)'|“(.+)”)\s*(?:\((?:#\d+|pull request #\d+)\))?$/i;
/** Azure DevOps puts its number before a title, GitHub and Bitbucket behind it. */
const NUMBER_BEFORE = /^merged pr (\d+):\s*/i;
const NUMBER_BEHIND = /\s*\((?:#|pull request #)(\d+)\)$/i;

export interface RevertedTitle {
  readonly title: string;
  /** The number that the title has with it. */
  readonly number: string | null;
}

/** The title that `Revert "…"` names, whatever its quotes; null = the title says nothing like it. */
export function revertedTitle(title: string): RevertedTitle | null {
  const [, double, single, curly] = REVERT.exec(title.trim()) ?? [];
  const named = double ?? single ?? curly;
  if (named === undefined) return null;
  const number = NUMBER_BEFORE.exec(named)?.[1] ?? NUMBER_BEHIND.exec(named)?.[1] ?? null;
  return { title: plainTitle(named), number };
}

/** Without the number that a code host puts to it. */
export function plainTitle(title: string): string {
  return title.trim().replace(NUMBER_BEFORE, '').replace(NUMBER_BEHIND, '').trim();
}
