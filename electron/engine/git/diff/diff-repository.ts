import { lstat } from 'node:fs/promises';
import { AppError } from '../../../../shared/errors.ts';
import type { Work } from '../../work.ts';
import { createPathMatcher } from '../match-paths.ts';
import { openRepository } from '../open-repository.ts';
import { openObjects } from '../read-object.ts';
import { diffTrees, type FileDifference } from './diff-trees.ts';
import type { PathChoice } from './list-changes.ts';

export interface RepositoryDiffRequest {
  /** Its folder. */
  readonly source: string;
  /** Names of commits, in hexadecimal. */
  readonly base: string;
  readonly head: string;
  /** Of paths; [] = all. */
  readonly patterns: readonly string[];
  readonly work: Work;
}

const EVERYTHING: PathChoice = { matches: () => true, reaches: () => true };

/** 'gone': there is no such folder; 'unreadable': it is refused, or what is asked for is missing or damaged. Throws 'cancelled'. */
export async function diffRepository(
  request: RepositoryDiffRequest,
): Promise<readonly FileDifference[] | 'gone' | 'unreadable'> {
  const { source, base, head, patterns, work } = request;
  if ((await lstat(source).catch(() => null)) === null) return 'gone';
  try {
    const choice = patterns.length === 0 ? EVERYTHING : createPathMatcher(patterns);
    const objects = await openObjects(await openRepository(source));
    try {
      return (await diffTrees({ objects, base, head, choice, work })) ?? 'unreadable';
    } finally {
      objects.close();
    }
  } catch (error) {
    if (isRefusal(error)) return 'unreadable';
    throw error;
  }
}

/** Of the repository, or of the system that reads it. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'not-a-repository' || error.code.startsWith('repository-');
  return error instanceof Error && 'syscall' in error;
}
