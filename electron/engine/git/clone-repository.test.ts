import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { cloneRepository } from './clone-repository.ts';
import { commit, type Fixture, git, quietWork, refsOf, requireGit, temporaryFolder } from './fixture.ts';
import { type GitServer, serveRepository, startGitServer } from './fixture-server.ts';

let place: Fixture;
let server: GitServer;
let clones: string;
let run = 0;

beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  server = await startGitServer(place.folder);
});
afterAll(() => {
  server.close();
  place.remove();
});
beforeEach(() => {
  clones = join(place.folder, `clones-${++run}`);
  server.before = () => false;
  server.requests.length = 0;
});

function serve(name: string, ...config: (readonly [string, string])[]): string {
  serveRepository(server, name, ...config);
  return name;
}

function servedFolder(name: string): string {
  return join(server.folder, name);
}

function clone(name: string, work = quietWork(), url = `${server.origin}/${name}`) {
  return cloneRepository({ url, cloneFolder: clones, work, certificateAuthority: server.certificate });
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

const host = () => new URL(server.origin).host;

describe('cloneRepository', () => {
  it.each([
    { what: 'everything', config: [] },
    { what: 'commits alone where the server can', config: [['uploadpack.allowFilter', 'true'] as const] },
  ])('fetches all branches and tags: $what', async ({ config }) => {
    const served = servedFolder(serve(`shop-${run}`, ...config));
    const phases = new Set<string>();
    const made = await clone(`shop-${run}`, { ...quietWork(), onProgress: ({ phase }) => phases.add(phase) });
    expect(made.source).toBe(`${server.origin}/shop-${run}`);
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
    server.before = (request, response) => {
      if (!request.url?.startsWith('/old')) return false;
      response.writeHead(307, { location: request.url.replace('/old', '') }).end();
      return true;
    };
    expect((await clone(`old/shop-${run}`)).source).toBe(`${server.origin}/old/shop-${run}`);

    clones = join(place.folder, `clones-elsewhere-${run}`);
    server.before = (_, response) => {
      response.writeHead(302, { location: 'https://localhost:1/shop/info/refs?service=git-upload-pack' }).end();
      return true;
    };
    expect(await failure(clone(`shop-${run}`))).toEqual({
      code: 'clone-redirected',
      params: { from: host(), to: 'localhost:1' },
    });

    server.before = (_, response) => {
      response.writeHead(302, { location: `http://${host()}/shop/info/refs?service=git-upload-pack` }).end();
      return true;
    };
    const params = { host: host(), reason: 'redirect-insecure' };
    expect(await failure(clone(`shop-${run}`))).toEqual({ code: 'clone-failed', params });
  });

  it('sends a token in one header and writes it nowhere', async () => {
    serve(`shop-${run}`);
    const expected = `Basic ${Buffer.from('minji:s3cret/token').toString('base64')}`;
    server.before = (request, response) => {
      if (request.headers.authorization === expected) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="shop"' }).end('s3cret');
      return true;
    };
    expect(await failure(clone(`shop-${run}`))).toEqual({ code: 'clone-unauthorised', params: { host: host() } });
    const url = `${server.origin.replace('//', '//minji:s3cret%2Ftoken@')}/shop-${run}`;
    const made = await clone('', quietWork(), url);
    expect(made.source).toBe(`${server.origin}/shop-${run}`);
    expect(spawnSync('grep', ['-r', '-e', 's3cret', '-e', 'minji:', clones]).status).toBe(1);
    expect(server.requests.join()).not.toContain('s3cret');
  });

  it.each([
    { answer: 'not there', status: 404, params: { reason: 'not-found' } },
    { answer: 'in trouble', status: 503, params: { reason: 'status', status: 503 } },
    { answer: 'a web page', status: 200, params: { reason: 'not-git' } },
  ])('says why where the server is $answer', async ({ status, params }) => {
    server.before = (_, response) => {
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
    const untrusted = cloneRepository({ url: `${server.origin}/shop`, cloneFolder: clones, work: quietWork() });
    expect(await failure(untrusted)).toEqual({ code: 'clone-failed', params: { host: host(), reason: 'certificate' } });
  });

  it('trusts no server because the environment says so', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const untrusted = cloneRepository({ url: `${server.origin}/shop`, cloneFolder: clones, work: quietWork() });
    expect(await failure(untrusted)).toMatchObject({ params: { reason: 'certificate' } });
    vi.unstubAllEnvs();
  });

  it('takes a token beside the address, for the user whom the address names', async () => {
    serve(`shop-${run}`);
    const sent: (string | undefined)[] = [];
    server.before = (request) => {
      sent.push(request.headers.authorization);
      return false;
    };
    const url = `${server.origin.replace('//', '//minji:old@')}/shop-${run}`;
    const request = { cloneFolder: clones, work: quietWork(), certificateAuthority: server.certificate };
    const plain = (await cloneRepository({ ...request, url, token: 's3cret' })).source;
    await cloneRepository({ ...request, url: plain, token: 's3cret' });
    await cloneRepository({ ...request, url, token: 'jisu:s3:cret' });
    const users = sent.map((header) => Buffer.from(header?.slice('Basic '.length) ?? '', 'base64').toString());
    expect([...new Set(users)]).toEqual(['minji:s3cret', 'x-access-token:s3cret', 'jisu:s3:cret']);
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
    server.before = (request, response) => {
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
    server.before = (request, response) => {
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

  it('stops though the server says nothing, and hangs up', async () => {
    serve(`shop-${run}`);
    const controller = new AbortController();
    let stoppedAt = 0;
    let hungUp: () => void = () => {};
    const closed = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    server.before = (request, response) => {
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
    // At once; the rest is what a busy machine may take, and less than any time limit of a clone.
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
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
      params: { path: `${server.origin}/sha256-${run}`, feature: 'SHA-256' },
    });
  });
});

/** A whole answer around a pack of no objects with the checksum given. */
function packAnswer(checksum: string): string {
  const pack = `PACK\0\0\0\x02\0\0\0\x01${Buffer.from(checksum, 'hex').toString('latin1')}`;
  return `0008NAK\n${(pack.length + 5).toString(16).padStart(4, '0')}\x01${pack}0000`;
}
