import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from '../git/fixture.ts';
import { generateSample, SAMPLE_UNTIL, type SampleFiles } from './generate-sample.ts';
import {
  type Choice,
  causeOf,
  chosen,
  failed,
  HOUR,
  incidentsOf,
  mean,
  meanDeployedLead,
  median,
  medianLead,
  type PullRequest,
  readSample,
  recoveryMinutes,
  type SampleRecords,
  SPAN,
  streamOf,
} from './recount-sample.ts';

let place: Fixture;
let sample: SampleFiles;
let records: SampleRecords;
beforeAll(async () => {
  requireGit();
  place = temporaryFolder();
  sample = await generateSample({ folder: place.folder, work: quietWork() });
  records = readSample(place.folder, sample);
});
afterAll(() => place.remove());

const team: Choice = (of) => of.team === 'marketing-core';
const service =
  (name: string): Choice =>
  (of) =>
    of.service === name;

function perWeek(choice: Choice, ago: number): number {
  return chosen(records, choice, ago).length / (31 / 7);
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
    expect([0, 1].map((ago) => chosen(records, team, ago).length)).toEqual([146, 206]);
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
      expectNear(measure(records, team, 0), 10 + 28 / 60);
      expectNear(measure(records, team, 1), 8 + 17 / 60);
      expectChange(measure(records, team, 0), measure(records, team, 1), 26.28);
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
      const now = measure(records, service(name), 0);
      expectNear(now, hours);
      if (change !== null) expectChange(now, measure(records, service(name), 1), change);
    }
  });

  it('team: failures, 2 of 146 against 5 of 206', () => {
    expect([0, 1].map((ago) => failed(records, team, ago).length)).toEqual([2, 5]);
    expect([0, 1].map((ago) => incidentsOf(records, team, ago).length)).toEqual([2, 5]);
    expectChange(2 / 146, 5 / 206, -44.44);
  });

  it.each([
    ['ios-shopist', 0.211],
    ['stock-search', 0.174],
    ['shopist', 0.169],
    ['payments-backend', 0.168],
  ])('failure rate of %s: %d', (name, rate) => {
    const all = chosen(records, service(name), 0).length;
    expectNear(failed(records, service(name), 0).length / all, rate);
    expectNear(incidentsOf(records, service(name), 0).length / all, rate);
  });

  it('team: recovery, median and mean alike', () => {
    for (const measure of [mean, median]) {
      expectNear(measure(recoveryMinutes(records, team, 0)), 36, 0.001);
      expectNear(measure(recoveryMinutes(records, team, 1)), 32.25, 0.001);
    }
  });

  it('deployments take 67 minutes to 4.9 hours where lead times leave room for it', () => {
    const planned = chosen(records, service('ios-shopist'), 0).filter((one) => records.brought.get(one)?.leads.length);
    const minutes = planned.map((one) => (one.finishedAt - one.startedAt) / 60_000);
    expectNear(mean(minutes), 174);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(292.1);
  });
});

