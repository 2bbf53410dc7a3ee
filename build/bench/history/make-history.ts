/** Seeded repositories for the benchmark of reading histories: many commits, merges, real trees and deltas, packed. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GIT_ENVIRONMENT } from '../git-environment.ts';
import { random } from '../random.ts';

const BRANCHES = 6;
const FOLDERS = 40;
const FILES = 25;
/** Of 82,000 commits of git itself are 1,700 people, of a company's repository fewer. */
const COMMITS_A_PERSON = 150;
const VOCABULARY = 3000;
const SYLLABLES = 'ba con der fi gra in ket lo men pre ro sta ti un ver yo'.split(' ');
const KOREAN = '배송 결제 재고 주문 환불 검색 장바구니 로그인 쿠폰 알림'.split(' ');
const ZONES = ['+0900', '+0900', '+0900', '+0000', '-0800'];

/** A bare repository of `commits` commits at `folder`/history-N.git, in one pack; its path. */
export async function makeHistory(folder: string, commits: number): Promise<string> {
  const path = join(folder, `history-${commits}.git`);
  await mkdir(path, { recursive: true });
  await run(['init', '-q', '--bare', '-b', 'main', path]);
  await run(['-C', path, 'fast-import', '--quiet', '--force', '--max-pack-size=4g'], stream(commits));
  // As a server packs it: deltas by distance, chains of fifty, and commits too, of which fast-import makes no deltas.
  await run(['-C', path, 'repack', '-adfq', '--threads=2', '--window=10', '--depth=50']);
  return path;
}

/** As `git commit` leaves them: `count` commits on top of main, loose. */
export async function addCommits(path: string, count: number, round: number): Promise<void> {
  await run(['-C', path, '-c', 'fastimport.unpackLimit=1000000', 'fast-import', '--quiet'], growth(count, round));
}

function run(args: readonly string[], input?: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env: GIT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'inherit'] });
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

/** What `git fast-import` reads: several lines of work, merged now and then, fixes taken from one into another. */
function* stream(commits: number): Generator<string> {
  const next = random(20_260_101);
  const below = (limit: number): number => Math.floor(next() * limit);
  const write = writer(next);
  const people = Math.max(30, Math.round(commits / COMMITS_A_PERSON));
  // Few people make most of the commits.
  const person = () => {
    const number = Math.floor(people * next() ** 2.5);
    return `Developer ${number.toString(36)} Kim <developer.${number}@shop.example.com>`;
  };
  const tips = new Array<number>(BRANCHES).fill(0);
  let last = write.message('', '');
  for (let mark = 1; mark <= commits; mark++) {
    const branch = mark === commits ? 0 : below(BRANCHES);
    const at = 1_500_000_000 + mark * 400;
    const author = person();
    const committer = below(5) === 0 ? person() : author;
    const parent = tips[branch] || tips[0] || 0;
    const other = below(12) === 0 || mark === commits ? (tips[below(BRANCHES)] ?? 0) : 0;
    const isMerge = other !== 0 && other !== parent;
    if (isMerge) last = `Merge branch 'work-${below(BRANCHES)}' into ${name(branch)}\n`;
    // A fix taken over keeps its message: git stores the one as a delta to the other.
    else if (below(10) > 0) last = write.message(author, committer);
    const file = `src/folder-${below(FOLDERS)}/file-${below(FILES)}.txt`;
    const content = `${mark} ${write.words(4)}\n`;
    const zone = ZONES[below(ZONES.length)];
    yield `commit refs/heads/${name(branch)}\nmark :${mark}\n` +
      `author ${author} ${at - below(90_000)} ${zone}\ncommitter ${committer} ${at} ${zone}\n` +
      `data ${Buffer.byteLength(last)}\n${last}\n${parent === 0 ? '' : `from :${parent}\n`}` +
      `${isMerge ? `merge :${other}\n` : ''}M 100644 inline ${file}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
    tips[branch] = mark;
  }
}

function* growth(count: number, round: number): Generator<string> {
  const write = writer(random(20_260_102 + round));
  for (let mark = 1; mark <= count; mark++) {
    const who = `Developer 0 Kim <developer.0@shop.example.com> ${1_800_000_000 + round * 100_000 + mark * 400} +0900`;
    const message = write.message('Developer 0 Kim', 'Developer 1 Kim');
    yield `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\n` +
      `data ${Buffer.byteLength(message)}\n${message}\nfrom ${mark === 1 ? 'refs/heads/main^0' : `:${mark - 1}`}\n` +
      `M 100644 inline src/new.txt\ndata <<END\n${round} ${mark}\nEND\n\n`;
  }
}

function name(branch: number): string {
  return branch === 0 ? 'main' : `work-${branch}`;
}

/** Messages out of a vocabulary of which few words are used often: one line, or paragraphs and trailers as well. */
function writer(next: () => number) {
  const below = (limit: number): number => Math.floor(next() * limit);
  const invented = () => Array.from({ length: 1 + below(4) }, () => SYLLABLES[below(SYLLABLES.length)]).join('');
  const vocabulary = Array.from({ length: VOCABULARY }, invented);
  const word = () =>
    below(25) === 0 ? KOREAN[below(KOREAN.length)] : vocabulary[Math.floor(VOCABULARY * next() ** 3)];
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const lines = (count: number) => Array.from({ length: count }, () => `${words(8 + below(4))}\n`).join('');
  return {
    words,
    message(author: string, committer: string): string {
      const subject = `${words(1)}: ${words(3 + below(5))}\n`;
      if (below(3) === 0) return subject;
      const body = Array.from({ length: 1 + below(3) }, () => `\n${lines(1 + below(4))}`).join('');
      return below(2) === 0
        ? subject + body
        : `${subject}${body}\nReviewed-by: ${committer}\nSigned-off-by: ${author}\n`;
    },
  };
}
