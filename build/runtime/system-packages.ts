import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runOrThrow } from './run.ts';
import { SetupProblem } from './setup-problem.ts';

/** Names as Debian 12 has them; Debian 13 and Ubuntu 24.04 provide two of them under a name ending in t64. */
const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'] as const;
const RENAMED: Readonly<Record<string, string>> = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' };

/** What a machine can lack, and how that shows. */
export interface Needs {
  /** An executable whose shared libraries must be there. */
  readonly executable?: string;
  /** A virtual display. */
  readonly display?: boolean;
  /** A font for Chinese and Japanese text, and for Korean outside the bundled font. */
  readonly cjkFont?: boolean;
  /** A C++ compiler and Python, for node-gyp. */
  readonly compiler?: boolean;
  /** The git program, with which tests make repositories. */
  readonly git?: boolean;
  /** SQLite's own shell, to compare with. */
  readonly sqliteShell?: boolean;
}

/**
 * Sees to it that what Linux needs is installed. As root on a system with apt it installs what is missing; otherwise
 * it throws with the one command to run. Only the font may stay missing: then characters show as boxes, no more.
 */
export async function ensureSystemPackages(needs: Needs, log: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  const apt = onPath('apt-get');
  if (process.getuid?.() === 0 && apt) {
    log(`installing system packages: ${missing.join(' ')}`);
    await install(missing);
    const still = (await missingPackages(needs)).filter((name) => name !== 'fonts-noto-cjk');
    if (still.length > 0) throw new SetupProblem(`Installed, but still not usable: ${still.join(' ')}`);
    return;
  }
  const names = apt ? await namesHere(missing) : missing;
  const command = apt
    ? `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`
    : `install what your system calls ${names.join(' ')}`;
  if (missing.every((name) => name === 'fonts-noto-cjk')) log(`for Chinese and Japanese text: ${command}`);
  else throw new SetupProblem(`Some system packages are missing. Please run:\n\n  ${command}\n`);
}

async function missingPackages(needs: Needs): Promise<readonly string[]> {
  const missing: string[] = [];
  if (needs.executable && (await missingLibraries(needs.executable)).length > 0) missing.push(...LIBRARIES);
  if (needs.display && !onPath('Xvfb')) missing.push('xvfb');
  if (needs.cjkFont && !(await hasCjkFont())) missing.push('fonts-noto-cjk');
  if (needs.git && !onPath('git')) missing.push('git');
  if (needs.sqliteShell && !onPath('sqlite3')) missing.push('sqlite3');
  if (needs.compiler) {
    if (!onPath('g++') && !onPath('clang++')) missing.push('g++');
    if (!onPath('make')) missing.push('make');
    if (!onPath('python3')) missing.push('python3');
  }
  return missing;
}

/** The shared libraries that an executable asks for and the system lacks. */
export async function missingLibraries(executable: string): Promise<readonly string[]> {
  const { stdout } = await run('ldd', [executable]);
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

async function hasCjkFont(): Promise<boolean> {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const { stdout } = await run('fc-list', [':lang=ja', 'family']);
  return stdout.trim() !== '';
}

async function install(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runOrThrow('apt-get', ['update', '-q'], { env });
  const names = await namesHere(packages);
  const options = ['-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends'];
  await runOrThrow('apt-get', ['install', '-y', '-q', ...options, ...names], { env });
}

function namesHere(packages: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    packages.map(async (name) => {
      const renamed = RENAMED[name];
      if (!renamed) return name;
      const { status } = await run('apt-cache', ['show', renamed]);
      return status === 0 ? renamed : name;
    }),
  );
}

export function onPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