describe('the sample’s records', () => {
  it('hang together', () => {
    const versions = new Map<string, string>();
    for (const one of records.deployments) {
      expect(one.startedAt).toBeLessThan(one.finishedAt);
      expect(one.finishedAt).toBeLessThan(SAMPLE_UNTIL);
      expect(records.commits.get(one.sha)?.committedAt).toBeLessThan(one.startedAt);
      const took = (one.finishedAt - one.startedAt) / HOUR;
      for (const lead of records.brought.get(one)?.leads ?? []) expect(lead).toBeGreaterThan(took);
      const key = `${one.service} ${one.version}`;
      if (one.version !== '') expect(versions.get(key) ?? one.sha).toBe(one.sha);
      versions.set(key, one.sha);
    }
    for (const name of new Set(records.deployments.map((one) => one.service))) {
      streamOf(records, name).forEach((one, index, own) => {
        if (index > 0) expect(own[index - 1]?.finishedAt).toBeLessThan(one.startedAt);
      });
    }
  });

  it('cover a year: ten services, four teams, quiet weekends, every one deployed on the first day', () => {
    const { deployments } = records;
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
    const payments = streamOf(records, 'payments-backend');
    const index = payments.findIndex((one) => one.version === 'v2.31.0');
    const [before, bad, after] = payments.slice(index - 1, index + 2);
    const caused = records.incidents.filter((one) => one.git?.commit_sha === bad?.sha);
    expect(caused.map((one) => one.services)).toEqual([
      ['payments-backend'],
      ['payments-backend', 'cart-tracking'],
      ['payments-backend'],
    ]);
    expect((caused[2]?.started_at ?? 0) - (bad?.finishedAt ?? 0)).toBeLessThan(48 * HOUR);
    expect([after?.version, after?.sha]).toEqual([before?.version, before?.sha]);
  });

  it('have loose ends: open incidents, ones without a cause, other environments, failed attempts, bots, reverts', () => {
    const { incidents, lines, commits } = records;
    expect(incidents.filter((one) => one.finished_at === undefined)).toHaveLength(2);
    const prod = incidents.filter((one) => one.env === 'prod');
    const orphans = prod.filter((one) => one.services.every((name) => causeOf(records, one, name) === undefined));
    expect(orphans).toHaveLength(3);
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

describe('the sample’s pull requests', () => {
  it('are the very commits of the history, merged when it says', () => {
    const merged = records.pulls.filter(({ state }) => state === 'merged');
    const named = merged.flatMap(({ commits }) => commits);
    expect(new Set(named).size).toBe(named.length);
    for (const { times, mergeSha, commits, title } of merged) {
      const became = records.commits.get(mergeSha);
      expect(times[4]).toBe(became?.committedAt);
      expect(commits.every((sha) => records.commits.get(sha)?.parents.length === 1)).toBe(true);
      const subjects = commits.map((sha) => records.commits.get(sha)?.subject.replace(/ \(#\d+\)$/, ''));
      expect(subjects[0]).toBe(title);
      expect(became?.parents.length === 2 ? became.parents[1] : mergeSha).toBe(commits.at(-1));
    }
    const others = [...records.commits.values()].filter(({ parents }) => parents.length === 1).length;
    // But for those that the repositories began with.
    expect(others - named.length).toBeLessThan(60);
  });

  it('go from open to ready, looked at, approved and merged', () => {
    for (const { times, commits, state } of records.pulls) {
      const known = times.filter((time) => !Number.isNaN(time));
      expect(known).toEqual([...known].sort((a, b) => a - b));
      expect(known.every((time) => time < SAMPLE_UNTIL)).toBe(true);
      const begun = commits.map((sha) => records.commits.get(sha)?.authoredAt ?? 0);
      if (state === 'merged') expect(times[0]).toBeGreaterThanOrEqual(Math.min(...begun));
    }
  });

  it('have loose ends: drafts, bots, no approval, no ready-time, given up, open', () => {
    const count = (choose: (pull: PullRequest) => boolean) => records.pulls.filter(choose).length;
    expect(count(({ draft }) => draft === 'true')).toBe(9);
    expect(count(({ state }) => state === 'closed')).toBe(9);
    expect(count(({ state }) => state === 'open')).toBe(27);
    expect(count(({ author, state }) => author.endsWith('[bot]') && state === 'merged')).toBeGreaterThan(200);
    expect(count(({ times, state }) => state === 'merged' && Number.isNaN(times[3]))).toBeGreaterThan(100);
    expect(count(({ times, state }) => state === 'merged' && Number.isNaN(times[1]))).toBeGreaterThan(100);
    expect(count(({ times }) => times[0] < times[1])).toBeGreaterThan(500);
    for (const pattern of [/^Revert "/, /^Hotfix: /, /[가-힣]/]) {
      expect(count(({ title }) => pattern.test(title))).toBeGreaterThan(10);
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
    const bad = records.deployments.find((one) => one.version === 'v2.31.0');
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
      'pull-requests.csv',
      'version-metrics.csv',
      'apm-versions.tsv',
      'error-groups.json',
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
