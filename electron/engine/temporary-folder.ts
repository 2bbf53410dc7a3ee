import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of this process alone, that only its user can look into. What killed processes left under the same prefix goes
 * first: clients' data, which has no business there.
 */
export function makeTemporaryFolder(prefix: string): string {
  removeAbandoned(prefix);
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

function removeAbandoned(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (Number.isNaN(owner) || owner === process.pid || isRunning(owner)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or still open.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
