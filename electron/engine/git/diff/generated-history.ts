/** Histories of files that do all that files do, in a real repository. */
import {
  fileCommand,
  importStream,
  type PlannedFile,
  type PlannedTree,
  pick,
  quoted,
  type Random,
  randomOf,
} from './diff-fixture.ts';

/** A character a byte. */
const bytes = (path: string) => Buffer.from(path).toString('latin1');
const FOLDERS = ['', 'src/', 'src/core/', 'src/core/deep/', 'docs/', bytes('서비스/'), 'a b/', '\xff\xfe/', 'test/'];
const NAMES = [
  'index.ts',
  'main.c',
  'README',
  'data',
  bytes('장바구니.md'),
  'odd "name"\\x',
  'new\nline',
  '\x80\xc3',
  'x.bin',
  'deep',
];

interface Planned {
  readonly parents: readonly number[];
  readonly tree: PlannedTree;
}

/** Names of the commits, the oldest first: several roots, branches, merges. Every file ends with its line, or is empty. */
export function makeHistory(folder: string, seed: number, count: number, isLoose = false): string[] {
  const random = randomOf(seed);
  const commits: Planned[] = [];
  for (let number = 0; number < count; number++) commits.push(plan(random, commits));
  return importStream(
    folder,
    commits.map((commit, number) => streamed(commit, number, commits)),
    isLoose,
  );
}

function plan(random: Random, commits: readonly Planned[]): Planned {
  const isRoot = commits.length === 0 || random(40) === 0;
  const parents = isRoot ? [] : [commits.length - 1 - random(Math.min(commits.length, 5))];
  if (!isRoot && random(8) === 0) parents.push(random(commits.length));
  const [first, second] = [...new Set(parents)];
  const tree = new Map(first === undefined ? [] : commits[first]?.tree);
  if (second !== undefined) {
    for (const [path, file] of commits[second]?.tree ?? []) if (random(2) === 0) put(tree, path, file);
  }
  for (let changes = isRoot ? 12 : random(6); changes > 0; changes--) change(random, tree);
  return { parents: [...new Set(parents)], tree };
}

/** In place of what stands in the way: a file where a folder would be, or a folder where the file would. */
function put(tree: Map<string, PlannedFile>, path: string, file: PlannedFile): void {
  for (const other of [...tree.keys()]) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) tree.delete(other);
  }
  tree.set(path, file);
}

function change(random: Random, tree: Map<string, PlannedFile>): void {
  const kind = random(12);
  const place = pick(random, FOLDERS) + pick(random, NAMES);
  const path = tree.size === 0 ? null : pick(random, [...tree.keys()]);
  const file = path === null ? undefined : tree.get(path);
  if (path === null || file === undefined || kind < 3) put(tree, place, newFile(random));
  else if (kind === 3) tree.delete(path);
  else if (kind < 6) {
    tree.delete(path);
    put(tree, place, random(2) === 0 ? file : edited(random, file));
  } else if (kind === 6) moveFolder(random, tree);
  else if (kind === 7) put(tree, path, { ...file, mode: pick(random, ['100644', '100755']) });
  else if (kind === 8) put(tree, path, newFile(random));
  else put(tree, path, edited(random, file));
}

function moveFolder(random: Random, tree: Map<string, PlannedFile>): void {
  const [from, to] = [pick(random, FOLDERS), pick(random, FOLDERS)];
  for (const [path, file] of [...tree]) {
    if (from === '' || from === to || !path.startsWith(from)) continue;
    tree.delete(path);
    put(tree, to + path.slice(from.length), random(3) === 0 ? edited(random, file) : file);
  }
}

function newFile(random: Random): PlannedFile {
  const kind = random(12);
  if (kind === 0) return { content: '' };
  if (kind === 1) return { mode: '120000', content: pick(random, ['README', 'src/index.ts', '../away']) };
  if (kind === 2) return { mode: '160000', content: pick(random, ['ab', 'cd']).repeat(20) };
  if (kind === 3)
    return { content: Buffer.from([0, ...Array.from({ length: 50 + random(400) }, () => random(256)), 10]) };
  const ending = pick(random, ['\n', '\n', '\n', '\r\n']);
  const content = Array.from({ length: 1 + random(60) }, () => newLine(random) + ending).join('');
  return { mode: random(8) === 0 ? '100755' : '100644', content };
}

function newLine(random: Random): string {
  return pick(random, ['}', '', `  call(${random(60)});`, `let x${random(900)} = ${'long '.repeat(random(30))};`]);
}

function edited(random: Random, file: PlannedFile): PlannedFile {
  if (file.mode === '120000' || file.mode === '160000' || file.content.length === 0) return newFile(random);
  const lines = Buffer.from(file.content)
    .toString('latin1')
    .split(/(?<=\n)/);
  for (let edits = 1 + random(lines.length); edits > 0; edits -= 1 + random(4)) {
    const line = `${newLine(random)}\n`;
    lines.splice(random(lines.length + 1), random(2), ...(random(3) === 0 ? [] : [line]));
  }
  const content = Buffer.from(lines.join(''), 'latin1');
  return { ...file, content };
}

function streamed({ parents, tree }: Planned, number: number, commits: readonly Planned[]): Buffer {
  const parts: Buffer[] = [];
  const say = (text: string) => parts.push(Buffer.from(text, 'latin1'));
  const [from, merge] = parents;
  if (from === undefined) say(`reset refs/heads/c${number}\n`);
  say(`commit refs/heads/c${number}\nmark :${number + 1}\ncommitter A <a@b.c> ${1e9 + number * 60} +0000\ndata 1\nx\n`);
  if (from !== undefined) say(`from :${from + 1}\n`);
  if (merge !== undefined) say(`merge :${merge + 1}\n`);
  const before = from === undefined ? new Map<string, PlannedFile>() : (commits[from]?.tree ?? new Map());
  for (const path of before.keys()) if (!tree.has(path)) say(`D ${quoted(path)}\n`);
  for (const [path, file] of tree) if (before.get(path) !== file) parts.push(fileCommand(path, file));
  say('\n');
  return Buffer.concat(parts);
}
