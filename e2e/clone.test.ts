/** A private repository of a server, through the window; the token must be nowhere afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../electron/engine/git/fixture.ts';
import { serveRepository, startGitServer } from '../electron/engine/git/fixture-server.ts';
import { request, shell } from './ask.ts';
import { openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const CANARY = 'c4nary-3e9b-token';

/** Files that hold the bytes. */
function filesWith(folder: string, needle: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(needle));
}

/** Command lines and environments of every process of this machine, where the system tells them. */
function processesWith(needle: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
    .filter((file) => {
      try {
        return readFileSync(file).includes(needle);
      } catch {
        return false;
      }
    });
}

test('a token is typed where the server wants one, used, remembered, and written nowhere', async ({ runtime }) => {
  const place = temporaryFolder();
  const server = await startGitServer(place.folder);
  serveRepository(server, 'shop', ['uploadpack.allowFilter', 'true']);
  const expected = `Basic ${Buffer.from(`x-access-token:${CANARY}`).toString('base64')}`;
  const seen: string[] = [];
  server.before = (incoming, response) => {
    if (incoming.headers.authorization === expected) {
      seen.push(...processesWith(CANARY));
      return false;
    }
    response.writeHead(401).end();
    return true;
  };
  const host = new URL(server.origin).host;
  const before = process.env.NODE_EXTRA_CA_CERTS;
  process.env.NODE_EXTRA_CA_CERTS = join(place.folder, 'cert.pem');
  const doradeck = await openDoradeck(runtime);
  const { page, folder } = doradeck;
  try {
    await request(doradeck, 'workspace.create', { path: join(folder, 'client.doradeck') });
    await page.reload();
    await page.evaluate(() => {
      location.hash = '#/data';
    });
    await page.getByRole('button', { name: 'Add a repository…' }).click();
    await page.getByText('A server', { exact: true }).click();
    await page.getByLabel('Address').fill(`${server.origin}/shop`);
    await page.getByRole('button', { name: `Connect to ${host}` }).click();
    const failure = page.getByRole('alert').filter({ hasText: 'the server asks for a token' });
    await failure.getByLabel('Token').fill(CANARY);
    await failure.getByRole('checkbox').check();
    await failure.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table', { name: 'Repositories' })).toContainText(`${server.origin}/shop`);

    const kept = await shell(doradeck, 'tokens.list', {});
    expect(kept.hosts).toEqual([host]);
    // What was remembered is enough for the next time.
    expect(await request(doradeck, 'repository.refresh', { repositoryId: 1, job: 'again' })).toMatchObject({
      commits: 8,
    });
    await page.evaluate(() => {
      location.hash = '#/settings';
    });
    await expect(page.getByText(`${server.origin}/shop · 0`)).toBeVisible();
    expect(filesWith(folder, `${server.origin}/shop`).length).toBeGreaterThan(1);
    for (const needle of [CANARY, expected, expected.slice('Basic '.length)]) {
      expect(filesWith(folder, needle)).toEqual([]);
    }
    expect(seen).toEqual([]);
    await page.getByRole('button', { name: `Forget the token for ${host}` }).click();
    await expect(page.getByRole('button', { name: `Forget the token for ${host}` })).toHaveCount(0);
    expect((await shell(doradeck, 'tokens.list', {})).hosts).toEqual([]);
  } finally {
    await doradeck.close();
    if (before === undefined) delete process.env.NODE_EXTRA_CA_CERTS;
    else process.env.NODE_EXTRA_CA_CERTS = before;
    server.close();
    place.remove();
  }
});
