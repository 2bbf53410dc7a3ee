import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPack, type PackWriter } from '../git/write-pack.ts';
import { pause, type Work } from '../work.ts';
import { repositoryUrl } from './client.ts';
import type { Step } from './compose-history.ts';
import type { MergedPull } from './plan-pulls.ts';
import type { Random } from './random.ts';
import type { Change } from './release.ts';
import type { ToldChange } from './tell-changes.ts';
import { BOT, MERGER, PEOPLE, type Person, THINGS, type Thing, wordBump, wordChange } from './words.ts';

export interface WrittenHistory {
  /** The main branch's newest commit. */
  readonly head: string;
  readonly pack: PackWriter;
  /** The pull requests that its subjects name, by number. */
  readonly pulls: readonly MergedPull[];
}

export interface Tag {
  readonly name: string;
  readonly sha: string;
  /** An annotated tag's time; null = a lightweight one. */
  readonly taggedAt: number | null;
}

const STEPS_A_PAUSE = 300;
const BOTS = 0.04;

/** Path -> blob. */
type Files = Map<string, string>;

interface Writer {
  readonly repository: string;
  readonly team: string;
  readonly random: Random;
  readonly told: ReadonlyMap<Change, ToldChange>;
  readonly pack: PackWriter;
  readonly subjects: Map<Change, string>;
  readonly authors: Map<Change, Person>;
  readonly pulls: MergedPull[];
  /** Of the branch that is not merged yet. */
  branch: Change[];
  pullNumber: number;
  revisions: number;
}

export interface ToldHistory {
  readonly repository: string;
  readonly team: string;
  readonly steps: readonly Step[];
  /** Changes that chance doesn't find the words for. */
  readonly told: ReadonlyMap<Change, ToldChange>;
}

/** Writes the commits of a repository into a pack, and each one's SHA into its change. */
export async function writeHistory(
  { repository, team, steps, told }: ToldHistory,
  random: Random,
  work: Work,
): Promise<WrittenHistory> {
  const writer: Writer = {
    ...{ repository, team, random, told, pack: createPack(), subjects: new Map(), authors: new Map() },
    ...{ pulls: [], branch: [], pullNumber: 40, revisions: 0 },
  };
  const main = { files: firstFiles(writer), tip: '' };
  let branch = main;
  for (const [index, step] of steps.entries()) {
    if (index % STEPS_A_PAUSE === 0) {
      work.onProgress({ phase: 'generating', subject: repository, done: index, total: steps.length });
      await pause(work);
    }
    if (step.place === 'branch') {
      if (branch === main) branch = { files: new Map(main.files), tip: main.tip };
      branch.tip = writeChange(writer, step, branch.files, branch.tip);
    } else if (step.place === 'merge') {
      // Nothing comes to main while a branch is open.
      main.files = new Map(branch.files);
      main.tip = writeMerge(writer, step, main.files, [main.tip, branch.tip]);
      branch = main;
    } else {
      main.tip = writeChange(writer, step, main.files, main.tip);
    }
  }
  return { head: main.tip, pack: writer.pack, pulls: writer.pulls };
}

