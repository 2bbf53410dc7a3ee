/** Repositories of many shapes, by the real git; each maker gets a new folder and says where the repository is. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, commitBytes, EMPTY_TREE, git } from './fixture.ts';
import { importRandomHistory } from './fixture-history.ts';

export interface Shape {
  readonly make: (folder: string, seed: number) => string;
  /** It leads out of its folder, and the user agreed. */
  readonly confirmOutside?: true;
}

const COMMITS = 220;

function bare(folder: string, seed: number, ...config: string[]): string {
  const repository = join(folder, 'shop.git');
  git(folder, ['init', '-q', '--bare', '-b', 'main', repository]);
  for (const setting of config) git(repository, ['config', ...setting.split('=')]);
  importRandomHistory(repository, seed, COMMITS);
  tagSome(repository);
  return repository;
}

/** Tags of every kind, on branches that few others reach. */
function tagSome(repository: string): void {
  const branches = git(repository, ['for-each-ref', '--format=%(refname)', 'refs/heads/scratch-*']).split('\n');
  for (const [index, branch] of branches.slice(0, 12).entries()) {
    if (index % 3 === 0) git(repository, ['tag', `light/${index}`, branch]);
    else
      git(repository, ['tag', '-a', '-m', 'x', `v1.${index}`, index % 3 === 1 ? branch : `refs/tags/v1.${index - 1}`]);
  }
}

/** Lists of `count` lines "sha name" of commits all over the history. */
function manyRefs(repository: string, count: number): string[] {
  const shas = git(repository, ['rev-list', '--all']).split('\n');
  return Array.from({ length: count }, (_, index) => `${shas[index % shas.length]} refs/tags/many/t${index}`);
}

