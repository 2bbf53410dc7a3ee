/** Worked examples that others published, where the corpus is at hand (it isn't part of the project). */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REMEDIATIONS } from '../model.ts';
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { measure } from './measure.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { FAILURE_RULES } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';

const corpus = `${import.meta.dirname}/../../../shared/corpus`;
const absent = !existsSync(corpus);
const everything: Selection = {
  from: Date.parse('2020-01-01T00:00:00Z'),
  to: Date.parse('2030-01-01T00:00:00Z'),
  timeZone: 'UTC',
  weekStart: 1,
  services: null,
  teams: null,
  repositories: null,
  environments: null,
};

function read(path: string): string {
  return readFileSync(`${corpus}/${path}`, 'utf8');
}

function resolved(plain: PlainFacts) {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, rules);
  return { facts, resolution, figures: measure(facts, resolution, everything) };
}

/** Indexes of the rows whose code is one of those. */
function indexesOf(codes: Uint8Array, names: readonly (string | null)[], wanted: readonly string[]): readonly number[] {
  return [...codes.keys()].filter((i) => wanted.includes(names[codes[i] as number] ?? ''));
}

describe.skipIf(absent)('Datadog’s documentation', () => {
  interface Cases {
    readonly change_lead_time: readonly {
      readonly commits: readonly { readonly sha: string; readonly parents: readonly string[]; readonly at?: string }[];
      readonly deployments: readonly { readonly sha: string; readonly finished_at?: string }[];
      readonly expect: {
        readonly per_commit_hours: Readonly<Record<string, number>>;
        readonly avg_hours: number;
        readonly max_hours: number;
        readonly min_hours: number;
      };
    }[];
    readonly rollback: readonly {
      readonly sequence: readonly string[];
      readonly expect: { readonly rollback: readonly number[]; readonly change_failure: readonly number[] };
    }[];
    readonly rollforward: readonly {
      readonly deploys: readonly { readonly prs?: readonly string[]; readonly labels?: readonly string[] }[];
      readonly expect: { readonly rollforward: readonly number[]; readonly change_failure: readonly number[] };
    }[];
    readonly stage_definitions_check: Readonly<
      Record<'commit' | 'pr_ready' | 'last_approval' | 'merged' | 'deploy_started' | 'deploy_finished', string>
    > & { readonly expect_minutes: Readonly<Record<string, number>> };
    readonly time_between_deployments: readonly {
      readonly events: readonly [string, number][];
      readonly expect?: number;
    }[];
  }
  const cases = absent ? null : (JSON.parse(read('datadog/cases.json')) as Cases);

  test('change lead time', () => {
    for (const { commits, deployments, expect: expected } of cases?.change_lead_time ?? []) {
      const known = commits.map(
        (commit): PlainCommit => ({ ...commit, at: Date.parse(commit.at ?? '2025-01-01T12:00:00Z') }),
      );
      const { resolution, figures } = resolved({
        repositories: { app: known },
        deployments: deployments.map(({ sha, finished_at }) => ({
          sha,
          finishedAt: Date.parse(finished_at ?? '2025-01-01T14:00:00Z'),
        })),
      });
      const hours = Array.from(resolution.leadCommit, (row, k) => [
        known[row]?.sha,
        (resolution.leadSeconds[k] as number) / 3600,
      ]);
      expect(Object.fromEntries(hours)).toEqual(expected.per_commit_hours);
      expect([...resolution.baseline]).toEqual([1, 0]);
      const { meanSeconds, n } = figures.changeLeadTime;
      expect([n, (meanSeconds ?? 0) / 3600]).toEqual([2, expected.avg_hours]);
      expect([Math.min(...resolution.leadSeconds) / 3600, Math.max(...resolution.leadSeconds) / 3600]).toEqual([
        expected.min_hours,
        expected.max_hours,
      ]);
    }
    expect.hasAssertions();
  });

  test('rollbacks', () => {
    for (const { sequence, expect: expected } of cases?.rollback ?? []) {
      const { resolution } = resolved({ deployments: sequence.map((version, i) => ({ version, finishedAt: i })) });
      expect({
        rollback: indexesOf(resolution.remediation, REMEDIATIONS, ['rollback']),
        change_failure: indexesOf(resolution.failedBy, FAILURE_RULES, ['rollback']),
      }).toEqual({ rollback: expected.rollback, change_failure: expected.change_failure });
    }
    expect.hasAssertions();
  });

  test('roll-forwards', () => {
    for (const { deploys, expect: expected } of cases?.rollforward ?? []) {
      // A change (pull request) is a commit; one that reverts names the other by its title.
      const titles = deploys.flatMap(({ prs, labels }) => prs ?? [labels?.join() ?? '']);
      const shaOf = (i: number) => `c${i}`;
      const commits: readonly PlainCommit[] = [
        { sha: 'base', at: 0 },
        ...titles.map((title, i): PlainCommit => {
          const reverted = titles.indexOf(/^Revert "(.*)"$/.exec(title)?.[1] ?? '-');
          return {
            sha: shaOf(i),
            at: i + 1,
            parents: [i === 0 ? 'base' : shaOf(i - 1)],
            hotfix: title.includes('hotfix'),
            ...(reverted < 0 ? {} : { reverts: shaOf(reverted) }),
          };
        }),
      ];
      let last = -1;
      const deployments: readonly PlainDeployment[] = deploys.map(({ prs }, i) => {
        last += prs?.length ?? 1;
        return { sha: shaOf(last), finishedAt: 100 + i };
      });
      const { resolution } = resolved({
        repositories: { app: commits },
        deployments: [{ sha: 'base', finishedAt: 50 }, ...deployments],
      });
      expect({
        rollforward: indexesOf(resolution.remediation.subarray(1), REMEDIATIONS, ['revert', 'hotfix']),
        change_failure: indexesOf(resolution.failedBy.subarray(1), FAILURE_RULES, ['revert', 'hotfix']),
      }).toEqual({ rollforward: expected.rollforward, change_failure: expected.change_failure });
    }
    expect.hasAssertions();
  });

  test('roll-forwards by the titles and labels of pull requests', () => {
    for (const { deploys, expect: expected } of cases?.rollforward ?? []) {
      const titles = deploys.map(({ prs, labels }) => prs ?? [labels?.join() ?? '']);
      const all = titles.flat();
      const pulls = all.map((title, i): PlainPull => {
        const reverted = all.indexOf(/^Revert "(.*)"$/.exec(title)?.[1] ?? '-');
        return {
          number: i,
          mergedAt: i,
          hotfix: title.includes('hotfix'),
          ...(reverted < 0 ? {} : { reverts: reverted }),
        };
      });
      let next = 0;
      const named = titles.map((own, i) => ({ pulls: own.map(() => next++), finishedAt: 100 + i }));
      const { resolution } = resolved({ deployments: named, pulls });
      expect({
        rollforward: indexesOf(resolution.remediation, REMEDIATIONS, ['revert', 'hotfix']),
        change_failure: indexesOf(resolution.failedBy, FAILURE_RULES, ['revert', 'hotfix']),
      }).toEqual({ rollforward: expected.rollforward, change_failure: expected.change_failure });
    }
    expect.hasAssertions();
  });

  test('stages', () => {
    const check = cases?.stage_definitions_check;
    const at = (time: string | undefined) => Date.parse(time ?? '');
    const { figures } = resolved({
      deployments: [{ pulls: [1], startedAt: at(check?.deploy_started), finishedAt: at(check?.deploy_finished) }],
      pulls: [
        {
          number: 1,
          readyAt: at(check?.pr_ready),
          approvedAt: at(check?.last_approval),
          mergedAt: at(check?.merged),
          commits: [{ sha: 'a', at: at(check?.commit) }],
        },
      ],
    });
    const { medianSeconds, stages } = figures.changeLeadTime;
    const minutes = stages.map(({ stage, medianSeconds: seconds }) => [stage, (seconds ?? 0) / 60] as const);
    // The documentation's names for what a report calls by the stage alone.
    const { review_time: review, merge_time: merge, deploy_time: deploy, ...others } = check?.expect_minutes ?? {};
    expect({ ...Object.fromEntries(minutes), change_lead_time: (medianSeconds ?? 0) / 60 }).toEqual({
      ...others,
      review,
      merge,
      deploy,
    });
  });

  test('stages, of what is known without pull requests', () => {
    const check = cases?.stage_definitions_check;
    const finishedAt = Date.parse(check?.deploy_finished ?? '');
    const { figures } = resolved({
      deployments: [
        {
          finishedAt,
          startedAt: Date.parse(check?.deploy_started ?? ''),
          committedAt: Date.parse(check?.commit ?? ''),
        },
      ],
    });
    const { medianSeconds, stages } = figures.changeLeadTime;
    expect((medianSeconds ?? 0) / 60).toBe(check?.expect_minutes.change_lead_time);
    const minutes = new Map(stages.map((stage) => [stage.stage, (stage.medianSeconds ?? 0) / 60]));
    expect(minutes.get('deploy')).toBe(check?.expect_minutes.deploy_time);
    expect((minutes.get('time_to_deploy') ?? 0) + (minutes.get('deploy') ?? 0)).toBe(
      check?.expect_minutes.change_lead_time,
    );
  });

  test('time between two deployments', () => {
    const known = (cases?.time_between_deployments ?? []).filter((one) => one.expect !== undefined);
    for (const { events, expect: expected } of known) {
      const deployments = events.map(([version, second]) => ({ version, finishedAt: everything.from + second * 1000 }));
      expect(resolved({ deployments }).figures.deploymentFrequency.meanSecondsBetween).toBe(expected);
    }
    expect(known.length).toBe(1);
  });

  test('an incident of a development environment is none of production’s, though it took time to resolve', () => {
    const samples = JSON.parse(read('datadog/payload_samples.json')) as {
      readonly incident_seed_deck_ms: {
        readonly data: {
          readonly attributes: {
            readonly services: readonly string[];
            readonly started_at: number;
            readonly finished_at: number;
            readonly env: string;
            readonly git: { readonly commit_sha: string };
          };
        };
      };
      readonly expect: { readonly incident_seed_deck_ms: { readonly time_to_restore_s: number } };
    };
    const { services, started_at, finished_at, env, git } = samples.incident_seed_deck_ms.data.attributes;
    const plain: PlainFacts = {
      deployments: [
        { service: services[0] as string, environment: 'prod', sha: git.commit_sha, finishedAt: started_at - 1 },
      ],
      incidents: [{ services, environment: env, sha: git.commit_sha, startedAt: started_at, resolvedAt: finished_at }],
    };
    expect(resolved(plain).figures.changeFailureRate).toMatchObject({ n: 1, failed: 0, incidents: 0, rate: 0 });
    const facts = buildFacts(plain);
    const anywhere = measure(facts, resolve(facts, { ...rules, environmentPattern: null }), everything);
    expect(anywhere.recoveryTime.medianSeconds).toBe(samples.expect.incident_seed_deck_ms.time_to_restore_s);
  });
});

