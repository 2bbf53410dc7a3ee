import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';
import { git } from '../git/fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
  git(fixture.client.repository, ['tag', '1.1', fixture.client.shas[1] ?? '']);
  await importPaths(fixture.engine, fixture.client.repository);
});
afterEach(() => fixture.close());

const AT = '2024-03-05T10:00:00Z';
const LATER = '2024-03-07T10:00:00Z';

const GITHUB = {
  html_url: 'https://github.com/acme/shop/releases/tag/v1',
  target_commitish: 'main',
  name: 'A release',
  draft: false,
  prerelease: false,
  created_at: AT,
};
const GITLAB = {
  created_at: AT,
  upcoming_release: false,
  _links: { self: 'https://gitlab.example.com/acme/shop/-/releases/v1' },
  commit: { title: 'cut by whoever exported it' },
};

test.each([
  [
    'github-release',
    [
      { ...GITHUB, id: 1, tag_name: 'v1.1', published_at: AT },
      { ...GITHUB, id: 2, tag_name: 'v1.3', published_at: LATER },
    ],
  ],
  [
    'gitlab-release',
    [
      { ...GITLAB, tag_name: 'v1.1', released_at: AT },
      { ...GITLAB, tag_name: '1.3', released_at: LATER },
    ],
  ],
])('the tag of a release finds its commit in the repository: %s', async (preset, records) => {
  const path = join(fixture.folder, 'releases.json');
  writeFileSync(path, JSON.stringify(records));
  const { files } = await importPaths(fixture.engine, path);
  expect(files).toMatchObject([{ kind: 'imported', batch: { preset, stored: 2 } }]);
  const sort = { column: 'finishedAt', descending: false };
  const request = { view: WEEK, search: '', sort, offset: 0, limit: 9, commits: true };
  const { rows } = await fixture.engine.handle('deployments.list', request);
  const [, , third = '', fourth = ''] = fixture.client.shas;
  expect(rows.map(({ service, repo, sha, commitFound }) => [service, repo, sha, commitFound])).toEqual([
    ['acme/shop', 'shop', null, true],
    ['acme/shop', 'shop', null, true],
  ]);
  expect(rows.map(({ leadSecondsBySha }) => leadSecondsBySha)).toEqual([
    {},
    { [third]: 72 * 3600, [fourth]: 24 * 3600 },
  ]);
});
