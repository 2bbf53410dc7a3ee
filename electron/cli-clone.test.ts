/** The command line against a server that asks for a token, which must be nowhere afterwards. */
import { type ChildProcess, execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lineHere } from './cli/line-fixture.ts';
import { commit, type Fixture, git, requireGit, temporaryFolder } from './engine/git/fixture.ts';
import { type GitServer, serveRepository, startGitServer } from './engine/git/fixture-server.ts';

const CANARY = 'c4nary-7f3a-token';
const WRONG = 'c4nary-wrong-token';

let place: Fixture;
let server: GitServer;
let served: string;
/** Command lines of the program, read while it talks to the server. */
const commandLines = new Set<string>();
let running: ChildProcess | null = null;

beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  server = await startGitServer(place.folder);
  served = serveRepository(server, 'shop', ['uploadpack.allowFilter', 'true']);
  writeFileSync(
    join(place.folder, 'pulls.csv'),
    'pr_number,repository,title,created_at\n7,shop,x,2024-03-05T10:00:00Z\n',
  );
  server.before = (request, response) => {
    if (process.platform === 'linux') commandLines.add(readFileSync(`/proc/${running?.pid}/cmdline`, 'latin1'));
    if (request.headers.authorization === `Basic ${Buffer.from(`x-access-token:${CANARY}`).toString('base64')}`) {
      return false;
    }
    response.writeHead(401, { 'www-authenticate': 'Basic realm="shop"' }).end('no');
    return true;
  };
});
afterAll(() => {
  server.close();
  place.remove();
});
afterEach(() => {
  server.requests.length = 0;
});

interface Ended {
  readonly status: number | null;
  readonly said: string;
}

function doradeck(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const env = {
    PATH: process.env.PATH ?? '',
    // What is written anywhere else than into the workspace's folder would be found there.
    HOME: place.folder,
    TMPDIR: place.folder,
    LANG: 'C',
    NODE_EXTRA_CA_CERTS: join(place.folder, 'cert.pem'),
    // Each starts in half the time.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
    ...environment,
  };
  return new Promise((resolve) => {
    const script = join(import.meta.dirname, 'cli.ts');
    const args = ['--disable-warning=ExperimentalWarning', script, ...words];
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, said: stdout + stderr }),
    );
    running = child;
  });
}

