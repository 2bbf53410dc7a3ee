import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;

/** Per deployment, in order of finishing: lead hours by SHA. */
function charges(plain: PlainFacts, changed: Partial<Rules> = {}): readonly Record<string, number>[] {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...rules, ...changed });
  const shas = Object.values(plain.repositories ?? {}).flatMap((commits) => commits.map((commit) => commit.sha));
  return Array.from({ length: facts.deployments.count }, (_, i) => {
    const result: Record<string, number> = {};
    for (let k = resolution.leadOffset[i] as number; k < (resolution.leadOffset[i + 1] as number); k++) {
      const row = resolution.leadCommit[k] as number;
      result[row < 0 ? 'row' : (shas[row] as string)] = (resolution.leadSeconds[k] as number) / 3600;
    }
    return result;
  });
}

/** a ← b ← c …, an hour apart. */
function line(shas: string): readonly PlainCommit[] {
  return [...shas].map((sha, i) => ({ sha, at: i * HOUR, ...(i === 0 ? {} : { parents: [shas[i - 1] as string] }) }));
}

describe('a commit is charged', () => {
  test('to the first deployment that contains it; the first deployment of all is the baseline', () => {
    const plain = {
      repositories: { app: line('abcde') },
      deployments: [
        { sha: 'b', finishedAt: 10 * HOUR },
        { sha: 'd', finishedAt: 11 * HOUR },
        { sha: 'e', finishedAt: 12 * HOUR },
      ],
    };
    expect(charges(plain)).toEqual([{}, { c: 9, d: 8 }, { e: 8 }]);
    expect([...resolve(buildFacts(plain), rules).baseline]).toEqual([1, 0, 0]);
  });

  test('once: deploying an old version again charges nothing, nor does coming back', () => {
    const deployments = [...'acbc'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories: { app: line('abc') }, deployments })).toEqual([{}, { b: 10, c: 9 }, {}, {}]);
  });

  test('once a service, however many production environments it has', () => {
    const deployments: PlainDeployment[] = [
      { sha: 'a', environment: 'prod-eu', finishedAt: 10 * HOUR },
      { sha: 'a', environment: 'prod-us', finishedAt: 11 * HOUR },
      { sha: 'b', environment: 'prod-eu', finishedAt: 12 * HOUR },
      { sha: 'b', environment: 'prod-us', finishedAt: 13 * HOUR },
    ];
    expect(charges({ repositories: { app: line('ab') }, deployments })).toEqual([{}, {}, { b: 11 }, {}]);
  });

  test('to every service of a monorepo by itself', () => {
    const deployments: PlainDeployment[] = [
      { service: 'web', sha: 'a', finishedAt: 10 * HOUR },
      { service: 'api', sha: 'b', finishedAt: 11 * HOUR },
      { service: 'web', sha: 'c', finishedAt: 12 * HOUR },
      { service: 'api', sha: 'c', finishedAt: 13 * HOUR },
    ];
    expect(charges({ repositories: { app: line('abc') }, deployments })).toEqual([{}, {}, { b: 11, c: 10 }, { c: 11 }]);
  });

  test('to the service’s deployments in each of its repositories, each with a baseline of its own', () => {
    const repositories = { app: line('abc'), library: line('xyz') };
    const deployments = [...'axbzc'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories, deployments })).toEqual([{}, {}, { b: 11 }, { y: 12, z: 11 }, { c: 12 }]);
  });

  test('only by deployments that count', () => {
    const deployments: PlainDeployment[] = [
      { sha: 'a', finishedAt: 10 * HOUR },
      { sha: 'c', environment: 'staging', finishedAt: 11 * HOUR },
      { sha: 'b', status: 'failure', finishedAt: 12 * HOUR },
      { sha: 'c', finishedAt: 13 * HOUR },
    ];
    expect(charges({ repositories: { app: line('abc') }, deployments })).toEqual([{}, {}, {}, { b: 12, c: 11 }]);
  });

  test('through merges, which are left out themselves', () => {
    const commits: PlainCommit[] = [
      { sha: 'C', at: 0 },
      { sha: 'C1', parents: ['C'], at: 1 * HOUR },
      { sha: 'C2', parents: ['C1'], at: 2 * HOUR },
      { sha: 'C3', parents: ['C2'], at: 3 * HOUR },
      { sha: 'C4', parents: ['C2', 'C3'], at: 4 * HOUR },
    ];
    const deployments = [
      { sha: 'C1', finishedAt: 5 * HOUR },
      { sha: 'C4', finishedAt: 6 * HOUR },
    ];
    expect(charges({ repositories: { app: commits }, deployments })).toEqual([{}, { C2: 4, C3: 3 }]);
  });

  test('from a maintenance branch too, but never twice where branches alternate', () => {
    const commits: PlainCommit[] = [
      ...line('abc'),
      { sha: 'm', parents: ['a'], at: 5 * HOUR },
      { sha: 'n', parents: ['m'], at: 6 * HOUR },
    ];
    const deployments = [...'amcnc'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories: { app: commits }, deployments })).toEqual([
      {},
      { m: 6 },
      { b: 11, c: 10 },
      { n: 7 },
      {},
    ]);
  });

  test('from an unrelated, older history after one with merges', () => {
    const commits: PlainCommit[] = [
      { sha: 'x', at: 0 },
      { sha: 'a', at: 1 * HOUR },
      { sha: 'b', parents: ['a'], at: 2 * HOUR },
      { sha: 'c', parents: ['a'], at: 3 * HOUR },
      { sha: 'd', parents: ['b', 'c', 'a'], at: 4 * HOUR },
    ];
    const deployments = [...'dx'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories: { app: commits }, deployments })).toEqual([{}, { x: 11 }]);
  });

  test('up to where a shallow history ends', () => {
    const commits: PlainCommit[] = [
      { sha: 'b', parents: ['not read'], at: HOUR },
      { sha: 'c', parents: ['b', 'not read either'], at: 2 * HOUR },
      { sha: 'd', parents: ['c'], at: 3 * HOUR },
    ];
    const deployments = [...'bd'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories: { app: commits }, deployments })).toEqual([{}, { d: 8 }]);
  });

  test('with what its times say, even when that is not positive', () => {
    const commits: PlainCommit[] = [
      { sha: 'a', at: 0 },
      { sha: 'b', parents: ['a'], at: 30 * HOUR },
    ];
    const deployments = [...'ab'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR }));
    expect(charges({ repositories: { app: commits }, deployments })).toEqual([{}, { b: -19 }]);
  });

  test('by a bot unless bots are excluded', () => {
    const commits: PlainCommit[] = [...line('ab'), { sha: 'c', parents: ['b'], at: 0, bot: true }];
    const plain = {
      repositories: { app: commits },
      deployments: [...'ac'].map((sha, i) => ({ sha, finishedAt: (10 + i) * HOUR })),
    };
    expect(charges(plain)).toEqual([{}, { b: 10, c: 11 }]);
    expect(charges(plain, { excludeBots: true })).toEqual([{}, { b: 10 }]);
  });
});

