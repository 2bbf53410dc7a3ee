import { expect, test } from 'vitest';
import { withoutAliases } from './without-aliases.ts';

test.each([
  [['v1', 'v1.2', 'v1.2.0', 'latest', 'stable'], ['v1.2.0']],
  [['v1.2.0-rc.1', 'v1.2.0-rc.2', 'v1.2.0'], ['v1.2.0']],
  [
    ['v1.2.0-rc.1', 'v1.2.0-rc.2'],
    ['v1.2.0-rc.1', 'v1.2.0-rc.2'],
  ],
  [
    ['v1.2.0', 'v1.2.1'],
    ['v1.2.0', 'v1.2.1'],
  ],
  [['v1.2.0', '1.2.0', 'release-1.2.0'], ['1.2.0']],
  [
    ['v1', 'v10'],
    ['v1', 'v10'],
  ],
  [['latest'], ['latest']],
  [['stable', 'latest'], ['latest']],
  [
    ['release-2024-03-01', 'release-2024-03-02'],
    ['release-2024-03-01', 'release-2024-03-02'],
  ],
])('of the tags of one commit %j, %j are releases', (versions, expected) => {
  const tags = versions.map((version) => ({ version }));
  expect(withoutAliases(tags, () => 'a').map(({ version }) => version)).toEqual(expected);
});

test('tags of other commits are no aliases', () => {
  const tags = [
    { version: 'v1', sha: 'a' },
    { version: 'v1.0', sha: 'b' },
  ];
  expect(withoutAliases(tags, ({ sha }) => sha)).toEqual(tags);
});
