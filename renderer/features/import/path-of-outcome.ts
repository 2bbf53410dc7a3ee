import type { FileOutcome } from '../../../shared/answers.ts';

/**
 * Where a file was read from: as the outcome says; else told by its name among the paths handed in, or by its place
 * where each path was one file. Null where several paths would fit.
 */
export function pathOfOutcome(
  outcome: FileOutcome,
  index: number,
  files: number,
  paths: readonly string[],
): string | null {
  if (outcome.path !== undefined) return outcome.path;
  const named = paths.filter((path) => path === outcome.file || /[\\/]([^\\/]+)$/.exec(path)?.[1] === outcome.file);
  if (named.length === 1) return named[0] ?? null;
  return files === paths.length ? (paths[index] ?? null) : null;
}
