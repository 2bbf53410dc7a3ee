import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDrafts } from './drafts.ts';

let folder: string;
let file: string;
let workspace: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-drafts-'));
  file = join(folder, 'drafts.json');
  workspace = join(folder, 'client.doradeck');
  writeFileSync(workspace, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a draft is there at the next start, once for each place, until it is removed', () => {
  const drafts = openDrafts(file, () => 7);
  drafts.keep({ kind: 'deck', workspace }, 'old');
  drafts.keep({ kind: 'quiz-pack', workspace: '' }, 'pack');
  drafts.keep({ kind: 'deck', workspace }, 'new');
  expect(openDrafts(file, () => 9).list()).toEqual([
    { kind: 'deck', workspace, content: 'new', keptAt: 7 },
    { kind: 'quiz-pack', workspace: '', content: 'pack', keptAt: 7 },
  ]);
  drafts.remove({ kind: 'deck', workspace });
  expect(openDrafts(file, () => 9).list()).toEqual([{ kind: 'quiz-pack', workspace: '', content: 'pack', keptAt: 7 }]);
});

test('what belongs to a workspace goes with it, from the disk too', () => {
  const drafts = openDrafts(file, () => 7);
  drafts.keep({ kind: 'deck', workspace }, 'a client’s words');
  drafts.keep({ kind: 'quick-check', workspace: join(folder, 'other') }, 'answers');
  drafts.forget(join(folder, 'other'));
  expect(readFileSync(file, 'utf8')).not.toContain('answers');
  rmSync(workspace);
  expect(drafts.list()).toEqual([]);
  expect(readFileSync(file, 'utf8')).not.toContain('words');
});

test('the oldest give way', () => {
  const drafts = openDrafts(file, () => 7);
  for (let number = 0; number < 25; number += 1) drafts.keep({ kind: 'deck', workspace: String(number) }, 'x');
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(kept).toHaveLength(20);
  expect(kept).toContainEqual({ kind: 'deck', workspace: '24', content: 'x', keptAt: 7 });
});
