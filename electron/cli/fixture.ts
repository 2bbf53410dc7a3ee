/**
 * A small client for tests of the command line: one service, its repository, its exports, and files that can't be used.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COMMITS = ['2024-10-01T00:00:00Z', '2024-10-10T00:00:00Z', '2024-10-11T00:00:00Z', '2024-10-14T12:00:00Z'];

function git(folder: string, at: string, ...words: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Kim',
    GIT_AUTHOR_EMAIL: 'kim@example.com',
    GIT_COMMITTER_NAME: 'Kim',
    GIT_COMMITTER_EMAIL: 'kim@example.com',
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
  };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' }).trim();
}

/** Four commits in a row; returns their ids, oldest first. */
export function makeShopRepository(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  git(folder, '', 'init', '--quiet', '--initial-branch=main');
  return COMMITS.map((at, index) => {
    git(folder, at, 'commit', '--quiet', '--allow-empty', '-m', `Change ${index + 1}`);
    return git(folder, at, 'rev-parse', 'HEAD');
  });
}

/**
 * deployments.csv: d1 is the baseline, d2 brings two commits (48 h and 24 h old), d3 one (6 h); d4 did not succeed, d5
 * went elsewhere, the sixth row has no time to speak of. incidents.json: one, an hour after d3, 36 minutes long.
 */
export function writeShopExports(folder: string, shas: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const rows = [
    'deployment_id,service,environment,started_at,finished_at,status,commit_sha',
    `d1,shop,production,2024-10-01T11:50:00Z,2024-10-01T12:00:00Z,success,${shas[0]}`,
    `d2,shop,production,2024-10-11T23:50:00Z,2024-10-12T00:00:00Z,success,${shas[2]}`,
    `d3,shop,production,2024-10-14T17:50:00Z,2024-10-14T18:00:00Z,success,${shas[3]}`,
    `d4,shop,production,2024-10-15T17:50:00Z,2024-10-15T18:00:00Z,failure,${shas[3]}`,
    `d5,shop,staging,2024-10-15T17:50:00Z,2024-10-15T18:00:00Z,success,${shas[3]}`,
    `d6,shop,production,2024-10-16T10:00:00Z,2024-13-45T10:00:00Z,success,${shas[3]}`,
  ];
  writeFileSync(join(folder, 'deployments.csv'), `${rows.join('\n')}\n`);
  const incident = {
    data: {
      attributes: {
        services: ['shop'],
        team: 'checkout',
        started_at: Date.UTC(2024, 9, 14, 19, 0),
        finished_at: Date.UTC(2024, 9, 14, 19, 36),
        env: 'production',
        name: '결제 실패',
        severity: 'SEV-1',
      },
    },
  };
  writeFileSync(join(folder, 'incidents.json'), JSON.stringify(incident));
}

/** Inputs that can't be used, by what is wrong with them; each is a file or folder in `folder`. */
export function writeUnusable(folder: string): Record<string, string> {
  mkdirSync(join(folder, 'plain-folder'), { recursive: true });
  writeFileSync(join(folder, 'plain-folder', 'notes.txt'), 'no repository here');
  const files: Record<string, string | Uint8Array> = {
    'empty.csv': '',
    'picture.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52),
    'no-time.csv': 'deployment_id,service,environment,status\nd1,shop,production,success\n',
    'half.json':
      '[{"deployment_id":"d1","service":"shop","finished_at":"2024-10-01T12:00:00Z"},{"deployment_id":"d2","ser',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)]));
}
