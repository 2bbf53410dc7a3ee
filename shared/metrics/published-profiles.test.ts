/** What other tools publish of their own calculations, under their profiles; where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';

const corpus = `${import.meta.dirname}/../../../shared/corpus`;
const whereCorpus = test.skipIf(!existsSync(corpus));
const ALL = selectPeriod('2020-01-01', '2030-01-01');

function read(path: string): string {
  return readFileSync(`${corpus}/${path}`, 'utf8');
}

interface DatadogCases {
  readonly change_lead_time: readonly {
    readonly commits: readonly { readonly sha: string; readonly parents: readonly string[]; readonly at?: string }[];
    readonly deployments: readonly { readonly sha: string; readonly finished_at?: string }[];
    readonly expect: { readonly avg_hours: number; readonly d2_commits: readonly string[] };
  }[];
  readonly time_between_deployments: readonly {
    readonly events: readonly [string, number][];
    readonly expect?: number;
    readonly expect_last?: number;
  }[];
}

whereCorpus('Datadog: lead time of a deployment', () => {
  const { change_lead_time: cases } = JSON.parse(read('datadog/cases.json')) as DatadogCases;
  for (const { commits, deployments, expect: expected } of cases) {
    const plain: PlainFacts = {
      repositories: {
        app: commits.map((commit) => ({ ...commit, at: Date.parse(commit.at ?? '2025-01-01T12:00:00Z') })),
      },
      deployments: deployments.map(({ sha, finished_at }) => ({
        sha,
        finishedAt: Date.parse(finished_at ?? '2025-01-01T14:00:00Z'),
      })),
    };
    // The first deployment has none.
    expect(measurePlain(plain, ALL, { profile: 'datadog' }).changeLeadTime).toMatchObject({
      n: 1,
      medianSeconds: expected.avg_hours * 3600,
      deployments: 1,
    });
    const facts = buildFacts(plain);
    const { leadOffset } = resolve(facts, { ...PLAIN_RULES, profile: 'datadog' });
    expect([...leadOffset]).toEqual([0, 0, expected.d2_commits.length]);
  }
  expect(cases.length).toBeGreaterThan(0);
});

whereCorpus('Datadog: time between deployments', () => {
  const { time_between_deployments: cases } = JSON.parse(read('datadog/cases.json')) as DatadogCases;
  for (const { events, ...expected } of cases) {
    const deployments = events.map(([version, second]) => ({ version, finishedAt: ALL.from + second * 1000 }));
    const { meanSecondsBetween } = measurePlain({ deployments }, ALL, { profile: 'datadog' }).deploymentFrequency;
    expect(meanSecondsBetween).toBe(expected.expect ?? expected.expect_last);
  }
  expect(cases.length).toBe(2);
});

whereCorpus(
  'DevLake: a pull request belongs to the deployment whose commits since the one before hold its merge',
  () => {
    const table = (name: string) =>
      read(`devlake-refdiff/${name}`)
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(','));
    const parents = new Map<string, string[]>();
    for (const [sha = '', parent = ''] of table('commit_parents.csv')) {
      parents.set(sha, [...(parents.get(sha) ?? []), parent]);
      parents.set(parent, parents.get(parent) ?? []);
    }
    const commits = [...parents].map(([sha, of]): PlainCommit => ({ sha, parents: of, at: ALL.from }));
    const deployments = table('cicd_deployment_commits.csv').map(
      ([, , started = '', , , repository = '', , , sha = '']) => ({
        service: repository,
        sha,
        finishedAt: Date.parse(started),
      }),
    );
    // Every commit the merge of a pull request of its own.
    const pulls = commits.map(
      ({ sha }, i): PlainPull => ({ number: i, repository: 'all', mergedAt: ALL.from + i, mergeSha: sha }),
    );
    const facts = buildFacts({ repositories: { all: commits }, deployments, pulls });
    const { leadOffset, leadPull } = resolve(facts, { ...PLAIN_RULES, profile: 'devlake-2023' });
    const found = deployments.map((_, i) =>
      [...leadPull.subarray(leadOffset[i], leadOffset[i + 1])].map((pull) => commits[pull]?.sha).sort(),
    );
    const expected = deployments.map(({ sha, service }) =>
      table('commits_diffs.csv')
        .filter(([newer, older]) => newer === sha && older !== '' && service === 'REPO111')
        .map(([, , commit]) => commit)
        .sort(),
    );
    expect(found.slice(0, 3)).toEqual(expected.slice(0, 3));
    expect(found.slice(3)).toEqual([[], ['commit_sha11'], ['commit_sha12']]);
  },
);

interface FourKeysEvent {
  readonly event_type: string;
  readonly payload: {
    readonly head_commit?: { readonly id: string };
    readonly commits?: readonly { readonly id: string; readonly timestamp: string }[];
    readonly deployment?: { readonly sha: string };
    readonly deployment_status?: { readonly updated_at: string; readonly id: string };
    readonly issue?: { readonly created_at: string; readonly closed_at: string; readonly body: string };
  };
}

/** The commits of a push that was deployed are what its head brought: its parents, as far as the stream says them. */
function fourKeysFacts(events: readonly FourKeysEvent[], before: number): PlainFacts {
  const commits = new Map<string, PlainCommit>();
  for (const { payload } of events) {
    for (const { id, timestamp } of payload.commits ?? []) {
      const known = commits.get(id);
      const listed = id === payload.head_commit?.id ? (payload.commits ?? []).map((one) => one.id) : [];
      const parents = [...(known?.parents ?? ['root']), ...listed.filter((one) => one !== id)];
      commits.set(id, { sha: id, at: Date.parse(timestamp), parents: [...new Set(parents)] });
    }
  }
  const deployments = events.flatMap(({ payload: { deployment, deployment_status: status } }) =>
    deployment && status
      ? [{ sha: deployment.sha, externalId: status.id, finishedAt: Date.parse(status.updated_at) }]
      : [],
  );
  const incidents = events.flatMap(({ payload: { issue } }) => {
    const sha = /root cause: ([0-9a-f]+)/.exec(issue?.body ?? '')?.[1];
    if (issue === undefined || sha === undefined) return [];
    return [{ sha, startedAt: Date.parse(issue.created_at), resolvedAt: Date.parse(issue.closed_at) }];
  });
  return {
    repositories: { foobar: [{ sha: 'root', at: before }, ...commits.values()] },
    // What was live before the stream begins.
    deployments: [{ sha: 'root', finishedAt: before }, ...deployments],
    incidents,
  };
}

