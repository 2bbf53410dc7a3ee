import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import type { Work } from '../work.ts';
import { addRepository } from './add-repository.ts';
import { cloneRepository } from './clone-repository.ts';
import { commit, type Fixture, git, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { listRepositories } from './list-repositories.ts';
import { refreshRepository } from './refresh-repository.ts';
import { removeRepository } from './remove-repository.ts';

let place: Fixture;
let server: Server;
let origin: string;
let certificateAuthority: string;
let clones: string;
let run = 0;
/** What the server does before git answers: true = it has answered itself. */
let before: (request: IncomingMessage, response: ServerResponse) => boolean;
let requests: string[];

beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  const { key, cert } = makeCertificate(place.folder);
  certificateAuthority = cert;
  server = createServer({ key, cert }, (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!before(request, response)) runHttpBackend(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  place.remove();
});
beforeEach(() => {
  clones = join(place.folder, `clones-${++run}`);
  before = () => false;
  requests = [];
});

function makeCertificate(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'pipe',
    },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

/** git-http-backend(1), the real one, as a CGI program. */
function runHttpBackend(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: join(place.folder, 'served'),
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  request.pipe(backend.stdin);
  let head = Buffer.alloc(0);
  let answered = false;
  backend.stdout.on('data', (part: Buffer) => {
    if (answered) return void response.write(part);
    head = Buffer.concat([head, part]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    answered = true;
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [name = '', value = ''] = line.split(/:\s*/, 2);
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.write(head.subarray(end + 4));
  });
  backend.stdout.on('end', () => response.end());
}

/** A served repository with a few commits, files and tags; its name. */
function serve(name: string, ...config: (readonly [string, string])[]): string {
  const folder = servedFolder(name);
  git(place.folder, ['init', '-q', '-b', 'trunk', folder]);
  for (const [key, value] of config) git(folder, ['config', key, value]);
  writeFileSync(join(folder, 'file'), 'words '.repeat(1000));
  git(folder, ['add', 'file']);
  for (let index = 0; index < 8; index++) commit(folder, `Change ${index}`);
  git(folder, ['branch', 'side', 'HEAD~2']);
  git(folder, ['tag', 'light', 'HEAD~3']);
  git(folder, ['tag', '-a', '-m', 'x', 'v1', 'HEAD~1']);
  return name;
}

function servedFolder(name: string): string {
  return join(place.folder, 'served', name);
}

function clone(name: string, work = quietWork(), url = `${origin}/${name}`) {
  return cloneRepository({ url, cloneFolder: clones, work, certificateAuthority });
}

/** The error, once it is sure that nothing was left behind. */
async function failure(cloning: Promise<unknown>): Promise<unknown> {
  const error = await cloning.then(
    () => 'nothing failed',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.toData() : thrown),
  );
  expect(existsSync(clones) ? readdirSync(clones) : []).toEqual([]);
  return error;
}

function refsOf(folder: string): string {
  return git(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags']);
}

const host = () => new URL(origin).host;

describe('cloneRepository', () => {
  it.each([
    { what: 'everything', config: [] },
    { what: 'commits alone where the server can', config: [['uploadpack.allowFilter', 'true'] as const] },
  ])('fetches all branches and tags: $what', async ({ config }) => {
    const served = servedFolder(serve(`shop-${run}`, ...config));
    const phases = new Set<string>();
    const made = await clone(`shop-${run}`, { ...quietWork(), onProgress: ({ phase }) => phases.add(phase) });
    expect(made.source).toBe(`${origin}/shop-${run}`);
    expect(refsOf(made.path)).toBe(refsOf(served));
    const commits = (folder: string) => git(folder, ['rev-list', '--all']).split('\n').sort();
    expect(commits(made.path)).toEqual(commits(served));
    const types = git(made.path, ['cat-file', '--batch-check=%(objecttype)', '--batch-all-objects']).split('\n');
    expect(new Set(types)).toEqual(new Set(['commit', 'tag']));
    expect(git(made.path, ['symbolic-ref', 'HEAD'])).toBe('refs/heads/trunk');
    expect(git(made.path, ['rev-parse', '--is-bare-repository'])).toBe('true');
    expect([...phases]).toEqual(['connecting', 'receiving', 'resolving']);
    expect(readdirSync(clones)).toHaveLength(1);
  });

  it.each([
    ['http://example.com/shop.git', 'not-https'],
    ['ssh://git@example.com/shop.git', 'not-https'],
    ['git@example.com:shop.git', 'not-https'],
    ['https://', 'unreadable'],
    ['https://example.com/', 'no-repository'],
  ])('refuses %s', async (url, reason) => {
    expect(await failure(clone('', quietWork(), url))).toEqual({ code: 'clone-url-invalid', params: { reason } });
  });

  it('follows a redirect within the host, and none to another', async () => {
    serve(`shop-${run}`);
    before = (request, response) => {
      if (!request.url?.startsWith('/old')) return false;
      response.writeHead(307, { location: request.url.replace('/old', '') }).end();
      return true;
    };
    expect((await clone(`old/shop-${run}`)).source).toBe(`${origin}/old/shop-${run}`);

    clones = join(place.folder, `clones-elsewhere-${run}`);
    before = (_, response) => {
      response.writeHead(302, { location: 'https://localhost:1/shop/info/refs?service=git-upload-pack' }).end();
      return true;
    };
    expect(await failure(clone(`shop-${run}`))).toEqual({
      code: 'clone-redirected',
      params: { from: host(), to: 'localhost:1' },
    });
  });

  it('sends a token in one header and writes it nowhere', async () => {
    serve(`shop-${run}`);
    const expected = `Basic ${Buffer.from('minji:s3cret/token').toString('base64')}`;
    before = (request, response) => {
      if (request.headers.authorization === expected) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="shop"' }).end('s3cret');
      return true;
    };
    expect(await failure(clone(`shop-${run}`))).toEqual({ code: 'clone-unauthorised', params: { host: host() } });
    const url = `${origin.replace('//', '//minji:s3cret%2Ftoken@')}/shop-${run}`;
    const made = await clone('', quietWork(), url);
    expect(made.source).toBe(`${origin}/shop-${run}`);
    expect(spawnSync('grep', ['-r', '-e', 's3cret', '-e', 'minji:', clones]).status).toBe(1);
    expect(requests.join()).not.toContain('s3cret');
  });

  it.each([
    { answer: 'not there', status: 404, params: { reason: 'not-found' } },
    { answer: 'in trouble', status: 503, params: { reason: 'status', status: 503 } },
    { answer: 'a web page', status: 200, params: { reason: 'not-git' } },
  ])('says why where the server is $answer', async ({ status, params }) => {
    before = (_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      return true;
    };
    expect(await failure(clone('shop'))).toEqual({ code: 'clone-failed', params: { host: host(), ...params } });
  });

  it('says why where there is no server, or one that it has no reason to trust', async () => {
    const nobody = 'https://127.0.0.1:1/shop.git';
    expect(await failure(clone('', quietWork(), nobody))).toEqual({
      code: 'clone-failed',
      params: { host: '127.0.0.1:1', reason: 'unreachable' },
    });
    const untrusted = cloneRepository({ url: `${origin}/shop`, cloneFolder: clones, work: quietWork() });
    expect(await failure(untrusted)).toEqual({ code: 'clone-failed', params: { host: host(), reason: 'certificate' } });
  });

  it.each([
    { harm: 'is cut off', answer: '0008NAK\n0fff\x01PACK\0\0\0\x02', reason: 'interrupted' },
    {
      harm: 'ends in an error of the server',
      answer: '0008NAK\n0009\x01PACK001a\x03out of memory, sorry0000',
      reason: 'refused',
    },
    { harm: 'is a pack with a wrong checksum', answer: packAnswer('ff'.repeat(20)), reason: 'interrupted' },
    { harm: 'is no pack', answer: 'hello', reason: 'refused' },
  ])('leaves nothing of an answer that $harm', async ({ answer, reason }) => {
    serve(`shop-${run}`);
    before = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      response.end(Buffer.from(answer, 'latin1'));
      return true;
    };
    expect(await failure(clone(`shop-${run}`))).toEqual({ code: 'clone-failed', params: { host: host(), reason } });
  });

  it('writes to no place that a ref name leads to', async () => {
    const sha = git(servedFolder(serve(`shop-${run}`)), ['rev-parse', 'trunk']);
    const lines = [
      `${sha} HEAD\0side-band-64k ofs-delta symref=HEAD:refs/heads/../../config\n`,
      `${sha} refs/heads/../../../../escaped\n`,
      `${sha} refs/heads/trunk\n`,
      `${sha} refs/tags/x\\..\\y\n`,
      `${sha} ../config\n`,
    ];
    const packets = lines.map((line) => (line.length + 4).toString(16).padStart(4, '0') + line);
    before = (request, response) => {
      if (request.method === 'POST') return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      response.end(`001e# service=git-upload-pack\n0000${packets.join('')}0000`);
      return true;
    };
    const { path } = await clone(`shop-${run}`);
    expect(refsOf(path)).toBe(`${sha} refs/heads/trunk`);
    expect(readFileSync(join(path, 'HEAD'), 'utf8')).toBe('ref: refs/heads/trunk\n');
    expect(existsSync(join(place.folder, 'escaped'))).toBe(false);
  });

  it('stops within a second, and hangs up', async () => {
    serve(`shop-${run}`);
    const controller = new AbortController();
    let stoppedAt = 0;
    let hungUp: () => void = () => {};
    const closed = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    before = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      response.write(Buffer.from('0008NAK\n0fff\x01PACK', 'latin1'));
      response.on('close', hungUp);
      setTimeout(() => {
        stoppedAt = performance.now();
        controller.abort();
      }, 50);
      return true;
    };
    expect(await failure(clone(`shop-${run}`, quietWork(controller.signal)))).toEqual({
      code: 'cancelled',
      params: {},
    });
    expect(performance.now() - stoppedAt).toBeLessThan(1000);
    await closed;
  });

  it('takes a branch where the server’s HEAD leads nowhere', async () => {
    const served = servedFolder(serve(`shop-${run}`));
    git(served, ['symbolic-ref', 'HEAD', 'refs/heads/gone']);
    const made = await clone(`shop-${run}`);
    expect(git(made.path, ['symbolic-ref', 'HEAD'])).toBe('refs/heads/side');
    git(served, ['branch', '-m', 'trunk', 'main']);
    clones = join(place.folder, `clones-main-${run}`);
    const other = await clone(`shop-${run}`);
    expect(git(other.path, ['symbolic-ref', 'HEAD'])).toBe('refs/heads/main');
    expect(refsOf(other.path)).toBe(refsOf(served));
  });

  it('refuses an empty repository and one of SHA-256', async () => {
    git(place.folder, ['init', '-q', servedFolder(`empty-${run}`)]);
    expect(await failure(clone(`empty-${run}`))).toMatchObject({ code: 'repository-empty' });
    git(place.folder, ['init', '-q', '--object-format=sha256', servedFolder(`sha256-${run}`)]);
    commit(servedFolder(`sha256-${run}`), 'one');
    expect(await failure(clone(`sha256-${run}`))).toEqual({
      code: 'repository-unsupported',
      params: { path: `${origin}/sha256-${run}`, feature: 'SHA-256' },
    });
  });
});

