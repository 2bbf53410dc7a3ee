/** A clone or a fetch that breaks off: what came is of use to the next try, and counts for nothing until then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace } from '../db/open.ts';
import { addRepository } from './add-repository.ts';
import { cloneFolderOf, listClones, removeUnfinishedClone, unfinishedFolderOf } from './clone-folder.ts';
import { cloneRepository } from './clone-repository.ts';
import { CommitPack } from './commit-pack.ts';
import { type Fixture, git, gitBytes, quietWork, refsOf, requireGit, temporaryFolder } from './fixture.ts';
import { importRandomHistory } from './fixture-history.ts';
import { type GitServer, serveRepository, startGitServer } from './fixture-server.ts';
import { createKeeper } from './keep-commits.ts';
import { PackStream } from './pack-stream.ts';
import { refreshRepository } from './refresh-repository.ts';

let place: Fixture;
let server: GitServer;
let clones: string;
let run = 0;

beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  server = await startGitServer(place.folder);
  serveHistory('filtered', 'true');
  serveHistory('whole', 'false');
});
afterAll(() => {
  server.close();
  place.remove();
});
beforeEach(() => {
  clones = join(place.folder, `clones-${++run}`);
  server.cutAfter = null;
  server.sent = 0;
});

/** Octopuses, orphans, hundreds of branches, tags of tags; with `filter` commits alone can be asked for. */
function serveHistory(name: string, filter: string): void {
  const folder = join(server.folder, name);
  git(server.folder, ['init', '-q', '--bare', '-b', 'main', folder]);
  git(folder, ['config', 'uploadpack.allowFilter', filter]);
  importRandomHistory(folder, 7, 1500);
  const commits = git(folder, ['rev-list', 'main']).split('\n');
  for (let index = 0; index < 40; index++) {
    git(folder, ['tag', '-a', '-m', `Release ${index}`, `v${index}`, commits[index * 30] ?? 'main']);
  }
  git(folder, ['tag', '-a', '-m', 'A tag of a tag', 'again', 'v3']);
  const file = git(folder, ['hash-object', '-w', '--stdin'], { input: 'a key, kept as a tag' });
  git(folder, ['tag', 'key', file]);
  git(folder, ['repack', '-adq']);
}

function clone(name: string, signal?: AbortSignal, onDone: (done: number) => void = () => {}) {
  const work = { ...quietWork(signal), onProgress: ({ done }: { readonly done: number }) => onDone(done) };
  return cloneRepository({
    url: `${server.origin}/${name}`,
    cloneFolder: clones,
    work,
    certificateAuthority: server.certificate,
  });
}

function expectSame(folder: string, name: string): void {
  const served = join(server.folder, name);
  const commits = (repository: string) => git(repository, ['rev-list', '--all', '--parents']).split('\n').sort();
  const refs = refsOf(served).split('\n');
  expect(refsOf(folder).split('\n')).toEqual(refs.filter((line) => !line.endsWith(' refs/tags/key')));
  expect(commits(folder)).toEqual(commits(served));
  const packs = readdirSync(join(folder, 'objects/pack')).filter((file) => file.endsWith('.idx'));
  git(folder, ['verify-pack', ...packs.map((file) => join('objects/pack', file))]);
}

async function bytesAtOnce(name: string): Promise<number> {
  await cloneRepository({
    url: `${server.origin}/${name}`,
    cloneFolder: `${clones}-at-once`,
    work: quietWork(),
    certificateAuthority: server.certificate,
  });
  const { sent } = server;
  server.sent = 0;
  return sent;
}

const bytesOf = (folder: string): number => listClones(folder)[0]?.bytes ?? 0;

const AGAIN = 40_000;
const cut = { code: 'clone-failed', params: { reason: 'interrupted' } };

