import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fixture, git, temporaryFolder } from './engine/git/fixture.ts';
import { writeReleasedRepository } from './engine/git/fixture-releases.ts';

const RELEASES = 320;

let fixture: Fixture;
let repository: string;
beforeEach(() => {
  fixture = temporaryFolder();
  repository = join(fixture.folder, 'shop');
  mkdirSync(repository);
  git(repository, ['init', '-q', '-b', 'main']);
});
afterEach(() => fixture.remove());

function doradeck(...words: readonly string[]): string {
  const script = join(import.meta.dirname, 'cli.ts');
  return execFileSync(process.execPath, [script, ...words], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
}

interface Release {
  readonly version: string;
  readonly sha: string;
  readonly finishedAt: string;
  readonly commits: number;
  readonly leadSecondsBySha: Readonly<Record<string, number>>;
}

/** What git says: which commits, without merges, a release has that no earlier one has, and how old they were. */
function reckonedByGit(): readonly Release[] {
  const format = '%(creatordate:unix) %(refname:short) %(objectname) %(*objectname)';
  const tags = git(repository, ['for-each-ref', `--format=${format}`, 'refs/tags/v*'])
    .split('\n')
    .map((line) => line.split(' '))
    .map(([at = '', name = '', object = '', commit = '']) => ({ at: Number(at), name, sha: commit || object }))
    .filter(({ name }) => name.includes('.'))
    .sort((a, b) => a.at - b.at);
  return tags.map(({ at, name, sha }, i) => {
    const earlier = tags.slice(0, i).map((tag) => `^${tag.sha}`);
    const list = git(repository, ['rev-list', '--no-merges', '--format=%H %at', '--stdin'], {
      input: [sha, ...earlier, ''].join('\n'),
    });
    const ages = list
      .split('\n')
      .filter((line) => /^[0-9a-f]{40} /.test(line))
      .map((line) => line.split(' '))
      .map(([commit = '', authored]) => [commit, at - Number(authored)] as const);
    // The first one is where counting begins.
    const leads = i === 0 ? [] : ages;
    return {
      version: name,
      sha,
      finishedAt: new Date(at * 1000).toISOString(),
      commits: leads.length,
      leadSecondsBySha: Object.fromEntries(leads),
    };
  });
}

test.each([1, 20])('every release has the commits and lead times that git reckons (seed %i)', (seed) => {
  writeReleasedRepository(repository, seed, RELEASES);
  const workspace = join(fixture.folder, 'shop.doradeck');
  doradeck('import', workspace, repository);
  doradeck('repo', 'releases', workspace, 'shop', 'v*');
  const period = ['--from', '2022-01-01', '--to', '2040-01-01', '--tz', 'UTC'];
  const listed = JSON.parse(
    doradeck('list', 'deployments', workspace, ...period, '--commits', '--format', 'json'),
  ) as readonly Release[];
  const byTime = listed.toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1));
  const expected = reckonedByGit();
  expect(expected).toHaveLength(RELEASES);
  expect(expected.filter(({ commits }) => commits > 1).length).toBeGreaterThan(RELEASES / 3);
  expect(
    byTime.map(({ version, sha, finishedAt, commits, leadSecondsBySha }) => ({
      version,
      sha,
      finishedAt,
      commits,
      leadSecondsBySha,
    })),
  ).toEqual(expected);
});
