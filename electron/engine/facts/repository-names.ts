/**
 * What exports call a repository and what was read from disk are the same thing under many names: a URL with or
 * without .git, an scp-like address, owner/name, a bare name. Names are compared by the segments of their path.
 */

export interface ReadRepository {
  readonly id: number;
  readonly name: string;
  readonly source: string;
}

/** "git@github.com:Shop/Cart.git", "https://x@github.com/Shop/Cart/" -> "github.com/shop/cart" */
export function repositoryKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^([^/:]+):(\d+\/)?/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^\/+/, '');
}

/** The one read repository that an export can mean by `text`, else null: never a guess between two. */
export function matchRepository(text: string, read: readonly ReadRepository[]): ReadRepository | null {
  const key = repositoryKey(text);
  if (!key) return null;
  const likenesses: readonly ((repository: ReadRepository) => boolean)[] = [
    ({ source }) => repositoryKey(source) === key,
    ({ name }) => repositoryKey(name) === key,
    ({ source }) => endsAlike(key, repositoryKey(source)),
    // A clone's address would have shown another owner to be the same; a local folder has only its name.
    ({ name, source }) => !isAddress(source) && endsAlike(key, repositoryKey(name)),
  ];
  for (const isAlike of likenesses) {
    const [first, second] = read.filter(isAlike);
    if (first) return second ? null : first;
  }
  return null;
}

function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}

/** One is the end of the other's path, whole segments. */
export function endsAlike(a: string, b: string): boolean {
  return a !== '' && b !== '' && (`/${a}`.endsWith(`/${b}`) || `/${b}`.endsWith(`/${a}`));
}

/** The path of a URL or scp-like address without its host and .git: "https://github.com/Shop/Cart.git" -> "Shop/Cart". */
export function shortName(text: string): string {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]+\/|[^/@]+@[^/:]+:)(.+?)(?:\.git)?\/*$/i.exec(text.trim());
  return match?.[1] ?? text.trim();
}
