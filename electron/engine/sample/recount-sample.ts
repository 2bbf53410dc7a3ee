/**
 * The figures of the sample, computed a second time for tests from the files it writes: the exports read line by line,
 * the commits as git itself tells of them, sums and sorted lists; nothing of the generator and nothing of the metrics.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../git/fixture.ts';
import { SAMPLE_UNTIL, type SampleFiles } from './generate-sample.ts';

export const HOUR = 3_600_000;
export const SPAN = 31 * 24 * HOUR;

/** One that succeeded in production. */
export interface Deployment {
  readonly service: string;
  readonly team: string;
  readonly sha: string;
  readonly version: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}
export interface Incident {
  readonly services: string[];
  readonly team: string;
  readonly env: string;
  readonly started_at: number;
  readonly finished_at?: number;
  readonly git?: { readonly commit_sha: string };
}
export interface Commit {
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly parents: readonly string[];
  readonly subject: string;
}
/** What a deployment is the first of its service to contain; hours, merges left out, none for the first one. */
export interface Brought {
  readonly leads: readonly number[];
  readonly subjects: readonly string[];
}
/** Times NaN where the export is silent. */
export interface PullRequest {
  readonly repository: string;
  readonly title: string;
  readonly author: string;
  readonly state: string;
  readonly draft: string;
  readonly times: readonly [created: number, ready: number, reviewed: number, approved: number, merged: number];
  readonly mergeSha: string;
  readonly commits: readonly string[];
}
export interface SampleRecords {
  /** Of the CSV, without its header. */
  readonly lines: readonly string[];
  /** In the order they finished. */
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly Incident[];
  readonly commits: ReadonlyMap<string, Commit>;
  readonly brought: ReadonlyMap<Deployment, Brought>;
  readonly pulls: readonly PullRequest[];
}

export function readSample(folder: string, sample: SampleFiles): SampleRecords {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const lines = text('deployments.csv').trimEnd().split('\n').slice(1);
  const deployments = [...new Set(lines)].flatMap(fromCsv);
  deployments.push(...text('mobile-deployments.ndjson').trimEnd().split('\n').map(fromEvent));
  deployments.sort((a, b) => a.finishedAt - b.finishedAt);
  const events = JSON.parse(text('incidents.json')) as { data: { attributes: Incident } }[];
  const commits = new Map(sample.repositories.flatMap(({ path }) => readCommits(path)));
  const names = [...new Set(deployments.map((one) => one.service))];
  const streams = names.map((name) => deployments.filter((one) => one.service === name));
  const brought = new Map(streams.flatMap((stream) => bringing(stream, commits)));
  const pulls = text('pull-requests.csv').trimEnd().split('\n').slice(1).map(fromPullCsv);
  return { lines, deployments, incidents: events.map((event) => event.data.attributes), commits, brought, pulls };
}

function fromPullCsv(line: string): PullRequest {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
  const [, repository = '', title = '', author = '', state = '', draft = '', ...rest] = cells;
  const [created, ready, reviewed, approved, merged] = rest.map((cell) => Date.parse(cell)) as number[];
  return {
    ...{ repository, title, author, state, draft, mergeSha: rest[8] ?? '' },
    times: [created ?? 0, ready ?? 0, reviewed ?? 0, approved ?? 0, merged ?? 0],
    commits: (rest[9] ?? '').split(';').filter((sha) => sha !== ''),
  };
}

function fromCsv(line: string): Deployment[] {
  const [, service = '', team = '', env, status, version = '', sha = '', , start = '', end = ''] = line.split(',');
  if (env !== 'prod' || status !== 'success') return [];
  return [{ service, team, sha, version, startedAt: Date.parse(start), finishedAt: Date.parse(end) }];
}

interface Event {
  readonly data: {
    readonly attributes: {
      readonly service: string;
      readonly team: string;
      readonly version: string;
      readonly git: { readonly commit_sha: string };
    };
  };
}

function fromEvent(line: string): Deployment {
  const nanoseconds = (name: string) => BigInt(new RegExp(`"${name}":(\\d{19}),`).exec(line)?.[1] ?? 0);
  const { service, team, version, git: commit } = (JSON.parse(line) as Event).data.attributes;
  return {
    service,
    team,
    sha: commit.commit_sha,
    version,
    startedAt: Number(nanoseconds('started_at') / 1_000_000n),
    finishedAt: Number(nanoseconds('finished_at') / 1_000_000n),
  };
}