/** Files under the folder that hold the bytes, whole or as they travel. */
function filesWith(folder: string, secret: string): string[] {
  const needles = [secret, Buffer.from(`x-access-token:${secret}`).toString('base64')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
}

test('a token from the environment is used, and is nowhere afterwards', async () => {
  const workspace = join(place.folder, 'client.doradeck');
  const url = `${server.origin}/shop`;
  expect((await doradeck(['import', workspace, join(place.folder, 'pulls.csv')], {})).status).toBe(0);

  const refused = await doradeck(['repo', 'add', workspace, url], { DORADECK_TOKEN: WRONG });
  expect(refused.status).toBe(3);
  expect(refused.said).toContain('DORADECK_TOKEN');
  const added = await doradeck(['repo', 'add', workspace, url], { DORADECK_TOKEN: CANARY });
  expect(added).toMatchObject({ status: 0, said: expect.stringContaining('8 commits') as string });
  commit(served, 'newer');
  const refreshed = await doradeck(['repo', 'refresh', workspace], { DORADECK_TOKEN: CANARY });
  expect(refreshed).toMatchObject({ status: 0, said: expect.stringContaining('9 commits') as string });
  const inUrl = url.replace('//', `//x-access-token:${CANARY}@`);
  const analysed = await doradeck(['analyze', '--repo', inUrl, '--format', 'json'], {});
  expect(analysed.status).toBe(0);
  const listed = await doradeck(['repo', 'list', workspace, '--format', 'json'], {});
  expect(JSON.parse(listed.said)).toMatchObject([{ source: url, cloned: true }]);

  // What is searched are the workspace and its clone, where the address is; other tests leave theirs beside them.
  const withAddress = filesWith(place.folder, url).map((file) => file.slice(place.folder.length + 1).split(/[\\/]/)[0]);
  expect(new Set(withAddress.filter((name) => name?.startsWith('client.')))).toEqual(
    new Set(['client.doradeck', 'client.doradeck.clones']),
  );
  for (const secret of [CANARY, WRONG]) {
    expect(filesWith(place.folder, secret)).toEqual([]);
    for (const { said } of [refused, added, refreshed, analysed, listed]) expect(said).not.toContain(secret);
    expect(server.requests.join()).not.toContain(secret);
  }
  if (process.platform === 'linux') {
    const withToken = [...commandLines].filter((line) => line.includes(CANARY));
    // The address with a token in it is what somebody typed; the environment's token is on no command line.
    expect(withToken.every((line) => line.includes('analyze'))).toBe(true);
    expect([...commandLines].some((line) => line.includes('refresh'))).toBe(true);
  }
});

test('a token on the command line is refused, and not repeated', async () => {
  const ended = await doradeck(['repo', 'add', 'w.doradeck', `${server.origin}/shop`, '--token', CANARY], {});
  expect(ended.status).toBe(2);
  expect(ended.said).toContain('DORADECK_TOKEN');
  expect(ended.said).not.toContain(CANARY);
  expect(server.requests).toEqual([]);
});

test('a clone into a new workspace goes on where it broke off; of one that was refused nothing is left', async () => {
  const workspace = join(place.folder, 'new.doradeck');
  const url = `${server.origin}/long`;
  const long = serveRepository(server, 'long', ['uploadpack.allowFilter', 'true']);
  for (let i = 0; i < 40; i++) commit(long, `change ${i}`);
  const left = () => readdirSync(place.folder).filter((name) => name.startsWith('new.doradeck'));
  expect((await doradeck(['repo', 'add', workspace, url], { DORADECK_TOKEN: WRONG })).status).toBe(3);
  expect(left()).toEqual([]);
  server.cutAfter = 2500;
  const cut = await doradeck(['repo', 'add', workspace, url], { DORADECK_TOKEN: CANARY });
  server.cutAfter = null;
  expect(cut).toMatchObject({ status: 3, said: expect.stringContaining('the next try goes on from there') as string });
  expect(left()).toEqual(['new.doradeck', 'new.doradeck.clones']);
  server.sent = 0;
  const added = await doradeck(['repo', 'add', workspace, url], { DORADECK_TOKEN: CANARY });
  expect(added).toMatchObject({ status: 0, said: expect.stringContaining('48 commits') as string });
  const again = server.sent;
  server.sent = 0;
  await doradeck(['repo', 'add', join(place.folder, 'other.doradeck'), url], { DORADECK_TOKEN: CANARY });
  expect(again).toBeLessThan(server.sent - 1000);
});

test('interrupted, an analysis leaves nothing of the client behind', async () => {
  const { before } = server;
  const temporary = join(place.folder, 'temporary');
  mkdirSync(temporary);
  let found: string[] = [];
  server.before = (request, response) => {
    if (request.method !== 'POST') return before(request, response);
    // The answer never ends.
    response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
    response.write(Buffer.from('0008NAK\n', 'latin1'));
    found = readdirSync(temporary, { recursive: true }).map(String);
    setTimeout(() => running?.kill('SIGINT'), 300);
    return true;
  };
  const words = ['analyze', '--repo', `${server.origin}/shop`];
  const ended = await doradeck(words, { DORADECK_TOKEN: CANARY, TMPDIR: temporary });
  server.before = before;
  expect(ended.status).toBe(3);
  expect(found.some((file) => file.includes('.clones'))).toBe(true);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a repository that leads outside is read once that is agreed to, and asks again', async () => {
  const workspace = join(place.folder, 'outside.doradeck');
  const real = join(place.folder, 'elsewhere');
  const shown = join(place.folder, 'shown');
  git(place.folder, ['init', '-q', '-b', 'main', real]);
  commit(real, 'one');
  mkdirSync(shown);
  symlinkSync(join(real, '.git'), join(shown, '.git'));
  const refused = await lineHere('analyze', '--repo', shown, '--format', 'json');
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain(join(real, '.git'));
  expect(refused.stderr).toContain('--follow-outside');
  expect((await lineHere('analyze', '--repo', shown, '--follow-outside', '--format', 'json')).status).toBe(0);

  expect(await lineHere('import', workspace, join(place.folder, 'pulls.csv'))).toMatchObject({ status: 0 });
  expect((await lineHere('repo', 'add', workspace, shown)).status).toBe(3);
  expect((await lineHere('repo', 'add', workspace, shown, '--follow-outside')).status).toBe(0);
  const again = await lineHere('repo', 'refresh', workspace);
  expect(again.status).toBe(3);
  expect(again.stderr).toContain('--follow-outside');
  expect((await lineHere('repo', 'refresh', workspace, '--follow-outside')).status).toBe(0);
});