function withManyRefs(folder: string, seed: number): string {
  const repository = bare(folder, seed);
  git(repository, ['pack-refs', '--all']);
  const lines = manyRefs(repository, 100_000);
  const loose = lines.splice(90_000);
  const kept = readFileSync(join(repository, 'packed-refs'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const [header = '', ...before] = kept;
  // As git writes it, in order of the names; a peeled value stays behind its tag.
  const rows = before.join('\n').replaceAll('\n^', '\0^').split('\n').concat(lines);
  rows.sort((a, b) => (a.slice(41) < b.slice(41) ? -1 : 1));
  writeFileSync(join(repository, 'packed-refs'), `${[header, ...rows].join('\n').replaceAll('\0', '\n')}\n`);
  mkdirSync(join(repository, 'refs/tags/many'), { recursive: true });
  for (const line of loose) writeFileSync(join(repository, line.slice(41)), `${line.slice(0, 40)}\n`);
  return repository;
}

/** Commits whose times, zones, names and messages are odd, and an octopus of more arms than there are. */
function odd(folder: string, seed: number): string {
  const repository = bare(folder, seed);
  const tips = git(repository, ['rev-list', '-n', '60', '--all']).split('\n');
  let head = git(repository, ['rev-parse', 'main']);
  const times = ['0 +0000', '1 -1200', '2147483648 +1400', '4294967297 -0000', '99999999999 +0530', '1700000000 +2561'];
  const messages = [
    '',
    '\n\n',
    'no newline at the end',
    '\n  \n subject after empty lines\n',
    'a\r\nb\r\n',
    '한글 제목\n',
  ];
  for (const [index, time] of times.entries()) {
    const who = index % 2 === 0 ? `<only@address> ${time}` : `Name without address <> ${time}`;
    head = commitBytes(
      repository,
      `tree ${EMPTY_TREE}\nparent ${head}\nauthor ${who}\ncommitter ${who}\n\n${messages[index]}`,
    );
  }
  const parents = [head, ...tips].map((sha) => `parent ${sha}\n`).join('');
  const who = 'A <a@b> 1700000000 +0900';
  const encoded = Buffer.concat([
    Buffer.from(`tree ${EMPTY_TREE}\n${parents}author ${who}\ncommitter ${who}\nencoding EUC-KR\n\n`),
    Buffer.from('b1e8b9cec1f60a', 'hex'),
  ]);
  git(repository, ['update-ref', 'refs/heads/main', commitBytes(repository, encoded)]);
  return repository;
}

/** A history that goes on in several steps, each of which git keeps as its settings say. */
function inSteps(repository: string): void {
  const clone = join(repository, '..', 'clone');
  git(join(repository, '..'), ['clone', '-q', repository, clone]);
  for (let step = 0; step < 4; step++) {
    for (let index = 0; index < 3; index++) commit(clone, `Step ${step}.${index}`);
    git(clone, ['push', '-q', 'origin', `HEAD:refs/heads/step-${step}`]);
    git(clone, ['checkout', '-q', '-B', 'main', 'HEAD~2']);
  }
}

export const SHAPES: Readonly<Record<string, Shape>> = {
  'criss-crosses, octopuses and orphans in one pack': { make: (folder, seed) => bare(folder, seed) },
  'another of them': { make: (folder, seed) => bare(folder, seed + 100) },
  'loose objects alone': {
    make: (folder, seed) => bare(folder, seed, 'fastimport.unpackLimit=100000'),
  },
  'many packs': {
    make(folder, seed) {
      const repository = bare(folder, seed, 'fastimport.unpackLimit=1', 'transfer.unpackLimit=1');
      inSteps(repository);
      return repository;
    },
  },
  'packs with deltas, loose objects and refs of both kinds': {
    make(folder, seed) {
      const repository = bare(folder, seed, 'transfer.unpackLimit=100000');
      git(repository, ['repack', '-adfq', '--depth=50']);
      git(repository, ['pack-refs', '--all']);
      inSteps(repository);
      return repository;
    },
  },
  'a commit graph, a bitmap and an index of several packs': {
    make(folder, seed) {
      const repository = bare(folder, seed, 'transfer.unpackLimit=1');
      inSteps(repository);
      git(repository, ['commit-graph', 'write', '--reachable', '--changed-paths']);
      git(repository, ['multi-pack-index', 'write']);
      return repository;
    },
  },
  'objects borrowed from another': {
    make(folder, seed) {
      const lender = bare(folder, seed);
      const borrower = join(folder, 'borrower');
      git(folder, ['clone', '-q', '--shared', lender, borrower]);
      commit(borrower, 'of its own');
      return borrower;
    },
    confirmOutside: true,
  },
  'a linked work tree': {
    make(folder, seed) {
      const main = bare(folder, seed);
      const linked = join(folder, 'linked');
      git(main, ['worktree', 'add', '-q', '-b', 'side', linked, 'main~1']);
      commit(linked, 'on the side');
      git(main, ['worktree', 'add', '-q', '--detach', join(folder, 'detached'), 'main']);
      commit(join(folder, 'detached'), 'on no branch');
      return linked;
    },
    confirmOutside: true,
  },
  'a shallow clone': {
    make(folder, seed) {
      const origin = bare(folder, seed);
      const shallow = join(folder, 'shallow');
      git(folder, ['clone', '-q', '--depth', '3', `file://${origin}`, shallow]);
      return shallow;
    },
  },
  'a partial clone': {
    make(folder, seed) {
      const origin = bare(folder, seed, 'uploadpack.allowFilter=true');
      const partial = join(folder, 'partial.git');
      git(folder, ['clone', '-q', '--bare', '--filter=tree:0', `file://${origin}`, partial]);
      return partial;
    },
  },
  grafts: {
    make(folder, seed) {
      const repository = bare(folder, seed);
      const shas = git(repository, ['rev-list', '--topo-order', '--all']).split('\n');
      // Newer ones first: a graft to a later row makes no ring.
      const lines = [20, 60, 90, 150].map((at) => `${shas[at]} ${shas[at + 10]} ${shas[at + 40]}`);
      mkdirSync(join(repository, 'info'), { recursive: true });
      writeFileSync(join(repository, 'info/grafts'), `# as somebody wished\n${lines.join('\n')}\n${shas[5]}\n`);
      return repository;
    },
  },
  'replaced commits': {
    make(folder, seed) {
      const repository = bare(folder, seed);
      const shas = git(repository, ['rev-list', 'main']).split('\n');
      git(repository, ['replace', shas[3] ?? '', shas[40] ?? '']);
      git(repository, ['replace', shas[10] ?? '', shas[11] ?? '']);
      return repository;
    },
  },
  'a hundred thousand refs': { make: withManyRefs },
  'odd times, zones, names and messages': { make: odd },
  'branches of a server alone, HEAD detached': {
    make(folder, seed) {
      const origin = bare(folder, seed);
      const clone = join(folder, 'clone');
      git(folder, ['clone', '-q', origin, clone]);
      git(clone, ['checkout', '-q', '--detach', 'HEAD~1']);
      git(clone, ['branch', '-q', '-D', 'main']);
      commit(clone, 'on no branch');
      appendFileSync(join(clone, '.git/config'), '[gc]\n\tauto = 0\n');
      return clone;
    },
  },
};
