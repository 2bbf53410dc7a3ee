import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CLONE_MARK,
  cloneFolderOf,
  clonesFolderOf,
  listClones,
  removeClone,
  removeClones,
  UNFINISHED_MARK,
  unfinishedFolderOf,
} from './clone-folder.ts';
import { type Fixture, temporaryFolder } from './fixture.ts';

const A = 'https://git.example.com/team/a.git';
const B = 'https://git.example.com/team/b.git';

let place: Fixture;
let clones: string;
beforeEach(() => {
  place = temporaryFolder();
  clones = clonesFolderOf(join(place.folder, 'client.doradeck'));
});
afterEach(() => place.remove());

function make(folder: string, mark: string, source: string): string {
  mkdirSync(join(folder, 'objects'), { recursive: true });
  writeFileSync(join(folder, mark), `${source}\n`);
  writeFileSync(join(folder, 'objects', 'pack'), Buffer.alloc(1000));
  return folder;
}

it('lists clones, whole or not, with what they take', () => {
  expect(listClones(clones)).toEqual([]);
  make(unfinishedFolderOf(clones, A), UNFINISHED_MARK, A);
  make(cloneFolderOf(clones, B), CLONE_MARK, B);
  mkdirSync(join(clones, 'notes'));
  const bytes = 1000 + A.length + 1;
  expect(listClones(clones)).toEqual([
    { source: A, bytes, complete: false },
    { source: B, bytes, complete: true },
  ]);
});

it('removes the clone of an address, and the folder around it once that is empty', () => {
  const a = make(cloneFolderOf(clones, A), CLONE_MARK, A);
  const begun = make(unfinishedFolderOf(clones, A), UNFINISHED_MARK, A);
  const b = make(cloneFolderOf(clones, B), CLONE_MARK, B);
  removeClone(clones, A);
  expect([a, begun, b].map((folder) => existsSync(folder))).toEqual([false, false, true]);
  removeClone(clones, B);
  expect(existsSync(clones)).toBe(false);
});

it('removes all clones of a workspace, and nothing that somebody else put there', () => {
  const a = make(cloneFolderOf(clones, A), CLONE_MARK, A);
  const thesis = join(clones, 'thesis');
  mkdirSync(thesis);
  removeClones(clones);
  expect([a, thesis].map((folder) => existsSync(folder))).toEqual([false, true]);
  // Nor what is at the place of a clone of another address.
  const other = make(cloneFolderOf(clones, A), CLONE_MARK, B);
  removeClone(clones, A);
  expect(existsSync(other)).toBe(true);
});
