import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetWorkspace, listRecents, openRecents, rememberWorkspace } from './recent.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-recent-'));
  file = join(folder, 'recent.json');
});
afterEach(() => rm(folder, { recursive: true }));

test('the last opened comes first, once, by the client or else the file name, and says whether it is still there', async () => {
  const acme = join(folder, 'acme.doradeck');
  const gone = join(folder, 'gone.doradeck');
  await writeFile(acme, '');
  rememberWorkspace(openRecents(file), acme, '', 1);
  rememberWorkspace(openRecents(file), gone, 'Gone Ltd', 2);
  rememberWorkspace(openRecents(file), acme, ' 에이크미 ', 3);
  expect(listRecents(openRecents(file))).toEqual([
    { path: acme, name: '에이크미', openedAt: 3, exists: true },
    { path: gone, name: 'Gone Ltd', openedAt: 2, exists: false },
  ]);
  rememberWorkspace(openRecents(file), acme, '', 4);
  forgetWorkspace(openRecents(file), gone);
  expect(listRecents(openRecents(file))).toEqual([{ path: acme, name: 'acme', openedAt: 4, exists: true }]);
});

test('twelve are kept', () => {
  const recents = openRecents(file);
  for (let n = 1; n <= 14; n++) rememberWorkspace(recents, join(folder, `${n}.doradeck`), `${n}`, n);
  expect(listRecents(recents).map(({ name }) => name)).toEqual([
    '14',
    '13',
    '12',
    '11',
    '10',
    '9',
    '8',
    '7',
    '6',
    '5',
    '4',
    '3',
  ]);
});
