/** A made-up client as its tools would export it: a repository a service, deployments, pull requests and incidents. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeClient, MadeDeployment, MadePull } from './make-client.ts';

export interface WrittenClient {
  readonly files: readonly string[];
  readonly repositories: readonly { readonly path: string; readonly service: string }[];
}

export function writeMadeClient(folder: string, { deployments, incidents }: MadeClient, noise: boolean): WrittenClient {
  const repositories = deployments.flatMap((own) => {
    const service = own[0]?.service.name;
    return service === undefined ? [] : [{ service, path: join(folder, service), own }];
  });
  const shas = new Map<string, string>();
  for (const { path, own } of repositories) {
    for (const [mark, sha] of writeRepository(path, own)) shas.set(`${own[0]?.service.name} ${mark}`, sha);
  }
  const text = {
    'deployments.csv': deploymentsCsv(deployments, shas, noise),
    'pull-requests.csv': pullsCsv(deployments, shas),
    'incidents.csv': [
      'incident_id,service,environment,deployment_id,started_at,detected_at,acknowledged_at,resolved_at',
      ...incidents.map((one, i) =>
        [
          `i-${i + 1}`,
          one.service,
          'production',
          one.deployment ?? '',
          ...[one.startedAt, one.detectedAt, one.acknowledgedAt, one.resolvedAt].map(iso),
        ].join(','),
      ),
    ].join('\n'),
  };
  const files = Object.entries(text).map(([name, content]) => {
    writeFileSync(join(folder, name), `${content}\n`);
    return join(folder, name);
  });
  return { files, repositories: repositories.map(({ path, service }) => ({ path, service })) };
}

function iso(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

/** The pull requests' own commits, and a merge commit for every other one; marks are `p<number>`. Returns SHAs by mark. */
function writeRepository(path: string, own: readonly MadeDeployment[]): ReadonlyMap<string, string> {
  beginRepository(join(path, '.git'));
  const stream: string[] = [];
  const marks: string[] = [];
  let tip = commit(stream, marks, 'start', {
    at: (own[0]?.finishedAt ?? 0) - 90 * 86_400_000,
    subject: 'Start',
    from: null,
  });
  for (const { pulls } of own) for (const pull of pulls) tip = writePull(stream, marks, pull, tip);
  execFileSync('git', ['fast-import', '--quiet', '--export-marks=marks'], {
    cwd: path,
    input: stream.join(''),
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const bySha = readFileSync(join(path, 'marks'), 'utf8').trim().split('\n');
  return new Map(
    bySha.map((line) => {
      const [mark = '', sha = ''] = line.slice(1).split(' ');
      return [marks[Number(mark) - 1] ?? '', sha];
    }),
  );
}

/** What `git init` makes, without its hooks (gitrepository-layout). */
function beginRepository(folder: string): void {
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
}

function writePull(stream: string[], marks: string[], pull: MadePull, tip: number): number {
  const author = pull.bot ? 'dependabot[bot]' : `dev-${pull.number % 7}`;
  const subject = pull.hotfix ? `hotfix: mend ${pull.number}` : `Change ${pull.number}`;
  if (pull.hotfix || pull.number % 2 === 0) {
    const at = pull.commits[0] ?? pull.createdAt;
    return commit(stream, marks, `p${pull.number}`, {
      at,
      committedAt: pull.mergedAt,
      subject: `${subject} (#${pull.number})`,
      from: tip,
      author,
    });
  }
  let branch = tip;
  for (const at of pull.commits) branch = commit(stream, marks, '', { at, subject, from: branch, author });
  const merge = { at: pull.mergedAt, subject: `Merge pull request #${pull.number}`, from: tip, merge: branch, author };
  return commit(stream, marks, `p${pull.number}`, merge);
}

interface Commit {
  readonly at: number;
  readonly committedAt?: number;
  readonly subject: string;
  readonly from: number | null;
  readonly merge?: number;
  readonly author?: string;
}

function commit(stream: string[], marks: string[], name: string, one: Commit): number {
  marks.push(name);
  const mark = marks.length;
  const author = one.author ?? 'dev-0';
  const person = (at: number) => `${author} <${author}@example.com> ${Math.floor(at / 1000)} +0000`;
  const text = `${one.subject}\n`;
  stream.push(
    `commit refs/heads/main\nmark :${mark}\nauthor ${person(one.at)}\ncommitter ${person(one.committedAt ?? one.at)}\n`,
    `data ${Buffer.byteLength(text)}\n${text}`,
    one.from === null ? '' : `from :${one.from}\n`,
    one.merge === undefined ? '' : `merge :${one.merge}\n`,
    '\n',
  );
  return mark;
}

function deploymentsCsv(
  deployments: MadeClient['deployments'],
  shas: ReadonlyMap<string, string>,
  noise: boolean,
): string {
  const lines = deployments.flatMap((own) => {
    const heads: string[] = [];
    let head = own[0] === undefined ? '' : (shas.get(`${own[0].service.name} start`) ?? '');
    return own.flatMap((one, i) => {
      const last = one.pulls.at(-1);
      head = one.backTo === null ? head : (heads[one.backTo] ?? head);
      if (last !== undefined) head = shas.get(`${one.service.name} p${last.number}`) ?? head;
      heads.push(head);
      return deploymentLines(one, head, noise, i);
    });
  });
  return ['deployment_id,service,team,environment,status,commit_sha,started_at,finished_at', ...lines].join('\n');
}

/** Among them some that don't count: on staging, elsewhere, or that did not succeed. */
function deploymentLines(one: MadeDeployment, sha: string, noise: boolean, i: number): readonly string[] {
  const { service } = one;
  const line = (id: string, env: string, status: string, shift: number) =>
    [
      id,
      service.name,
      service.team,
      env,
      status,
      sha,
      one.startedAt === null ? '' : iso(one.startedAt - shift),
      iso(one.finishedAt - shift),
    ].join(',');
  const own = line(one.id, 'production', 'success', 0);
  if (!noise || i % 5 !== 0) return [own];
  const env = ['staging', 'qa-7', 'unknown'][(i / 5) % 3] ?? 'staging';
  return [line(`${one.id}-before`, env, i % 2 === 0 ? 'success' : 'failure', 1_800_000), own];
}

function pullsCsv(deployments: MadeClient['deployments'], shas: ReadonlyMap<string, string>): string {
  const lines = deployments
    .flat()
    .flatMap(({ service, pulls }) =>
      pulls.map((pull) =>
        [
          pull.number,
          service.name,
          `Change ${pull.number}`,
          pull.bot ? 'dependabot[bot]' : `dev-${pull.number % 7}`,
          'merged',
          ...[pull.createdAt, pull.readyAt, pull.approvedAt, pull.mergedAt].map(iso),
          shas.get(`${service.name} p${pull.number}`) ?? '',
        ].join(','),
      ),
    );
  return ['number,repo,title,author,state,created_at,ready_at,approved_at,merged_at,merge_sha', ...lines].join('\n');
}
