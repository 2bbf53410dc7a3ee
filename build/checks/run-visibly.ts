import { spawn } from 'node:child_process';
import { projectRoot } from '../runtime/project-root.ts';

/** Runs a Node program of this project, which prints to the same terminal. Resolves to its exit status, null if killed. */
export function runVisibly(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', resolve);
  });
}
