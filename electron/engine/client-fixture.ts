/** A very small client for tests of the whole engine: two services, a repository, deployments and incidents by hand. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { View } from '../../shared/view.ts';

export interface ClientFixture {
  /** SHAs of the commits c1 … c4. */
  readonly shas: readonly string[];
  readonly repository: string;
  readonly deployments: string;
  readonly incidents: string;
}

/** The week from Monday, 4 March 2024. */
export const WEEK: View = {
  from: '2024-03-04',
  to: '2024-03-11',
  timeZone: 'UTC',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

const COMMITS: readonly (readonly [at: string, author: string, message: string])[] = [
  ['2024-02-20T00:00:00Z', 'Kim', 'Start'],
  ['2024-03-03T10:00:00Z', 'Kim', 'Add totals'],
  ['2024-03-04T10:00:00Z', 'Lee', 'Round totals'],
];

/**
 * d1 is web's baseline; d2, d3, d4 carry c2 (26 h old), c3 (24 h) and c4 (2 h), which takes back c3. d5 is on staging, d6
 * failed, d7 is of a service without a repository. One incident an hour after d2, one open, days after d4.
 */
export function writeClient(folder: string): ClientFixture {
  const repository = join(folder, 'shop');
  const shas = writeRepository(repository);
  const [c1, c2, c3, c4] = shas;
  const rows = [
    'deployment_id,service,team,environment,started_at,finished_at,status,commit_sha,version',
    `d1,web,red,prod,2024-02-27T11:50:00Z,2024-02-27T12:00:00Z,success,${c1},v1.0`,
    `d2,web,red,prod,2024-03-04T11:50:00Z,2024-03-04T12:00:00Z,success,${c2},v1.1`,
    `d3,web,red,prod,2024-03-05T09:50:00Z,2024-03-05T10:00:00Z,success,${c3?.slice(0, 10)},v1.2`,
    `d4,web,,prod,2024-03-06T11:50:00Z,2024-03-06T12:00:00Z,success,${c4},v1.3`,
    `d5,web,red,staging,2024-03-07T09:50:00Z,2024-03-07T10:00:00Z,success,${c4},v1.3`,
    `d6,web,red,prod,2024-03-08T09:50:00Z,2024-03-08T10:00:00Z,failure,${c4},v1.3`,
    'd7,api,blue,production,,2024-03-09T00:00:00Z,success,,7',
    'd8,api,blue,production,,2024-13-09T00:00:00Z,success,,8',
  ];
  const incidents = [
    {
      services: ['web'],
      team: 'red',
      env: 'prod',
      name: '결제 실패',
      severity: 'SEV-1',
      started_at: ms('03-04T13:00'),
      finished_at: ms('03-04T14:00'),
    },
    {
      services: ['web'],
      team: 'red',
      env: 'prod',
      name: 'Slow pages',
      severity: 'SEV-3',
      started_at: ms('03-10T00:00'),
    },
  ];
  const files = { deployments: join(folder, 'deployments.csv'), incidents: join(folder, 'incidents.json') };
  writeFileSync(files.deployments, `${rows.join('\n')}\n`);
  writeFileSync(files.incidents, JSON.stringify(incidents.map((attributes) => ({ data: { attributes } }))));
  return { shas, repository, ...files };
}

/** c4 takes back c3, as `git revert` does. */
function writeRepository(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  git(folder, '', 'Kim', 'init', '--quiet', '--initial-branch=main');
  const shas = COMMITS.map((commit) => commitTo(folder, commit));
  shas.push(
    commitTo(folder, ['2024-03-06T10:00:00Z', 'Lee', `Revert "Round totals"\n\nThis reverts commit ${shas[2]}.`]),
  );
  git(folder, '', 'Kim', 'tag', 'v1.3');
  return shas;
}

function commitTo(folder: string, [at, author, message]: readonly [string, string, string]): string {
  git(folder, at, author, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(folder, at, author, 'rev-parse', 'HEAD');
}

function git(folder: string, at: string, name: string, ...words: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: `${name}@example.com`,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: `${name}@example.com`,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
  };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' }).trim();
}

export function ms(monthDayTime: string): number {
  return Date.parse(`2024-${monthDayTime}:00Z`);
}
