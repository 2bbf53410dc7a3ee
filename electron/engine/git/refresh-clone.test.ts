import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import type { Work } from '../work.ts';
import { addRepository } from './add-repository.ts';
import { commit, type Fixture, git, quietWork, refsOf, requireGit, temporaryFolder } from './fixture.ts';
import { type GitServer, serveRepository, startGitServer } from './fixture-server.ts';
import { listRepositories } from './list-repositories.ts';
import { refreshRepository } from './refresh-repository.ts';
import { removeRepository } from './remove-repository.ts';

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
});

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
      certificateAuthority: server.certificate,
    });
  const refresh = (work = quietWork()) =>
    refreshRepository({
      db: store.writer,
      repositoryId: 1,
      cloneFolder: clones,
      now: 2000,
      work,
      certificateAuthority: server.certificate,
    });

  it('is added, refreshed and removed', async () => {
    const served = serveRepository(server, `shop-${run}.git`, ['uploadpack.allowFilter', 'true']);
    const source = `${server.origin}/shop-${run}.git`;
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
    server.requests.length = 0;
    expect(await refresh()).toMatchObject({ commits: 9, tags: 3 });
    expect(server.requests).toHaveLength(1);
    removeRepository(store.writer, 1, clones);
    expect(existsSync(clones)).toBe(false);
  });

  it('stays as it was when a refresh fails', async () => {
    const served = serveRepository(server, `shop-${run}`);
    const first = await add(`${server.origin}/shop-${run}`);
    const [folder = ''] = readdirSync(clones).map((name) => join(clones, name));
    const refs = refsOf(folder);
    commit(served, 'newer');
    server.before = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      response.end(Buffer.from('0008NAK\n0fff\x01PACK', 'latin1'));
      return true;
    };
    await expect(refresh()).rejects.toMatchObject({ code: 'clone-failed', params: { reason: 'interrupted' } });
    expect(refsOf(folder)).toBe(refs);
    expect(readdirSync(folder)).not.toContain('incoming.pack');
    expect(listRepositories(store.writer)).toEqual([first]);
    server.before = () => false;
    expect(await refresh()).toMatchObject({ commits: 9 });
  });
});