whereCorpus('four keys: the figures of its own stream of events', () => {
  const expected = JSON.parse(read('four-keys/expected.json')) as Readonly<Record<string, number>> & {
    readonly window: readonly [string, string];
  };
  const events = JSON.parse(read('four-keys/github_webhook_events.json')) as readonly FourKeysEvent[];
  const [from, to] = expected.window.map((instant) => Date.parse(instant)) as [number, number];
  const plain = fourKeysFacts(events, from - 1);
  const figures = measurePlain(plain, { ...ALL, from, to }, { profile: 'four-keys' });
  expect({
    deployments: figures.deploymentFrequency.n,
    deployment_days: figures.deploymentFrequency.deploymentDays,
    commits_deployed: figures.changeLeadTime.n + figures.changeLeadTime.nonPositive,
    lead_time_samples: figures.changeLeadTime.n,
    lead_time_minutes_median_excluding_non_positive: (figures.changeLeadTime.medianSeconds ?? 0) / 60,
    incidents: figures.changeFailureRate.incidents,
    incidents_whose_root_cause_commit_was_deployed: (figures.changeFailureRate.rate ?? 0) * figures.changeFailureRate.n,
    change_failure_rate: Number(figures.changeFailureRate.rate?.toFixed(6)),
    time_to_restore_hours_median: (figures.recoveryTime.medianSeconds ?? 0) / 3600,
  }).toEqual(
    Object.fromEntries(
      Object.entries(expected).filter(
        ([key]) => !['window', 'push_events', 'distinct_commits', 'lead_time_minutes_median_all_commits'].includes(key),
      ),
    ),
  );
});
