import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { type EngineFixture, openEngine } from '../engine/engine-fixture.ts';
import { commit, git, requireGit } from '../engine/git/fixture.ts';
import { repositoryTable, sayRepository } from './say-repository.ts';
import type { Surroundings } from './surroundings.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  requireGit();
  fixture = await openEngine();
});
afterEach(() => fixture.close());

function listen(language: 'en' | 'ko' = 'en') {
  const heard = { said: [] as string[], complained: [] as string[] };
  const around: Surroundings = {
    engine: fixture.engine,
    translate: createTranslator(language),
    language,
    print: () => {},
    say: (line) => heard.said.push(line),
    complain: (line) => heard.complained.push(line),
    onTerminal: false,
    tokens: { token: undefined, host: undefined, ask: async () => null },
  };
  return { ...heard, around };
}

test('what is missing of a repository is told, in either language, and stands in the list', async () => {
  const shop = join(fixture.folder, 'parts');
  git(fixture.folder, ['init', '-q', '-b', 'main', shop]);
  commit(shop, 'one');
  const lost = commit(shop, 'two');
  commit(shop, 'three');
  git(shop, ['tag', 'v1']);
  git(shop, ['branch', 'side']);
  writeFileSync(join(shop, '.git/refs/heads/empty'), '');
  writeFileSync(join(shop, '.git/refs/tags/gone'), 'a'.repeat(40));
  for (const name of ['x.lock', 'y.lock']) writeFileSync(join(shop, '.git/refs/heads', name), '');
  const object = join(shop, '.git/objects', lost.slice(0, 2), lost.slice(2));
  rmSync(object);
  writeFileSync(object, 'damaged');
  const summary = await fixture.engine.handle('repository.add', { source: shop, services: [], job: 'add' });
  const since = new Date(summary.lastCommitAt ?? 0).toISOString();

  const english = listen();
  await sayRepository(summary, english.around);
  expect(english.said).toEqual(['parts: 1 commits, 1 tags']);
  expect(english.complained).toEqual([
    'parts: refs left out: 4, commits left out: 1: refs/heads/x.lock (the name is not allowed), ' +
      'refs/heads/y.lock (the name is not allowed), refs/heads/empty (it holds no SHA), …',
    `parts: history is incomplete before ${since}; changes from before may be missing from the figures`,
  ]);
  const korean = listen('ko');
  await sayRepository(summary, korean.around);
  expect(korean.complained[0]).toContain('제외한 참조 4개, 제외한 커밋 1개: refs/heads/x.lock (허용되지 않는 이름)');

  const [header, row] = repositoryTable([summary], english.around).split('\n');
  expect(header?.trim().split(/ {2,}/)).toEqual([
    'Name',
    'Source',
    'Commits',
    'Branches',
    'Tags',
    'Bad refs',
    'Bad commits',
    'Incomplete before',
    'Releases',
  ]);
  expect(row?.trim().split(/ +/)).toEqual(['parts', shop, '1', '2', '1', '4', '1', since]);

  const second = await fixture.engine.handle('repository.problems', { repositoryId: summary.id, offset: 3, limit: 5 });
  expect(second).toEqual({
    total: 5,
    offset: 3,
    rows: [
      { kind: 'ref', name: 'refs/tags/gone', code: 'missing' },
      { kind: 'commit', name: lost, code: 'damaged' },
    ],
  });
});
