/**
 * Repositories made by strangers, where a collection of them lies beside the project (it is not part of it): each is
 * read by the real command line under strace.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../db/open.ts';
import { whyNoStrace } from '../faults/strace.ts';
import { type Fixture, hashFolder, requireGit, temporaryFolder } from './fixture.ts';
import { peakMemory, traceCommand } from './trace-command.ts';

const COLLECTION = join(import.meta.dirname, '../../../../shared/corpus/bad-input/git');
const whyNot = existsSync(COLLECTION) ? whyNoStrace() : 'the collection is absent';

interface Expected {
  /** Parts of what is stored; null = nothing is. */
  readonly stored: Readonly<Record<string, string | number | null>> | null;
  /** What is said of it on the way. */
  readonly says?: RegExp;
}

const sound = { default_branch: 'main', bad_commits: 0, bad_refs: 0, incomplete_since: null };
const holed = { default_branch: 'main', incomplete_since: 1_740_823_200_000 };

const EXPECTED: Readonly<Record<string, Expected>> = {
  'g00-control': { stored: { ...sound, commits: 3, branches: 1 } },
  'g02-config-exec': { stored: { ...sound, commits: 3 } },
  'g04-symlinks': { stored: { ...sound, commits: 4 } },
  'g06-tree-names': { stored: { ...sound, commits: 4 } },
  'g08-zlib-bomb': { stored: { ...sound, commits: 5, cut: 1 }, says: /its message is too long and was cut/ },
  'g10-refs': { stored: { ...sound, commits: 3, tags: 2, bad_refs: 9 }, says: /refs left out: 9/ },
  'g12-head-garbage': { stored: { ...sound, commits: 3, branches: 1, bad_refs: 1 }, says: /HEAD \(it holds no SHA\)/ },
  'g14-corrupt-loose': { stored: { ...holed, commits: 1, bad_commits: 1 }, says: /history is incomplete before/ },
  'g16-swapped-object': { stored: { ...holed, commits: 1, bad_commits: 1 }, says: /it is damaged/ },
  'g18-bad-idx': { stored: null, says: /the index of a pack file is damaged/ },
  'g20-gitfile-escape': { stored: null, says: /leads outside this folder, to .*g00-control\/\.git/ },
  'g22-shallow': { stored: { ...holed, commits: 2, bad_commits: 0 }, says: /history is incomplete before/ },
  'g24-fifo-device': { stored: null, says: /its config file cannot be read/ },
  'g26-config-proto': { stored: { ...sound, commits: 3 } },
  'g28-sha256': { stored: null, says: /SHA-256/ },
  'g30-many-refs': { stored: { ...sound, commits: 3, tags: 50_000 } },
  'g32-ref-traversal': {
    stored: { ...sound, commits: 3, bad_refs: 1 },
    says: /etc\/hostname \(the name is not allowed\)/,
  },
};
/** Those that are made to fill the memory. */
const HEAVY = ['g08-zlib-bomb', 'g18-bad-idx'];
const MEMORY_LIMIT = 400 << 20;
const SECONDS = 5;

/** How each outcome that the collection names looks from outside. */
const STATUS: Readonly<Record<string, readonly number[]>> = {
  accept: [0],
  accept_with_report: [0],
  accept_or_refuse: [0, 3],
  refuse: [3],
  needs_choice: [3],
};

/** The repository of a workspace, with what is counted of it. */
function storedIn(workspace: string): unknown {
  const db = new Database(workspace, { readonly: true });
  try {
    return db
      .prepare(
        `SELECT repository.*, (SELECT count(*) FROM git_commit) AS commits, (SELECT count(*) FROM git_tag) AS tags,
           (SELECT count(*) FROM git_commit WHERE subject LIKE '%…') AS cut FROM repository`,
      )
      .get();
  } finally {
    db.close();
  }
}

describe.skipIf(whyNot !== null)(`hostile repositories${whyNot === null ? '' : ` (skipped: ${whyNot})`}`, () => {
  let place: Fixture;
  /** Seconds of the processor that the command line takes to do nothing. */
  let starting: number;
  beforeAll(async () => {
    requireGit();
    place = temporaryFolder();
    starting = (await traceCommand(['--version'], [], place.folder)).seconds;
  });
  afterAll(() => place.remove());

  function unpack(name: string): string {
    const folder = join(place.folder, name);
    mkdirSync(folder);
    execFileSync('tar', ['xzf', join(COLLECTION, `${name}.tgz`), '-C', folder]);
    return join(folder, name);
  }

  it.each(Object.entries(EXPECTED))('%s', async (name, { stored, says }) => {
    const repository = unpack(name);
    const before = hashFolder(join(place.folder, name));
    const scratch = join(place.folder, `scratch-${name}`);
    const workspace = join(scratch, 'run-workspace', 'client.doradeck');
    mkdirSync(join(scratch, 'run-workspace'), { recursive: true });
    createWorkspace(workspace).close();
    const ended = await traceCommand(['repo', 'add', workspace, repository], [repository], scratch);
    expect(ended.offences).toEqual([]);
    expect(hashFolder(join(place.folder, name))).toBe(before);
    // How long Node takes to start here is no matter of the repository.
    expect(ended.seconds - starting).toBeLessThan(SECONDS);
    expect(ended.status).toBe(stored === null ? 3 : 0);
    if (says === undefined)
      expect(ended.stderr).toBe(`${name}: ${stored?.commits} commits, ${stored?.tags ?? 0} tags\n`);
    else expect(ended.stderr).toMatch(says);
    expect(storedIn(workspace)).toEqual(stored === null ? undefined : expect.objectContaining(stored));
    if (HEAVY.includes(name)) {
      expect(await peakMemory(['analyze', '--repo', repository], scratch)).toBeLessThan(MEMORY_LIMIT);
    }
  });

  it('is what the collection says of each', async () => {
    const manifest = JSON.parse(readFileSync(join(COLLECTION, 'manifest.json'), 'utf8')) as {
      file: string;
      expect: string;
    }[];
    expect(manifest.map(({ file }) => file.replace('.tgz', '')).sort()).toEqual(Object.keys(EXPECTED).sort());
    for (const { file, expect: outcome } of manifest) {
      const { stored, says } = EXPECTED[file.replace('.tgz', '')] ?? { stored: null };
      expect(STATUS[outcome]).toContain(stored === null ? 3 : 0);
      if (outcome === 'accept_with_report') expect(says).toBeDefined();
    }
  });
});