test('without commits the row’s own commit time is taken, from the first deployment on', () => {
  const deployments: PlainDeployment[] = [
    { finishedAt: 10 * HOUR, committedAt: 4 * HOUR },
    { finishedAt: 11 * HOUR, committedAt: 4 * HOUR, environment: 'dev' },
    { finishedAt: 12 * HOUR },
    { finishedAt: 13 * HOUR, committedAt: 2 * HOUR, sha: 'b' },
  ];
  expect(charges({ repositories: { app: line('ab') }, deployments })).toEqual([{ row: 6 }, {}, {}, {}]);
});

test('profile deck-2024 takes the one commit that was deployed, whether new or not', () => {
  const deployments = [...'bdb'].map((sha, i) => ({ sha, finishedAt: (25 + i) * HOUR }));
  const plain = { repositories: { app: line('abcd') }, deployments };
  expect(charges(plain, { profile: 'deck-2024' })).toEqual([{ b: 24 }, { d: 23 }, { b: 26 }]);
  expect([...resolve(buildFacts(plain), { ...rules, profile: 'deck-2024' }).baseline]).toEqual([0, 0, 0]);
});

describe('any history', () => {
  interface RandomHistory {
    readonly commits: readonly PlainCommit[];
    readonly deployments: readonly PlainDeployment[];
  }

  const histories: fc.Arbitrary<RandomHistory> = fc
    .record({
      // Long lines, merges and several roots.
      parents: fc.array(fc.array(fc.nat({ max: 60 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 }),
      deployed: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 })), { maxLength: 15 }),
    })
    .map(({ parents, deployed }) => ({
      commits: parents.map((of, i) => ({
        sha: `c${i}`,
        at: i * HOUR,
        parents: [...new Set(of.filter((parent) => parent < i))].map((parent) => `c${parent}`),
      })),
      deployments: deployed.map(([commit, service], i) => ({
        sha: `c${commit % parents.length}`,
        service: `s${service}`,
        finishedAt: (50 + i) * HOUR,
      })),
    }));

  /** The definition word by word: what a deployment contains less what those before it contained. */
  function byDefinition({ commits, deployments }: RandomHistory): readonly Record<string, number>[] {
    const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
    const contained = (sha: string): ReadonlySet<string> =>
      new Set([sha, ...(bySha.get(sha)?.parents ?? []).flatMap((parent) => [...contained(parent)])]);
    const live = new Map<string, ReadonlySet<string>>();
    return deployments.map(({ sha, service, finishedAt }) => {
      const before = live.get(service ?? '');
      const now = contained(sha ?? '');
      live.set(service ?? '', new Set([...now, ...(before ?? [])]));
      const fresh = before === undefined ? [] : [...now].filter((name) => !before.has(name));
      const charged = fresh.map((name) => bySha.get(name)).filter((commit) => (commit?.parents?.length ?? 0) < 2);
      return Object.fromEntries(charged.map((commit) => [commit?.sha ?? '', (finishedAt - (commit?.at ?? 0)) / HOUR]));
    });
  }

  test('is charged as the definition says', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(charges({ repositories: { app: history.commits }, deployments: history.deployments })).toEqual(
          byDefinition(history),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('is charged the same in whatever order rows are handed in', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, keys) => {
        const shuffle = <T>(items: readonly T[]) =>
          items
            .map((item) => ({ item, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const sums = (commits: readonly PlainCommit[], deployments: readonly PlainDeployment[]) => {
          const resolution = resolve(buildFacts({ repositories: { app: commits }, deployments }), rules);
          return Array.from(resolution.leadOffset, (start, i) =>
            resolution.leadSeconds.slice(start, resolution.leadOffset[i + 1]).toSorted(),
          );
        };
        expect(sums(shuffle(history.commits), shuffle(history.deployments))).toEqual(
          sums(history.commits, history.deployments),
        );
      }),
    );
  });
});