/** A whole answer around a pack of no objects with the checksum given. */
function packAnswer(checksum: string): string {
  const pack = `PACK\0\0\0\x02\0\0\0\x01${Buffer.from(checksum, 'hex').toString('latin1')}`;
  return `0008NAK\n${(pack.length + 5).toString(16).padStart(4, '0')}\x01${pack}0000`;
}

describe('a clone in a workspace', () => {
  let store: WorkspaceStore;
  beforeEach(() => {
    store = createWorkspace(join(place.folder, `clone-${run}.doradeck`));
  });
  afterEach(() => store.close());

  const add = (source: string) =>
    addRepository({
      db: store.writer,
      source,
      services: ['web'],
      cloneFolder: clones,
      now: 1000,
      work: quietWork(),
      certificateAuthority,
    });
  const refresh = (work = quietWork()) =>
    refreshRepository({ db: store.writer, repositoryId: 1, now: 2000, work, certificateAuthority });

  it('is added, refreshed and removed', async () => {
    const served = servedFolder(serve(`shop-${run}.git`, ['uploadpack.allowFilter', 'true']));
    const source = `${origin}/shop-${run}.git`;
    expect(await add(source.replace('//', '//user:word@'))).toMatchObject({
      id: 1,
      name: `shop-${run}`,
      source,
      cloned: true,
      defaultBranch: 'trunk',
      headSha: git(served, ['rev-parse', 'HEAD']),
      commits: 8,
      tags: 2,
    });
    commit(served, 'newer');
    git(served, ['branch', '-D', '-q', 'side']);
    git(served, ['tag', 'v2']);
    const objects: (number | null)[] = [];
    const onProgress: Work['onProgress'] = ({ phase, total }) => {
      if (phase === 'resolving') objects.push(total);
    };
    expect(await refresh({ ...quietWork(), onProgress })).toMatchObject({
      commits: 9,
      tags: 3,
      headSha: git(served, ['rev-parse', 'HEAD']),
    });
    // One commit is new, and one is sent.
    expect(objects).toEqual([1]);
    const [folder = ''] = readdirSync(clones).map((name) => join(clones, name));
    expect(refsOf(folder)).toBe(refsOf(served));
    expect(git(folder, ['rev-list', '--count', '--all'])).toBe('9');
    requests = [];
    expect(await refresh()).toMatchObject({ commits: 9, tags: 3 });
    expect(requests).toHaveLength(1);
    removeRepository(store.writer, 1);
    expect(readdirSync(clones)).toEqual([]);
  });

  it('stays as it was when a refresh fails', async () => {
    const served = servedFolder(serve(`shop-${run}`));
    const first = await add(`${origin}/shop-${run}`);
    const [folder = ''] = readdirSync(clones).map((name) => join(clones, name));
    const refs = refsOf(folder);
    commit(served, 'newer');
    before = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      response.end(Buffer.from('0008NAK\n0fff\x01PACK', 'latin1'));
      return true;
    };
    await expect(refresh()).rejects.toMatchObject({ code: 'clone-failed', params: { reason: 'interrupted' } });
    expect(refsOf(folder)).toBe(refs);
    expect(readdirSync(folder)).not.toContain('incoming.pack');
    expect(listRepositories(store.writer)).toEqual([first]);
    before = () => false;
    expect(await refresh()).toMatchObject({ commits: 9 });
  });
});