function readCommits(path: string): [string, Commit][] {
  const lines = git(path, ['log', '--format=%H\t%at\t%ct\t%P\t%s', 'main']).split('\n');
  return lines.map((line) => {
    const [sha = '', authored, committed, parents = '', subject = ''] = line.split('\t');
    const times = { authoredAt: Number(authored) * 1000, committedAt: Number(committed) * 1000 };
    return [sha, { ...times, parents: parents.split(' ').filter((one) => one !== ''), subject }];
  });
}

/** `stream`: the deployments of one service. */
function bringing(stream: readonly Deployment[], commits: ReadonlyMap<string, Commit>): [Deployment, Brought][] {
  const seen = new Set<string>();
  return stream.map((deployment, index) => {
    const fresh: Commit[] = [];
    const queue = [deployment.sha];
    for (let sha = queue.pop(); sha !== undefined; sha = queue.pop()) {
      const commit = commits.get(sha);
      if (commit === undefined || seen.has(sha)) continue;
      seen.add(sha);
      fresh.push(commit);
      queue.push(...commit.parents);
    }
    const counted = index === 0 ? [] : fresh.filter((commit) => commit.parents.length < 2);
    const leads = counted.map((commit) => (deployment.finishedAt - commit.authoredAt) / HOUR);
    return [deployment, { leads, subjects: fresh.map((commit) => commit.subject) }];
  });
}

export type Choice = (of: { readonly service: string; readonly team: string }) => boolean;

export function streamOf(records: SampleRecords, service: string): readonly Deployment[] {
  return records.deployments.filter((deployment) => deployment.service === service);
}

/** `ago`: 0 = the last span, 1 = the one before. */
function inSpan(at: number, ago: number): boolean {
  return at >= SAMPLE_UNTIL - (ago + 1) * SPAN && at < SAMPLE_UNTIL - ago * SPAN;
}

export function chosen(records: SampleRecords, choice: Choice, ago: number): Deployment[] {
  return records.deployments.filter((deployment) => choice(deployment) && inSpan(deployment.finishedAt, ago));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function medianLead(records: SampleRecords, choice: Choice, ago: number): number {
  return median(chosen(records, choice, ago).flatMap((one) => records.brought.get(one)?.leads ?? []));
}

/** Of the commit that was deployed. */
export function meanDeployedLead(records: SampleRecords, choice: Choice, ago: number): number {
  const authoredAt = (one: Deployment) => records.commits.get(one.sha)?.authoredAt ?? 0;
  return mean(chosen(records, choice, ago).map((one) => (one.finishedAt - authoredAt(one)) / HOUR));
}

/** The one with the SHA that the incident names, else the last one of a week before it. */
export function causeOf(records: SampleRecords, incident: Incident, service: string): Deployment | undefined {
  const before = streamOf(records, service).filter((one) => one.finishedAt < incident.started_at);
  const named = before.filter((one) => one.sha === incident.git?.commit_sha).at(-1);
  const last = before.at(-1);
  return named ?? (last && incident.started_at - last.finishedAt <= 7 * 24 * HOUR ? last : undefined);
}

/** With an incident, or followed by a deployment that goes back, or that brings a hotfix or a revert. */
export function failed(records: SampleRecords, choice: Choice, ago: number): Deployment[] {
  const failures = new Set<Deployment | undefined>();
  for (const incident of records.incidents.filter((one) => one.env === 'prod')) {
    for (const service of incident.services) failures.add(causeOf(records, incident, service));
  }
  for (const service of new Set(records.deployments.map((one) => one.service))) {
    streamOf(records, service).forEach((one, index, own) => {
      const before = own[index - 1];
      const goesBack = before?.sha !== one.sha && own.slice(0, index).some((earlier) => earlier.sha === one.sha);
      const repairs = index > 0 && records.brought.get(one)?.subjects.some((text) => /^(Hotfix:|Revert ")/.test(text));
      if (goesBack || repairs) failures.add(before);
    });
  }
  return chosen(records, choice, ago).filter((deployment) => failures.has(deployment));
}

/** That started in the span, in production. */
export function incidentsOf(records: SampleRecords, choice: Choice, ago: number): Incident[] {
  return records.incidents.filter((incident) => {
    const concerns = incident.services.some((service) => choice({ service, team: incident.team }));
    return incident.env === 'prod' && concerns && inSpan(incident.started_at, ago);
  });
}

export function recoveryMinutes(records: SampleRecords, choice: Choice, ago: number): number[] {
  const resolved = incidentsOf(records, choice, ago).filter((one) => one.finished_at !== undefined);
  return resolved.map((one) => ((one.finished_at ?? 0) - one.started_at) / 60_000);
}
