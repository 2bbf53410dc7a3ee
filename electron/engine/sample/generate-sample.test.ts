/**
 * The figures of the sample, computed a second time from the files it writes: the exports read line by line, the commits
 * as git itself tells of them, sums and sorted lists; nothing of the generator and nothing of the metrics.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from '../git/fixture.ts';
import { generateSample, SAMPLE_UNTIL, type SampleFiles } from './generate-sample.ts';

const HOUR = 3_600_000;
const SPAN = 31 * 24 * HOUR;

interface Deployment {
  readonly service: string;
  readonly team: string;
  readonly sha: string;
  readonly version: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly repository: string;
}
interface Incident {
  readonly services: string[];
  readonly team: string;
  readonly env: string;
  readonly started_at: number;
  readonly finished_at?: number;
  readonly git?: { readonly commit_sha: string };
}
interface Commit {
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly parents: string[];
  readonly subject: string;
}

let place: Fixture;
let sample: SampleFiles;
let lines: string[];
let deployments: Deployment[];
let incidents: Incident[];
const commits = new Map<string, Commit>();

beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  sample = await generateSample({ folder: place.folder, work: quietWork() });
  const text = (name: string) => readFileSync(join(place.folder, name), 'utf8');
  lines = text('deployments.csv').trimEnd().split('\n').slice(1);
  deployments = [...new Set(lines)].flatMap(fromCsv);
  deployments.push(...text('mobile-deployments.ndjson').trimEnd().split('\n').map(fromEvent));
  deployments.sort((a, b) => a.finishedAt - b.finishedAt);
  const events = JSON.parse(text('incidents.json')) as { data: { attributes: Incident } }[];
  incidents = events.map((event) => event.data.attributes);
  for (const { path } of sample.repositories) {
    for (const line of git(path, ['log', '--format=%H\t%at\t%ct\t%P\t%s', 'main']).split('\n')) {
      const [sha = '', authored, committed, parents = '', subject = ''] = line.split('\t');
      commits.set(sha, {
        authoredAt: Number(authored) * 1000,
        committedAt: Number(committed) * 1000,
        parents: parents.split(' ').filter((one) => one !== ''),
        subject,
      });
    }
  }
});
afterAll(() => place.remove());

function fromCsv(line: string): Deployment[] {
  const [, service = '', team = '', env, status, version = '', sha = '', repository = '', start = '', end = ''] =
    line.split(',');
  const [startedAt, finishedAt] = [Date.parse(start), Date.parse(end)];
  if (env !== 'prod' || status !== 'success') return [];
  return [{ service, team, sha, version, startedAt, finishedAt, repository }];
}

function fromEvent(line: string): Deployment {
  const milliseconds = (name: string) =>
    Number(BigInt(new RegExp(`"${name}":(\\d{19}),`).exec(line)?.[1] ?? 0) / 1_000_000n);
  const { attributes } = (
    JSON.parse(line) as { data: { attributes: Record<string, string> & { git: Record<string, string> } } }
  ).data;
  return {
    service: attributes.service ?? '',
    team: attributes.team ?? '',
    sha: attributes.git.commit_sha ?? '',
    version: attributes.version ?? '',
    repository: attributes.git.repository_url ?? '',
    startedAt: milliseconds('started_at'),
    finishedAt: milliseconds('finished_at'),
  };
}

/** 0 = the last span, 1 = the one before. */
function inSpan(at: number, ago: number): boolean {
  return at >= SAMPLE_UNTIL - (ago + 1) * SPAN && at < SAMPLE_UNTIL - ago * SPAN;
}

type Choice = (of: { readonly service: string; readonly team: string }) => boolean;
const team: Choice = (of) => of.team === 'marketing-core';
const service =
  (name: string): Choice =>
  (of) =>
    of.service === name;

function chosen(choice: Choice, ago: number): Deployment[] {
  return deployments.filter((deployment) => choice(deployment) && inSpan(deployment.finishedAt, ago));
}

function perWeek(choice: Choice, ago: number): number {
  return chosen(choice, ago).length / (31 / 7);
}

interface Brought {
  readonly leads: number[];
  readonly subjects: string[];
}

