/** Seeded repositories for the benchmark of reading histories: many commits, merges, real trees and deltas, packed. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { random } from '../random.ts';

const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const WORDS =
  'cart price login search order retry cache queue refund stock badge email invoice 배송 결제 재고 timeout banner';
const BRANCHES = 6;
const FOLDERS = 40;
const FILES = 25;

/** A bare repository of `commits` commits at `folder`/history-N.git, in one pack; its path. */
export async function makeHistory(folder: string, commits: number): Promise<string> {
  const path = join(folder, `history-${commits}.git`);
  await mkdir(path, { recursive: true });
  await run(['init', '-q', '--bare', '-b', 'main', path]);
  await run(['-C', path, 'fast-import', '--quiet', '--force', '--max-pack-size=4g'], stream(commits));
  // As a server packs it: deltas by distance, chains of fifty.
  await run(['-C', path, 'repack', '-adq', '--threads=2', '--window=10', '--depth=50']);
  return path;
}

function run(args: readonly string[], input?: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env: ENVIRONMENT, stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`git ${args.join(' ')}: ${status}`))));
    void feed(child.stdin, input ?? []);
  });
}

async function feed(stdin: NodeJS.WritableStream, input: Iterable<string>): Promise<void> {
  for (const text of input) {
    if (!stdin.write(text)) await new Promise((resolve) => stdin.once('drain', resolve));
  }
  stdin.end();
}

/** What `git fast-import` reads: several lines of work that are merged now and then. */
function* stream(commits: number): Generator<string> {
  const next = random(20_260_101);
  const below = (limit: number): number => Math.floor(next() * limit);
  const words = WORDS.split(' ');
  const word = () => words[below(words.length)] ?? '';
  const tips = new Array<number>(BRANCHES).fill(0);
  for (let mark = 1; mark <= commits; mark++) {
    const branch = mark === commits ? 0 : below(BRANCHES);
    const at = 1_500_000_000 + mark * 400;
    const who = `Person ${below(300)} <person${below(300)}@example.com>`;
    const message = `${word()}: ${word()} ${word()} ${mark}\n\n${`${word()} ${word()} ${word()}\n`.repeat(below(6))}`;
    const parent = tips[branch] || tips[0] || 0;
    const other = below(12) === 0 || mark === commits ? (tips[below(BRANCHES)] ?? 0) : 0;
    const merged = other !== 0 && other !== parent ? `merge :${other}\n` : '';
    const file = `src/folder-${below(FOLDERS)}/file-${below(FILES)}.txt`;
    const content = `${mark} ${word()}\n`;
    yield `commit refs/heads/${branch === 0 ? 'main' : `work-${branch}`}\nmark :${mark}\n` +
      `author ${who} ${at - below(90_000)} +0900\ncommitter ${who} ${at} +0900\n` +
      `data ${Buffer.byteLength(message)}\n${message}\n${parent === 0 ? '' : `from :${parent}\n`}${merged}` +
      `M 100644 inline ${file}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
    tips[branch] = mark;
  }
}
