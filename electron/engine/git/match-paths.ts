import picomatch from 'picomatch';
import { AppError } from '../../../shared/errors.ts';

/** The same on every system: git's paths have slashes. */
const OPTIONS = { dot: true, nonegate: true, noextglob: true, strictBrackets: true, windows: false } as const;

/**
 * Paths from a repository's root that one of the patterns matches; as in .gitignore, a pattern that matches a folder
 * matches all that is in it. `*` stays in a folder, `**` does not: "services/cart", "libs/*.ts", "{web,api}/**".
 * Throws 'path-pattern-invalid'.
 */
export function createPathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map((pattern) => {
    const bare = pattern.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
    try {
      return picomatch([bare, `${bare}/**`], OPTIONS);
    } catch (cause) {
      throw new AppError('path-pattern-invalid', { pattern }, { cause });
    }
  });
  return (path) => matchers.some((matches) => matches(path));
}

/** Throws 'path-pattern-invalid'. */
export function checkPathPattern(pattern: string): void {
  createPathMatcher([pattern]);
}
