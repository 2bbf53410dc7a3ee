/** The same commits, parents and times as git's own, and the same commits new in a deployment, in repositories of many shapes. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attribute } from '../../../shared/metrics/attribution.ts';
import type { Database } from '../db/connect.ts';
import { createWorkspace } from '../db/open.ts';
import { buildPicture } from '../facts/picture.ts';
import { storeDeployments } from '../facts/store-rows.ts';
import { HOUR_MS, howMany, printFigures, SEED } from '../faults/how-many.ts';
import { addRepository } from './add-repository.ts';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { SHAPES } from './fixture-shapes.ts';

/** In all of the shapes together more than a thousand. */
const SERVICES = howMany(18, 150);
const DEPLOYMENTS = 5;
const AS_IT_IS = { env: { GIT_NO_REPLACE_OBJECTS: '1', GIT_ADVICE: '0' } };

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

let made = 0;
it.each(Object.entries(SHAPES))('%s', { timeout: HOUR_MS }, async (name, { make, confirmOutside = false }) => {
  const folder = join(place.folder, `shape-${++made}`);
  mkdirSync(folder);
  const source = make(folder, SEED);
  const store = createWorkspace(join(folder, 'shape.doradeck'));
  const start = performance.now();
  const request = { db: store.writer, source, services: [], cloneFolder: folder, now: 1, work: quietWork() };
  const { commits, tags, branches, badRefs, badCommits } = await addRepository({ ...request, confirmOutside });
  const seconds = (performance.now() - start) / 1000;
  expect({ badRefs, badCommits }).toEqual({ badRefs: 0, badCommits: 0 });

  const history = historyByGit(source);
  expect(storedHistory(store.writer)).toEqual(history);
  expect(storedTags(store.writer)).toEqual(tagsByGit(source));

  const sets = planDeployments([...history.keys()], [...storedTags(store.writer)]);
  storeDeployments(store.writer, sets.flat());
  const charged = chargedCommits(store.writer);
  const figures = { compared: 0, fooled: 0, merges: mergesAtEdge(source) };
  for (const deployments of sets) {
    for (const [index, { commit, service, finishedAt }] of deployments.entries()) {
      const earlier = deployments.slice(0, index).map((one) => one.commit);
      const found = charged.get(`${service} ${finishedAt}`);
      // What came before the first deployment is nobody's.
      if (index === 0) expect(found).toEqual([]);
      else expectAsGit(source, commit, earlier, found, figures);
    }
  }
  expect(figures.fooled).toBeLessThan(figures.compared / 20);
  const { compared, fooled } = figures;
  printFigures(name, { commits, tags, branches, seconds, compared, fooled });
  store.close();
});

/**
 * `git rev-list A --not B…` stops looking where dates say that nothing more can come (revision.c, limit_list), so clocks
 * that go back fool it now and then. Where it disagrees, it is asked for all that A has and for all that each B has.
 */
function expectAsGit(
  source: string,
  commit: string,
  earlier: readonly string[],
  found: readonly string[] | undefined,
  figures: { compared: number; fooled: number; readonly merges: ReadonlySet<string> },
): void {
  const list = (...words: string[]) => {
    const lines = linesOf(git(source, ['rev-list', '--no-merges', ...words], AS_IT_IS)).sort();
    return lines.filter((sha) => !figures.merges.has(sha));
  };
  figures.compared++;
  const said = list(commit, ...earlier.map((sha) => `^${sha}`));
  if (JSON.stringify(said) === JSON.stringify(found)) return;
  const known = new Set(earlier.flatMap((sha) => list(sha)));
  expect(found).toEqual(list(commit).filter((sha) => !known.has(sha)));
  figures.fooled++;
}

it('is the same read in steps as read at once', async () => {
  const folder = join(place.folder, 'steps');
  mkdirSync(folder);
  const whole = SHAPES['criss-crosses, octopuses and orphans in one pack']?.make(folder, SEED + 7) ?? '';
  const growing = join(folder, 'growing.git');
  git(folder, ['clone', '-q', '--bare', '--shared', whole, growing]);
  const refs = linesOf(git(growing, ['for-each-ref', '--format=%(objectname) %(refname)']));
  const set = (lines: readonly string[]) =>
    git(growing, ['update-ref', '--stdin'], { input: lines.map((line) => `${line}\n`).join('') });
  set(refs.map((line) => `delete ${line.slice(41)}`));
  const store = createWorkspace(join(folder, 'steps.doradeck'));
  const main = linesOf(git(whole, ['rev-list', '--first-parent', '--reverse', 'main']));
  const appended: number[] = [];
  for (let step = 1; step <= 6; step++) {
    const some = refs.filter((line, index) => !line.endsWith('/main') && index % 6 < step);
    const head = main[Math.ceil((main.length * step) / 6) - 1];
    set([`update refs/heads/main ${head}`, ...some.map((line) => `update ${line.slice(41)} ${line.slice(0, 40)}`)]);
    const before = store.reader.prepare('SELECT sha FROM git_commit ORDER BY position').pluck().all();
    const request = { db: store.writer, source: growing, services: [], cloneFolder: folder, now: 1, work: quietWork() };
    await addRepository({ ...request, confirmOutside: true });
    const after = store.reader.prepare('SELECT sha FROM git_commit ORDER BY position').pluck().all();
    expect(after.slice(0, before.length)).toEqual(before);
    appended.push(after.length - before.length);
    expect(storedHistory(store.reader)).toEqual(historyByGit(growing));
    expect(storedTags(store.reader)).toEqual(tagsByGit(growing));
  }
  expect(appended.filter((count) => count > 0).length).toBeGreaterThan(3);
  store.close();
});

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** For git the edge of a shallow clone has no parents, so that none of it is a merge; a merge it is all the same. */
function mergesAtEdge(source: string): ReadonlySet<string> {
  const edge = join(source, '.git/shallow');
  const shas = existsSync(edge) ? linesOf(readFileSync(edge, 'utf8')) : [];
  return new Set(shas.filter((sha) => git(source, ['cat-file', 'commit', sha]).split('\nparent ').length > 2));
}

