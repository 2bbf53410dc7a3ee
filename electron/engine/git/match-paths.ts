import picomatch from 'picomatch';
import { AppError } from '../../../shared/errors.ts';

/** The same on every system: git's paths have slashes, and may have ends of lines (flag s). */
const OPTIONS = {
  dot: true,
  nonegate: true,
  noextglob: true,
  strictBrackets: true,
  windows: false,
  flags: 's',
} as const;

export interface PathMatcher {
  /** Whether one of the patterns matches a path from the repository's root. */
  matches(path: string): boolean;
  /** Whether anything in a folder can match; '' = the root. */
  reaches(folder: string): boolean;
}

/**
 * As in .gitignore, a pattern that matches a folder matches all that is in it. `*` stays in a folder, `**` does not:
 * "services/cart", "libs/*.ts", "{web,api}/**". Throws 'path-pattern-invalid'.
 */
export function createPathMatcher(patterns: readonly string[]): PathMatcher {
  const compiled = patterns.map((pattern) => {
    const bare = pattern.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
    try {
      return { matches: picomatch([bare, `${bare}/**`], OPTIONS), base: picomatch.scan(bare, OPTIONS).base };
    } catch (cause) {
      throw new AppError('path-pattern-invalid', { pattern }, { cause });
    }
  });
  return {
    matches: (path) => compiled.some(({ matches }) => matches(path)),
    reaches: (folder) => compiled.some(({ base }) => isOnWay(folder, base)),
  };
}

/** One is the other, or leads to it. */
function isOnWay(folder: string, base: string): boolean {
  return folder === '' || base === '' || `${base}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${base}/`);
}

/** Throws 'path-pattern-invalid'. */
export function checkPathPattern(pattern: string): void {
  createPathMatcher([pattern]);
}