describe('a clone that breaks off', () => {
  it.each([
    ['filtered', 0.1],
    ['filtered', 0.5],
    ['filtered', 0.9],
    ['filtered', 0.999],
    ['whole', 0.5],
  ])('goes on from there: %s, at %d of what is sent', async (name, part) => {
    const whole = await bytesAtOnce(name);
    const source = `${server.origin}/${name}`;
    server.cutAfter = Math.floor(whole * part);
    await expect(clone(name)).rejects.toMatchObject(cut);
    expect(existsSync(cloneFolderOf(clones, source))).toBe(false);
    expect(listClones(clones)).toEqual([{ source, bytes: expect.any(Number) as number, complete: false }]);
    server.cutAfter = null;
    server.sent = 0;
    const made = await clone(name);
    // What had not left the server's machine is sent again, and the tags whose commits had not come.
    expect(server.sent).toBeLessThan(whole * (1 - part) + AGAIN);
    expectSame(made.path, name);
    expect(readdirSync(made.path).sort()).toEqual([
      'HEAD',
      'config',
      'doradeck-clone',
      'doradeck-others',
      'objects',
      'packed-refs',
      'refs',
    ]);
    expect(listClones(clones)).toMatchObject([{ source, complete: true }]);
  });

  it('goes on again and again', async () => {
    const whole = await bytesAtOnce('filtered');
    let tries = 0;
    server.cutAfter = Math.floor(whole / 4);
    for (; tries < 10; tries++) {
      const made = await clone('filtered').catch(() => null);
      if (made === null) continue;
      expectSame(made.path, 'filtered');
      break;
    }
    expect(tries).toBeLessThan(9);
    expect(server.sent).toBeLessThan(whole + tries * AGAIN);
  });

  it('goes on after it was cancelled', async () => {
    const whole = await bytesAtOnce('filtered');
    const controller = new AbortController();
    const onDone = (done: number) => done > 900 && controller.abort();
    await expect(clone('filtered', controller.signal, onDone)).rejects.toMatchObject({ code: 'cancelled' });
    server.sent = 0;
    expectSame((await clone('filtered')).path, 'filtered');
    expect(server.sent).toBeLessThan(whole * 0.8);
  });

  it('goes on after its process was killed', async () => {
    const whole = await bytesAtOnce('filtered');
    const file = pathToFileURL(join(import.meta.dirname, 'clone-repository.ts')).href;
    const url = `${server.origin}/filtered`;
    const request = { url, cloneFolder: clones, certificateAuthority: server.certificate };
    const script = `import { cloneRepository } from '${file}';
      const work = { signal: new AbortController().signal, onProgress: () => {} };
      await cloneRepository({ ...${JSON.stringify(request)}, work });`;
    const { atCut } = server;
    server.cutAfter = Math.floor(whole * 0.8);
    const elsewhere = `${clones}-cut`;
    await expect(cloneRepository({ ...request, cloneFolder: elsewhere, work: quietWork() })).rejects.toMatchObject(cut);
    // What was sent is to arrive first, and be written but for what a killed process takes with it.
    const least = bytesOf(elsewhere) - 65_536;
    server.atCut = () => {
      const look = setInterval(() => {
        if (bytesOf(clones) < least) return;
        clearInterval(look);
        child.kill('SIGKILL');
      }, 20);
    };
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    server.atCut = atCut;
    expect(signal).toBe('SIGKILL');
    expect(listClones(clones)).toMatchObject([{ complete: false }]);
    server.cutAfter = null;
    server.sent = 0;
    expectSame((await clone('filtered')).path, 'filtered');
    expect(server.sent).toBeLessThan(whole * 0.2 + 65_536 + AGAIN);
  });

  it('keeps what is there when the next try is cancelled at once, and nothing where nothing came', async () => {
    const cancelled = { code: 'cancelled' };
    const source = `${server.origin}/filtered`;
    const controller = new AbortController();
    const onPhase = ({ phase }: { readonly phase: string }) => phase === 'connecting' && controller.abort();
    server.cutAfter = 100_000;
    await expect(clone('filtered')).rejects.toMatchObject(cut);
    const [before] = listClones(clones);
    const request = { url: source, cloneFolder: clones, certificateAuthority: server.certificate };
    const work = { signal: controller.signal, onProgress: onPhase };
    await expect(cloneRepository({ ...request, work })).rejects.toMatchObject(cancelled);
    expect(listClones(clones)).toEqual([before]);

    const late = new AbortController();
    const pack = new CommitPack(join(unfinishedFolderOf(clones, source), 'incoming.pack'));
    late.abort();
    await expect(pack.recover(quietWork(late.signal))).rejects.toMatchObject(cancelled);
    pack.close();
    expect(listClones(clones)).toEqual([before]);

    server.cutAfter = 5;
    await expect(
      cloneRepository({ ...request, cloneFolder: `${clones}-none`, work: quietWork() }),
    ).rejects.toMatchObject(cut);
    expect(existsSync(`${clones}-none`)).toBe(false);
  });

  it('keeps what is there while the server is busy or wants a token, and nothing of what it can’t go on with', async () => {
    const source = `${server.origin}/filtered`;
    server.cutAfter = 100_000;
    await expect(clone('filtered')).rejects.toMatchObject(cut);
    server.cutAfter = null;
    const [before] = listClones(clones);
    for (const [status, left] of [
      [503, [before]],
      [401, [before]],
      [500, []],
    ] as const) {
      server.before = (request, response) => {
        if (request.method !== 'POST') return false;
        response.writeHead(status).end();
        return true;
      };
      await expect(clone('filtered')).rejects.toBeInstanceOf(AppError);
      expect(listClones(clones)).toEqual(left);
    }
    expect(existsSync(unfinishedFolderOf(clones, source))).toBe(false);
    server.before = () => false;
  });

  it('begins anew where what is there is of no use', async () => {
    const source = `${server.origin}/filtered`;
    server.cutAfter = 20_000;
    await expect(clone('filtered')).rejects.toMatchObject(cut);
    server.cutAfter = null;
    // Commits of another history, half of it: the server knows none of them.
    const other = serveRepository(server, `other-${run}`);
    const file = join(unfinishedFolderOf(clones, source), 'incoming.pack');
    writeFileSync(file, '');
    const pack = new CommitPack(file);
    await pack.recover(quietWork());
    const bytes = gitBytes(other, ['pack-objects', '--stdout', '-q'], {
      input: git(other, ['rev-list', '-2', 'HEAD']),
    });
    const stream = new PackStream(createKeeper(pack));
    await stream.write(bytes);
    await stream.end();
    pack.close();
    expect(pack.count).toBe(2);
    server.requests.length = 0;
    const made = await clone('filtered');
    expectSame(made.path, 'filtered');
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
  });

  it('is removed when nobody wants it any more', async () => {
    server.cutAfter = 20_000;
    await expect(clone('filtered')).rejects.toMatchObject(cut);
    expect(statSync(clones).mode & 0o777).toBe(0o700);
    removeUnfinishedClone(clones, `${server.origin}/filtered`);
    expect(existsSync(clones)).toBe(false);
  });
});

