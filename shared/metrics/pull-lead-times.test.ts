/** Which changes deployments are charged with where pull requests are known, and through which of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import { charges, DEPLOYED, deployed, HOUR, history, pull } from './plain-charges.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { resolve } from './resolve.ts';

describe('the pull request of a commit', () => {
  test('is never found by time alone', () => {
    const commits = history(`
      base
      fix: base
      direct: fix`);
    // Merged a moment before, of commits made at the same time; another repository's.
    const stranger = pull(9, 3, { mergeSha: 'unread', commits: [{ sha: 'x', at: 2 * HOUR }] });
    expect(charges(deployed(commits, stranger))[1]).toEqual(['fix: 98', 'direct: 97']);
  });

  test('is not that of the commit which it was picked from', () => {
    const commits = history(
      `
      base
      fix: base
      main: fix
      picked: base`,
      { picked: 2 },
    );
    const one = pull(4, 3, { mergeSha: 'fix', commits: [{ sha: 'x', at: 2 * HOUR }] });
    expect(charges(deployed(commits, one))[1]).toEqual(['picked: 98']);
  });

  test('is the one merged first, of one branch merged into another', () => {
    const commits = history(`
      base
      a: base
      b: base
      inner: a b
      outer: base inner`);
    const release = pull(2, 9, { mergeSha: 'outer', commits: [{ sha: 'a' }, { sha: 'b' }, { sha: 'inner' }] });
    const feature = pull(1, 5, { mergeSha: 'inner', commits: [{ sha: 'b' }] });
    expect(charges(deployed(commits, release, feature))[1]).toEqual(['a #2: 98', 'b #1: 97']);
  });

  test('may be one of several of a deployment', () => {
    const commits = history(`
      base
      a: base
      one: base a
      two: one`);
    const pulls = [pull(1, 3, { mergeSha: 'one' }), pull(2, 4, { mergeSha: 'two', commits: [{ sha: 'x', at: 0 }] })];
    expect(charges(deployed(commits, ...pulls))[1]).toEqual(['a #1: 98', 'x in two #2: 100']);
  });

  test('is of its own repository', () => {
    const app = history(`
      base
      a: base`);
    const library = history(`
      root
      l: root`);
    const plain: PlainFacts = {
      repositories: { app, library },
      deployments: [
        { sha: 'base', finishedAt: 50 * HOUR },
        { sha: 'root', finishedAt: 51 * HOUR },
        { sha: 'a', finishedAt: DEPLOYED * HOUR },
        { sha: 'l', finishedAt: DEPLOYED * HOUR },
      ],
      pulls: [
        pull(1, 3, { mergeSha: 'a', repository: 'library' }),
        pull(2, 4, { mergeSha: 'l', repository: 'library' }),
      ],
    };
    expect(charges(plain).slice(2)).toEqual([['a: 98'], ['l #2: 98']]);
  });
});

describe('without bots', () => {
  test('what came with a bot’s pull request is left out, whoever made the commit', () => {
    const commits = history(`
      base
      a: base
      merge: base a
      squash: merge`);
    const pulls = [
      pull(1, 3, { mergeSha: 'merge', bot: true }),
      pull(2, 4, { mergeSha: 'squash', bot: true, commits: [{ sha: 'x', at: 0 }] }),
    ];
    expect(charges(deployed(commits, ...pulls), { excludeBots: true })[1]).toEqual([]);
    expect(charges(deployed(commits, ...pulls))[1]).toHaveLength(2);
  });

  test('a squash is what people made of it', () => {
    const commits = [
      ...history(`
      base
      squash: base`),
      { sha: 'b', parents: ['base'], at: 0, bot: true },
    ];
    const listed = [
      { sha: 'x', at: 0 },
      { sha: 'b', at: HOUR },
    ];
    const { repositories, pulls = [] } = deployed(commits, pull(2, 4, { mergeSha: 'squash', commits: listed }));
    const deployments = [
      { sha: 'base', finishedAt: 50 * HOUR },
      { sha: 'squash', finishedAt: DEPLOYED * HOUR },
    ];
    const plain = { ...(repositories === undefined ? {} : { repositories }), deployments, pulls };
    expect(charges(plain, { excludeBots: true })[1]).toEqual(['x in squash #2: 100']);
  });
});

describe('a deployment that names pull requests', () => {
  const one = pull(1, 3, {
    createdAt: 2 * HOUR,
    commits: [
      { sha: 'x', at: HOUR },
      { sha: 'y', at: 2 * HOUR },
    ],
  });
  const two = pull(2, 4, { createdAt: 3 * HOUR });

  test('is charged with their commits, the first of a service too', () => {
    const deployments = [{ pulls: [1, 2], finishedAt: DEPLOYED * HOUR }];
    expect(charges({ deployments, pulls: [one, two] })).toEqual([
      ['x in no commit #1: 99', 'y in no commit #1: 98', 'row #2: 97'],
    ]);
  });

  test('brings each of them once a service', () => {
    const deployments = [
      { pulls: [1], finishedAt: DEPLOYED * HOUR },
      { pulls: [1, 2], committedAt: HOUR, finishedAt: (DEPLOYED + 1) * HOUR },
      { service: 'api', pulls: [2], committedAt: HOUR, finishedAt: (DEPLOYED + 2) * HOUR },
    ];
    expect(charges({ deployments, pulls: [one, two] })).toEqual([
      ['x in no commit #1: 99', 'y in no commit #1: 98'],
      // Its row's time is that of both; the creation is the one's own.
      ['row #2: 98'],
      ['row #2: 101'],
    ]);
  });

  test('is charged with its commits where those are known', () => {
    const commits = history(`
      base
      a: base`);
    const plain = deployed(commits, one);
    const deployments = (plain.deployments ?? []).map((row) => ({ ...row, pulls: [1] }));
    expect(charges({ ...plain, deployments })).toEqual([[], ['a: 98']]);
  });

  test('of bots only has no changes', () => {
    const deployments = [{ pulls: [1], committedAt: 0, finishedAt: DEPLOYED * HOUR }];
    expect(charges({ deployments, pulls: [{ ...one, bot: true }] }, { excludeBots: true })).toEqual([[]]);
  });
});

test('a change is charged once a service, in the time of what it was made of, and never to a pull request that lacks it', () => {
  const number = fc.nat(29);
  const plainPulls = fc.array(
    fc.record({
      merge: number,
      mergedAt: fc.nat(60),
      listed: fc.array(fc.tuple(number, fc.boolean()), { maxLength: 4 }),
    }),
    { maxLength: 6 },
  );
  const deployments = fc.array(fc.record({ service: fc.constantFrom('web', 'api'), at: number, names: fc.boolean() }), {
    maxLength: 12,
  });
  const parents = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(parents, plainPulls, deployments, (parentsOf, pulls, deployed) => {
      const commits = parentsOf.map(([first, second], i): PlainCommit => {
        const all = i === 0 ? [] : [...new Set([first, ...(second === null ? [] : [second])].map((n) => n % i))];
        return { sha: `c${i}`, at: i * HOUR, parents: all.map((n) => `c${n}`) };
      });
      const facts = buildFacts({
        repositories: { app: commits },
        pulls: pulls.map(({ merge, mergedAt, listed }, i) => ({
          number: i,
          mergedAt: mergedAt * HOUR + i,
          mergeSha: `c${merge}`,
          commits: listed.map(([n, isKnown], k) => ({ sha: isKnown ? `c${n}` : `${i} ${k}`, at: (n + 1) * HOUR })),
        })),
        deployments: deployed.map(({ service, at, names }, i) => ({
          service,
          finishedAt: (100 + i) * HOUR,
          ...(names ? { pulls: [at % Math.max(1, pulls.length)].filter((n) => n < pulls.length) } : { sha: `c${at}` }),
        })),
      });
      const { leadOffset, leadCommit, leadPull, leadOriginal, leadSeconds } = resolve(facts, rules);
      const { commitOffset, commitAt, commitRef, createdAt } = facts.pulls;
      const met = new Set<string>();
      for (let i = 0; i < facts.deployments.count; i++) {
        for (let lead = leadOffset[i] as number; lead < (leadOffset[i + 1] as number); lead++) {
          const [commit, pull, original] = [leadCommit[lead], leadPull[lead], leadOriginal[lead]] as [
            number,
            number,
            number,
          ];
          const change = `${facts.deployments.service[i]} ${commit} ${original < 0 && commit < 0 ? `#${pull}` : original}`;
          expect(met.has(change)).toBe(false);
          met.add(change);
          const time =
            original >= 0 ? commitAt[original] : commit >= 0 ? facts.commits.authorAt[commit] : createdAt[pull];
          expect(leadSeconds[lead]).toBe(((facts.deployments.finishedAt[i] as number) - (time as number)) / 1000);
          if (original < 0) continue;
          expect(original >= (commitOffset[pull] as number) && original < (commitOffset[pull + 1] as number)).toBe(
            true,
          );
          // Named, or squashed: then none of the listed commits is the one that they became.
          expect(commitRef.subarray(commitOffset[pull], commitOffset[pull + 1]).includes(commit) && commit >= 0).toBe(
            false,
          );
        }
      }
    }),
    { numRuns: 200 },
  );
});