describe.skipIf(absent)('Apache DevLake’s commits between deployments', () => {
  function table(name: string): readonly (readonly string[])[] {
    const [, ...lines] = read(`devlake-refdiff/${name}`).trim().split(/\r?\n/);
    return lines.map((line) => line.split(','));
  }

  test('are those that each deployment is charged with', () => {
    const parents = new Map<string, string[]>();
    for (const [sha, parent] of table('commit_parents.csv') as [string, string][]) {
      parents.set(sha, [...(parents.get(sha) ?? []), parent]);
      parents.set(parent, parents.get(parent) ?? []);
    }
    const deployed = table('cicd_deployment_commits.csv').map(([, , started, , , repository, , , sha]) => ({
      service: repository as string,
      sha: sha as string,
      finishedAt: Date.parse(started as string),
    }));
    const commits = [...parents].map(([sha, of], i) => ({ sha, parents: of, at: i }));
    const { facts, resolution } = resolved({ repositories: { all: commits }, deployments: deployed });
    const rowOf = new Map(commits.map(({ sha }) => [sha, resolvedRow(commits, sha)]));
    const charged = new Map(
      deployed.map(({ sha }, i) => [
        sha,
        new Set(resolution.leadCommit.subarray(resolution.leadOffset[i], resolution.leadOffset[i + 1])),
      ]),
    );
    const expected = new Map<string, Set<number>>();
    for (const [newer, older, sha] of table('commits_diffs.csv') as [string, string, string][]) {
      const rows = expected.get(newer) ?? new Set();
      // What the first deployment of all contains is a baseline here, and charged to none.
      if (older !== '') rows.add(rowOf.get(sha) ?? -1);
      expected.set(newer, rows);
    }
    expect(facts.deployments.count).toBe(6);
    expect([...expected].map(([sha]) => [sha, charged.get(sha)])).toEqual([...expected]);
    expect([...resolution.baseline]).toEqual([1, 0, 0, 1, 0, 0]);
  });

  /** The row that facts give a commit: parents come first. */
  function resolvedRow(commits: readonly PlainCommit[], sha: string): number {
    const facts = buildFacts({ repositories: { all: commits }, deployments: [{ sha, finishedAt: 0 }] });
    return facts.deployments.commitRef[0] as number;
  }
});