describe('a fetch that breaks off', () => {
  it('leaves the repository as it was, and the next one goes on', async () => {
    const served = serveRepository(server, `growing-${run}`, ['uploadpack.allowFilter', 'true']);
    const store = createWorkspace(join(place.folder, `growing-${run}.doradeck`));
    const surroundings = {
      db: store.writer,
      cloneFolder: clones,
      now: 0,
      work: quietWork(),
      certificateAuthority: server.certificate,
    };
    const refresh = () => refreshRepository({ ...surroundings, repositoryId: 1 });
    const source = `${server.origin}/growing-${run}`;
    const before = await addRepository({ ...surroundings, source, services: [] });
    const folder = cloneFolderOf(clones, source);
    const refs = refsOf(folder);
    importRandomHistory(served, 11, 1000);
    git(served, ['tag', 'joined', 'main']);
    git(served, ['checkout', '-q', '-f', 'trunk']);
    git(served, ['merge', '-q', '--allow-unrelated-histories', '-s', 'ours', '-m', 'Join', 'main']);
    server.cutAfter = 120_000;
    await expect(refresh()).rejects.toMatchObject(cut);
    expect(refsOf(folder)).toBe(refs);
    expect(git(folder, ['rev-list', '--all', '--count'])).toBe('8');
    server.cutAfter = null;
    server.sent = 0;
    expect((await refresh()).commits).toBe(before.commits + 1001);
    expectSame(folder, `growing-${run}`);
    const { sent } = server;
    server.sent = 0;
    const whole = await bytesAtOnce(`growing-${run}`);
    store.close();
    expect(sent).toBeLessThan(whole * 0.75);
  });
});