let brought: Map<Deployment, Brought> | null = null;

/** What each deployment is the first of its service to contain; hours, merges left out, the first one left out. */
function broughtBy(deployment: Deployment): Brought {
  brought ??= new Map(
    [...new Set(deployments.map((one) => one.service))].flatMap((name) => {
      const seen = new Set<string>();
      return deployments
        .filter((one) => one.service === name)
        .map((one, index): [Deployment, Brought] => {
          const fresh: Commit[] = [];
          const queue = [one.sha];
          for (let sha = queue.pop(); sha !== undefined; sha = queue.pop()) {
            const commit = commits.get(sha);
            if (commit === undefined || seen.has(sha)) continue;
            seen.add(sha);
            fresh.push(commit);
            queue.push(...commit.parents);
          }
          const counted = index === 0 ? [] : fresh.filter((commit) => commit.parents.length < 2);
          const leads = counted.map((commit) => (one.finishedAt - commit.authoredAt) / HOUR);
          return [one, { leads, subjects: fresh.map((commit) => commit.subject) }];
        });
    }),
  );
  return brought.get(deployment) ?? { leads: [], subjects: [] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function medianLead(choice: Choice, ago: number): number {
  return median(chosen(choice, ago).flatMap((deployment) => broughtBy(deployment).leads));
}

/** Of the commit that was deployed. */
function meanDeployedLead(choice: Choice, ago: number): number {
  return mean(chosen(choice, ago).map((one) => (one.finishedAt - (commits.get(one.sha)?.authoredAt ?? 0)) / HOUR));
}

function stream(of: Deployment): Deployment[] {
  return deployments.filter((deployment) => deployment.service === of.service);
}

function causeOf(incident: Incident, name: string): Deployment | undefined {
  const before = deployments.filter((one) => one.service === name && one.finishedAt < incident.started_at);
  const named = before.filter((one) => one.sha === incident.git?.commit_sha).at(-1);
  const last = before.at(-1);
  return named ?? (last && incident.started_at - last.finishedAt <= 7 * 24 * HOUR ? last : undefined);
}

function failed(choice: Choice, ago: number): Deployment[] {
  const failures = new Set<Deployment>();
  for (const incident of incidents.filter((one) => one.env === 'prod')) {
    for (const name of incident.services) {
      const cause = causeOf(incident, name);
      if (cause !== undefined) failures.add(cause);
    }
  }
  for (const name of new Set(deployments.map((one) => one.service))) {
    const own = stream({ service: name } as Deployment);
    own.forEach((one, index) => {
      const before = own[index - 1];
      if (before === undefined) return;
      const backAgain = before.sha !== one.sha && own.slice(0, index - 1).some((earlier) => earlier.sha === one.sha);
      const repairing = index > 0 && broughtBy(one).subjects.some((subject) => /^(Hotfix:|Revert ")/.test(subject));
      if (backAgain || repairing) failures.add(before);
    });
  }
  return chosen(choice, ago).filter((deployment) => failures.has(deployment));
}

function incidentsOf(choice: Choice, ago: number): Incident[] {
  return incidents.filter(
    (incident) =>
      incident.env === 'prod' &&
      incident.services.some((name) => choice({ service: name, team: incident.team })) &&
      inSpan(incident.started_at, ago),
  );
}

function recoveryMinutes(choice: Choice, ago: number): number[] {
  return incidentsOf(choice, ago).flatMap((one) =>
    one.finished_at === undefined ? [] : [(one.finished_at - one.started_at) / 60_000],
  );
}

function expectNear(value: number, target: number, tolerance = 0.05): void {
  expect(Math.abs(value / target - 1), `${value} for ${target}`).toBeLessThanOrEqual(tolerance);
}

/** Changes are compared as percentages: 5 % of −42 % is two points. */
function expectChange(now: number, before: number, percent: number): void {
  expectNear((now / before - 1) * 100, percent);
}

describe('the sample’s figures', () => {
  it('team: frequency', () => {
    expect([chosen(team, 0).length, chosen(team, 1).length]).toEqual([146, 206]);
    expectNear(perWeek(team, 0), 33);
    expectChange(perWeek(team, 0), perWeek(team, 1), -29.24);
  });

  it.each([
    ['deliveries-proxy', 16.5, -6.3],
    ['promocode-checker', 9.8, -19.7],
    ['marketing-campaigns', 3.8, -50],
    ['cart-tracking', 8.3, -15.8],
  ])('frequency of %s: %d a week', (name, weekly, change) => {
    expectNear(perWeek(service(name), 0), weekly);
    expectChange(perWeek(service(name), 0), perWeek(service(name), 1), change);
  });

  it('team: lead time, by commit and by deployment', () => {
    for (const measure of [medianLead, meanDeployedLead]) {
      expectNear(measure(team, 0), 10 + 28 / 60);
      expectNear(measure(team, 1), 8 + 17 / 60);
      expectChange(measure(team, 0), measure(team, 1), 26.28);
    }
  });

  it.each([
    ['ios-shopist', 81.6, null],
    ['payments-backend', 33.6, 159.8],
    ['promocode-checker', 11 + 58 / 60, 78.9],
    ['deliveries-proxy', 5 + 23 / 60, -42],
    ['stock-search', 4 + 34 / 60, -12.2],
  ])('lead time of %s: %d h', (name, hours, change) => {
    for (const measure of [medianLead, meanDeployedLead]) {
      expectNear(measure(service(name), 0), hours);
      if (change !== null) expectChange(measure(service(name), 0), measure(service(name), 1), change);
    }
  });

  it('team: failures, 2 of 146 against 5 of 206', () => {
    expect([failed(team, 0).length, failed(team, 1).length]).toEqual([2, 5]);
    expect([incidentsOf(team, 0).length, incidentsOf(team, 1).length]).toEqual([2, 5]);
    const rate = (ago: number) => failed(team, ago).length / chosen(team, ago).length;
    expectChange(rate(0), rate(1), -44.44);
  });

  it.each([
    ['ios-shopist', 0.211],
    ['stock-search', 0.174],
    ['shopist', 0.169],
    ['payments-backend', 0.168],
  ])('failure rate of %s: %d', (name, rate) => {
    const all = chosen(service(name), 0).length;
    expectNear(failed(service(name), 0).length / all, rate);
    expectNear(incidentsOf(service(name), 0).length / all, rate);
  });

  it('team: recovery, median and mean alike', () => {
    for (const measure of [mean, median]) {
      expectNear(measure(recoveryMinutes(team, 0)), 36, 0.001);
      expectNear(measure(recoveryMinutes(team, 1)), 32.25, 0.001);
    }
  });

  it('deployments take 67 minutes to 4.9 hours where lead times leave room for it', () => {
    const minutes = chosen(service('ios-shopist'), 0)
      .filter((one) => broughtBy(one).leads.length > 0)
      .map((one) => (one.finishedAt - one.startedAt) / 60_000);
    expectNear(mean(minutes), 174);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(292.1);
  });
});

describe('the sample’s records', () => {
  it('hang together', () => {
    const versions = new Map<string, string>();
    for (const [index, one] of deployments.entries()) {
      expect(one.startedAt).toBeLessThan(one.finishedAt);
      expect(one.finishedAt).toBeLessThan(SAMPLE_UNTIL);
      const { leads } = broughtBy(one);
      const took = (one.finishedAt - one.startedAt) / HOUR;
      for (const lead of leads) expect(lead, `${index}`).toBeGreaterThan(took);
      expect(commits.get(one.sha)?.committedAt, `${index}`).toBeLessThan(one.startedAt);
      const key = `${one.service} ${one.version}`;
      if (one.version !== '') expect(versions.get(key) ?? one.sha).toBe(one.sha);
      versions.set(key, one.sha);
    }
    for (const name of new Set(deployments.map((one) => one.service))) {
      stream({ service: name } as Deployment).forEach((one, index, own) => {
        if (index > 0) expect(own[index - 1]?.finishedAt).toBeLessThan(one.startedAt);
      });
    }
  });

  it('cover a year: ten services, four teams, quiet weekends, every one deployed on the first day', () => {
    const first = new Map<string, number>();
    for (const one of deployments) first.set(one.service, first.get(one.service) ?? one.finishedAt);
    expect(first.size).toBe(10);
    expect(new Set(deployments.map((one) => one.team)).size).toBe(4);
    for (const at of first.values()) expect(at).toBeLessThan(SAMPLE_UNTIL - 12 * SPAN + 24 * HOUR);
    const weekend = deployments.filter((one) => [0, 6].includes(new Date(one.finishedAt + 9 * HOUR).getUTCDay()));
    expect(weekend.length / deployments.length).toBeLessThan(0.03);
    expect(weekend.length).toBeGreaterThan(20);
  });

  it('tell of a bad release: three incidents in two days, then back to the version before', () => {
    const payments = stream({ service: 'payments-backend' } as Deployment);
    const index = payments.findIndex((one) => one.version === 'v2.31.0');
    const [before, bad, after] = payments.slice(index - 1, index + 2);
    const caused = incidents.filter((one) => one.git?.commit_sha === bad?.sha);
    expect(caused.map((one) => one.services)).toEqual([
      ['payments-backend'],
      ['payments-backend', 'cart-tracking'],
      ['payments-backend'],
    ]);
    expect((caused[2]?.started_at ?? 0) - (bad?.finishedAt ?? 0)).toBeLessThan(48 * HOUR);
    expect([after?.version, after?.sha]).toEqual([before?.version, before?.sha]);
  });

  it('have loose ends: open incidents, one without a cause, other environments, failed attempts, bots, reverts', () => {
    expect(incidents.filter((one) => one.finished_at === undefined)).toHaveLength(2);
    const prod = incidents.filter((one) => one.env === 'prod');
    const orphans = prod.filter((one) => one.services.every((name) => causeOf(one, name) === undefined));
    expect(orphans.length).toBeGreaterThanOrEqual(3);
    expect(new Set(incidents.map((one) => one.env))).toEqual(new Set(['prod', 'staging', 'dev']));
    const cells = lines.map((line) => line.split(','));
    const count = (column: number, value: string) => cells.filter((row) => row[column] === value).length;
    expect(count(4, 'failed')).toBeGreaterThan(50);
    expect(count(3, 'staging')).toBeGreaterThan(500);
    expect(count(3, 'dev')).toBeGreaterThan(20);
    expect(lines.length - new Set(lines).size).toBe(2);
    const subjects = [...commits.values()].map((commit) => commit.subject);
    for (const pattern of [/^Bump /, /^Revert "/, /^Hotfix: /, /^Merge pull request #\d+$/, /[가-힣]/]) {
      expect(subjects.filter((subject) => pattern.test(subject)).length).toBeGreaterThan(10);
    }
  });
});

describe('the sample’s repositories', () => {
  it('are accepted by git, tagged, and one of them serves two services', () => {
    for (const { path } of sample.repositories) expect(git(path, ['fsck', '--full', '--strict'])).toBe('');
    const shared = sample.repositories.filter(({ services }) => services.length > 1);
    expect(shared.map(({ services }) => services)).toEqual([['ios-shopist', 'shopist']]);
    const payments = sample.repositories.find(({ services }) => services.includes('payments-backend'))?.path ?? '';
    expect(git(payments, ['cat-file', '-t', 'refs/tags/v2.31.0'])).toBe('tag');
    const bad = deployments.find((one) => one.version === 'v2.31.0');
    expect(git(payments, ['rev-parse', 'v2.31.0^{commit}'])).toBe(bad?.sha);
  });
});

describe('generateSample', () => {
  it('writes the same bytes again', async () => {
    const again = temporaryFolder();
    await generateSample({ folder: again.folder, work: quietWork() });
    for (const name of [
      'deployments.csv',
      'mobile-deployments.ndjson',
      'incidents.json',
      'repos/notes.git/packed-refs',
    ]) {
      expect(readFileSync(join(again.folder, name)).equals(readFileSync(join(place.folder, name)))).toBe(true);
    }
    again.remove();
  });

  it('can be cancelled', async () => {
    const other = temporaryFolder();
    const controller = new AbortController();
    const work = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(generateSample({ folder: other.folder, work })).rejects.toMatchObject({ code: 'cancelled' });
    other.remove();
  });
});