interface CommitFields {
  /** SHAs. */
  readonly parents: readonly string[];
  /** Seconds. */
  readonly times: readonly [authored: number, committed: number];
}

function historyByGit(source: string): Map<string, CommitFields> {
  const times = new Map(
    linesOf(git(source, ['log', '--all', '--format=%H %at %ct'], AS_IT_IS)).map((line) => {
      const [sha = '', authored, committed] = line.split(' ');
      return [sha, [Number(authored), Number(committed)] as const] as const;
    }),
  );
  const rows = linesOf(git(source, ['rev-list', '--all', '--parents'], AS_IT_IS)).map((line) => {
    const [sha = '', ...parents] = line.split(' ');
    return [sha, { parents, times: times.get(sha) ?? ([Number.NaN, Number.NaN] as const) }] as const;
  });
  return new Map(rows);
}

function storedHistory(db: Database): Map<string, CommitFields> {
  const rows = db
    .prepare<[], [Buffer, Buffer, number, number]>(
      'SELECT sha, parents, author_at, committer_at FROM git_commit ORDER BY position',
    )
    .raw()
    .all();
  const shas = rows.map(([sha]) => sha.toString('hex'));
  return new Map(
    rows.map(([, parents, authored, committed], position) => {
      const positions = Array.from({ length: parents.length / 4 }, (_, index) => parents.readInt32LE(index * 4));
      for (const parent of positions) expect(parent).toBeLessThan(position);
      // Behind a shallow clone's border there is nothing.
      const there = positions.filter((parent) => parent >= 0).map((parent) => shas[parent] ?? '');
      return [shas[position] ?? '', { parents: there, times: [authored / 1000, committed / 1000] }];
    }),
  );
}

function tagsByGit(source: string): Map<string, string> {
  const format = '%(refname) %(objecttype) %(objectname) %(*objecttype) %(*objectname)';
  const tags = linesOf(git(source, ['for-each-ref', `--format=${format}`, 'refs/tags'], AS_IT_IS)).map((line) => {
    const [name = '', type, sha = '', , peeled = ''] = line.split(' ');
    return [name.replace('refs/tags/', ''), type === 'commit' ? sha : commitOf(source, peeled)] as const;
  });
  return new Map(tags);
}

/** Older versions of git peel tags of tags once. */
function commitOf(source: string, sha: string): string {
  return git(source, ['rev-parse', `${sha}^{commit}`], AS_IT_IS);
}

function storedTags(db: Database): Map<string, string> {
  const rows = db.prepare<[], [string, string]>('SELECT name, lower(hex(sha)) FROM git_tag ORDER BY name').raw().all();
  return new Map(rows);
}

interface Planned {
  readonly service: string;
  readonly finishedAt: number;
  readonly sha: string | null;
  readonly version: string | null;
  /** What they mean. */
  readonly commit: string;
}

/** Deployments of commits anywhere in the history, each service's in a row; told by SHA, short SHA or tag. */
function planDeployments(shas: readonly string[], tags: readonly (readonly [string, string])[]): Planned[][] {
  let state = SEED;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: SERVICES }, (_, service) =>
    Array.from({ length: DEPLOYMENTS }, (__, index): Planned => {
      const place = { service: `service ${service}`, finishedAt: 1_800_000_000_000 + index * 1000 };
      const way = random(4);
      const [name, tagged] = tags[random(tags.length)] ?? [null, ''];
      if (way === 0 && name !== null) return { ...place, sha: null, version: name, commit: tagged };
      const sha = shas[random(shas.length)] ?? '';
      return { ...place, sha: way === 1 ? sha.slice(0, 16) : sha, version: null, commit: sha };
    }),
  );
}

/** "service finishedAt" -> SHAs in order. */
function chargedCommits(db: Database): Map<string, string[]> {
  const { facts, commitPosition } = buildPicture(db);
  const { deployments, names } = facts;
  const rules = {
    profile: 'doradeck',
    environmentPattern: null,
    environmentsAsSaid: false,
    linkWindowSeconds: 0,
    excludeBots: false,
  } as const;
  const { leadOffset, leadCommit } = attribute(facts, new Uint8Array(deployments.count).fill(1), rules);
  const shas = db.prepare<[], string>('SELECT lower(hex(sha)) FROM git_commit ORDER BY position').pluck().all();
  const charged = new Map<string, string[]>();
  for (let row = 0; row < deployments.count; row++) {
    const leads = leadCommit.subarray(leadOffset[row] ?? 0, leadOffset[row + 1] ?? 0);
    const key = `${names.services[deployments.service[row] ?? 0]} ${deployments.finishedAt[row]}`;
    charged.set(key, Array.from(leads, (commit) => shas[commitPosition[commit] ?? -1] ?? '').sort());
  }
  return charged;
}