/** A bare repository, as a server keeps it: one pack, one branch, packed refs, its own address as origin. */
export async function writeBare(
  folder: string,
  repository: string,
  history: WrittenHistory,
  tags: readonly Tag[],
): Promise<void> {
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  const refs = [`${history.head} refs/heads/main`];
  for (const tag of [...tags].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (tag.taggedAt === null) refs.push(`${tag.sha} refs/tags/${tag.name}`);
    else refs.push(`${writeTag(history.pack, tag, tag.taggedAt)} refs/tags/${tag.name}`, `^${tag.sha}`);
  }
  await history.pack.finish(join(folder, 'objects'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  const remote = `[remote "origin"]\n\turl = ${repositoryUrl(repository)}\n`;
  await writeFile(join(folder, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${remote}`);
  await writeFile(join(folder, 'packed-refs'), `# pack-refs with: peeled fully-peeled sorted \n${refs.join('\n')}\n`);
}

function writeTag(pack: PackWriter, tag: Tag, taggedAt: number): string {
  const text = `object ${tag.sha}\ntype commit\ntag ${tag.name}\ntagger ${signature(MERGER, taggedAt)}\n\nRelease ${tag.name}\n`;
  return pack.add('tag', Buffer.from(text));
}

function writeChange(writer: Writer, step: Step, files: Files, parent: string): string {
  const { change } = step;
  if (change === null) return parent;
  const { random } = writer;
  if (parent === '') return writeFirst(writer, step, change, files);
  const told = writer.told.get(change);
  const isBot = change.kind === 'change' && random.chance(BOTS) && told === undefined;
  const author = isBot ? BOT : random.pick(PEOPLE[writer.team] ?? []);
  const thing = random.pick(THINGS[writer.repository] ?? []);
  changeFiles(writer, files, isBot ? null : thing, told);
  const words = isBot ? wordBump(random) : wordChange(thing, random);
  const message = messageOf(writer, change, told?.subject ?? words, step.place === 'main');
  change.sha = writeCommit(writer, files, [parent], { author, authoredAt: change.authoredAt }, step, message);
  writer.authors.set(change, author);
  if (step.place === 'main') notePull(writer, [change], step.at, change.sha);
  else writer.branch.push(change);
  return change.sha;
}

/** Named after the first of its changes, with the number that was given out last. */
function notePull(writer: Writer, changes: readonly Change[], mergedAt: number, mergeSha: string): void {
  const { subjects, authors, pullNumber: number } = writer;
  const [first] = changes;
  const author = first && authors.get(first);
  if (first === undefined || author === undefined) return;
  writer.pulls.push({ number, title: subjects.get(first) ?? '', author, changes, mergedAt, mergeSha });
}

function writeFirst(writer: Writer, step: Step, change: Change, files: Files): string {
  const author = writer.random.pick(PEOPLE[writer.team] ?? []);
  const message = `Start ${writer.repository}\n`;
  change.sha = writeCommit(writer, files, [], { author, authoredAt: change.authoredAt }, step, message);
  return change.sha;
}

function messageOf(writer: Writer, change: Change, words: string, squashed: boolean): string {
  const reverted = change.reverts?.head;
  const subject =
    change.kind === 'hotfix'
      ? `Hotfix: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
      : reverted
        ? `Revert "${writer.subjects.get(reverted) ?? ''}"`
        : words;
  writer.subjects.set(change, subject);
  const body = reverted ? `\nThis reverts commit ${reverted.sha}.\n` : '';
  return `${subject}${squashed ? ` (#${++writer.pullNumber})` : ''}\n${body}`;
}

function writeMerge(writer: Writer, step: Step, files: Files, parents: readonly string[]): string {
  const author = writer.random.pick(PEOPLE[writer.team] ?? []);
  const message = `Merge pull request #${++writer.pullNumber}\n`;
  const sha = writeCommit(writer, files, parents, { author, authoredAt: step.at }, step, message);
  // What the repository began with came without a pull request.
  if (parents.every((parent) => parent !== '')) notePull(writer, writer.branch, step.at, sha);
  writer.branch = [];
  return sha;
}

function writeCommit(
  writer: Writer,
  files: Files,
  parents: readonly string[],
  by: { readonly author: Person; readonly authoredAt: number },
  step: Step,
  message: string,
): string {
  const committer = step.place === 'branch' ? by.author : MERGER;
  const lines = [
    `tree ${writeFolder(writer.pack, files)}`,
    ...parents.filter((parent) => parent !== '').map((parent) => `parent ${parent}`),
    `author ${signature(by.author, by.authoredAt)}`,
    `committer ${signature(committer, step.at)}`,
  ];
  return writer.pack.add('commit', Buffer.from(`${lines.join('\n')}\n\n${message}`));
}

function signature(person: Person, at: number): string {
  return `${person.name} <${person.email}> ${Math.floor(at / 1000)} +0900`;
}

function firstFiles(writer: Writer): Files {
  const files: Files = new Map();
  const add = (path: string, text: string) => files.set(path, writer.pack.add('blob', Buffer.from(text)));
  add('README.md', `# ${writer.repository}\n\nPart of the Shopist sample shop.\n`);
  add('package.json', packageFile(writer.repository, 0));
  for (const thing of THINGS[writer.repository] ?? []) {
    add(`src/${thing[0]}.ts`, sourceFile(thing, 0));
    add(`test/${thing[0]}.test.ts`, testFile(thing, 0));
  }
  return files;
}

/** What the change is told to do; else a source file and now and then its test; without a thing, the list of packages. */
function changeFiles(writer: Writer, files: Files, thing: Thing | null, told: ToldChange | undefined): void {
  const revision = ++writer.revisions;
  const set = (path: string, text: string) => files.set(path, writer.pack.add('blob', Buffer.from(text)));
  const withTest = thing !== null && writer.random.chance(0.3);
  if (told !== undefined) {
    for (const [path, text] of told.files) text === null ? files.delete(path) : set(path, text);
    return;
  }
  if (thing === null) set('package.json', packageFile(writer.repository, revision));
  else set(`src/${thing[0]}.ts`, sourceFile(thing, revision));
  if (withTest) set(`test/${thing[0]}.test.ts`, testFile(thing, revision));
}

function packageFile(name: string, revision: number): string {
  return `{\n  "name": "${name}",\n  "private": true,\n  "revision": ${revision}\n}\n`;
}

function sourceFile([, english, korean]: Thing, revision: number): string {
  return `/** ${english}: ${korean} */\nexport const settings = {\n  revision: ${revision},\n  attempts: ${(revision % 5) + 1},\n};\n`;
}

function testFile([file, english]: Thing, revision: number): string {
  return `import { settings } from '../src/${file}.ts';\n\ntest('${english}', () => {\n  expect(settings.revision).toBeLessThan(${revision + 1});\n});\n`;
}

function writeFolder(pack: PackWriter, files: Iterable<readonly [path: string, blob: string]>): string {
  const folders = new Map<string, [path: string, blob: string][]>();
  const entries: [mode: string, name: string, sha: string][] = [];
  for (const [path, blob] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      entries.push(['100644', path, blob]);
      continue;
    }
    const folder = path.slice(0, slash);
    const inside = folders.get(folder) ?? [];
    inside.push([path.slice(slash + 1), blob]);
    folders.set(folder, inside);
  }
  for (const [folder, inside] of folders) entries.push(['40000', folder, writeFolder(pack, inside)]);
  return writeTree(pack, entries);
}

/** Entries in git's order: as bytes, a folder's name as if it ended with a slash. */
function writeTree(pack: PackWriter, entries: readonly [mode: string, name: string, sha: string][]): string {
  const key = ([mode, name]: readonly [string, string, string]) => (mode === '40000' ? `${name}/` : name);
  const sorted = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return pack.add(
    'tree',
    Buffer.concat(sorted.flatMap(([mode, name, sha]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')])),
  );
}
