/** Which changes deployments are charged with where pull requests are known, and through which of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull, PlainPullCommit } from './build-plain-pulls.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;
const DEPLOYED = 100;

/** Per deployment: 'sha #pull: hours', the original for a squashed change, 'row' without a commit. */
function charges(plain: PlainFacts, changed: Partial<Rules> = {}): readonly (readonly string[])[] {
  const facts = buildFacts(plain);
  const { leadOffset, leadCommit, leadPull, leadOriginal, leadSeconds } = resolve(facts, { ...rules, ...changed });
  const shas = Object.values(plain.repositories ?? {}).flatMap((commits) => commits.map(({ sha }) => sha));
  const pulls = (plain.pulls ?? []).toSorted((a, b) => a.mergedAt - b.mergedAt);
  const originals = pulls.flatMap(({ commits = [] }) => commits.map(({ sha }) => sha));
  return Array.from({ length: facts.deployments.count }, (_, i) =>
    Array.from({ length: (leadOffset[i + 1] as number) - (leadOffset[i] as number) }, (__, k) => {
      const lead = (leadOffset[i] as number) + k;
      const [commit, pull, original] = [leadCommit[lead], leadPull[lead], leadOriginal[lead]] as [
        number,
        number,
        number,
      ];
      const name = original < 0 ? (shas[commit] ?? 'row') : `${originals[original]} in ${shas[commit] ?? 'no commit'}`;
      return `${name}${pull < 0 ? '' : ` #${pulls[pull]?.number}`}: ${(leadSeconds[lead] as number) / 3600}`;
    }),
  );
}

/** "m: a b" = m has the parents a and b; made at hour 1, 2, … in this order, unless said otherwise. */
function history(lines: string, at: Readonly<Record<string, number>> = {}): readonly PlainCommit[] {
  return lines
    .trim()
    .split(/\s*\n\s*/)
    .map((line, i) => {
      const [sha = '', parents = ''] = line.split(':');
      return { sha, parents: parents.split(' ').filter((parent) => parent !== ''), at: (at[sha] ?? i + 1) * HOUR };
    });
}

/** A baseline of the first commit, then the last commit at hour 100. */
function deployed(commits: readonly PlainCommit[], ...pulls: readonly PlainPull[]): PlainFacts {
  const deployments: readonly PlainDeployment[] = [
    { sha: commits[0]?.sha ?? '', finishedAt: 50 * HOUR },
    { sha: commits.at(-1)?.sha ?? '', finishedAt: DEPLOYED * HOUR },
  ];
  return { repositories: { app: commits }, deployments, pulls };
}

/** A pull request merged at some hour. */
function pull(number: number, mergedAt: number, more: Partial<PlainPull> = {}): PlainPull {
  return { number, mergedAt: mergedAt * HOUR, ...more };
}

describe('a merge', () => {
  const commits = history(`
    base
    a: base
    b: a
    direct: base
    merge: direct b`);

  test('brings its own commits as they are listed', () => {
    const one = pull(1, 6, { mergeSha: 'merge', commits: [{ sha: 'a' }, { sha: 'b' }] });
    expect(charges(deployed(commits, one))[1]).toEqual(['a #1: 98', 'b #1: 97', 'direct: 96']);
  });

  test('brings what is reachable from its other parents alone where no commit is listed', () => {
    expect(charges(deployed(commits, pull(1, 6, { mergeSha: 'merge' })))[1]).toEqual([
      'a #1: 98',
      'b #1: 97',
      'direct: 96',
    ]);
  });

  test('brings all of it where the list ends at what an export holds', () => {
    const long =
      history(`base\n${Array.from({ length: 120 }, (_, i) => `c${i}: ${i === 0 ? 'base' : `c${i - 1}`}`).join('\n')}
      merge: base c119`);
    const listed = Array.from({ length: 100 }, (_, i) => ({ sha: `c${i}` }));
    const [, found] = charges(deployed(long, pull(1, 6, { mergeSha: 'merge', commits: listed })));
    expect(found?.filter((change) => change.includes('#1'))).toHaveLength(120);
  });

  test('leaves out the base branch that was merged into it', () => {
    const updated = history(`
      base
      a: base
      direct: base
      update: a direct
      b: update
      later: direct
      merge: later b`);
    expect(charges(deployed(updated, pull(1, 8, { mergeSha: 'merge' })))[1]).toEqual([
      'a #1: 98',
      'direct: 97',
      'b #1: 95',
      'later: 94',
    ]);
  });

  test('of three parents brings both of the others', () => {
    const octopus = history(`
      base
      a: base
      b: base
      direct: base
      merge: direct a b`);
    expect(charges(deployed(octopus, pull(1, 6, { mergeSha: 'merge' })))[1]).toEqual([
      'a #1: 98',
      'b #1: 97',
      'direct: 96',
    ]);
  });

  test('of one commit that is none of those listed was squashed before', () => {
    const squashed = history(`
      base
      squash: base
      merge: base squash`);
    const commits = [
      { sha: 'x', at: 0.5 * HOUR },
      { sha: 'y', at: 0.75 * HOUR },
    ];
    expect(charges(deployed(squashed, pull(1, 3, { mergeSha: 'merge', commits })))[1]).toEqual([
      'x in squash #1: 99.5',
      'y in squash #1: 99.25',
    ]);
  });

  test('of one commit that is listed, or was rebased before, keeps its time', () => {
    const merged = history(`
      base
      own: base
      merge: base own`);
    const [x, own] = [
      { sha: 'x', at: 0 },
      { sha: 'own', at: 0 },
    ];
    const of = (...commits: readonly PlainPullCommit[]) =>
      charges(deployed(merged, pull(1, 3, { mergeSha: 'merge', commits })))[1];
    expect(of(x, own)).toEqual(['own #1: 98']);
    expect(of({ sha: 'before', at: 2 * HOUR })).toEqual(['own #1: 98']);
    expect(of(x)).toEqual(['x in own #1: 100']);
  });

  test('of commits that were rebased before keeps their own times', () => {
    const commits2 = history(
      `
      base
      direct: base
      a2: direct
      b2: a2
      merge: direct b2`,
      { a2: 1.25, b2: 1.5 },
    );
    const listed = [
      { sha: 'a', at: 1.25 * HOUR },
      { sha: 'b', at: 1.5 * HOUR },
    ];
    expect(charges(deployed(commits2, pull(1, 6, { mergeSha: 'merge', commits: listed })))[1]).toEqual([
      'direct: 98',
      'a2 #1: 98.75',
      'b2 #1: 98.5',
    ]);
  });

  test('at the edge of a shallow history brings nothing but what is listed', () => {
    const shallow = history(`
      base: unread
      a: base
      other: unread
      merge: other a`);
    expect(charges(deployed(shallow, pull(1, 6, { mergeSha: 'merge' })))[1]).toEqual(['a: 98', 'other: 97']);
    const one = pull(1, 6, { mergeSha: 'merge', commits: [{ sha: 'a' }] });
    expect(charges(deployed(shallow, one))[1]).toEqual(['a #1: 98', 'other: 97']);
    const halfRead = history(`
      base
      other: unread base
      a: base
      merge: other a`);
    expect(charges(deployed(halfRead, pull(1, 6, { mergeSha: 'merge' })))[1]).toEqual(['a: 97']);
  });
});

describe('a squash', () => {
  const commits = history(`
    base
    direct: base
    squash: direct`);
  const listed = [
    { sha: 'x', at: 0 },
    { sha: 'y', at: 2 * HOUR },
  ];
  const squash = pull(7, 3, { mergeSha: 'squash', commits: listed });

  test('takes the times of the original commits', () => {
    expect(charges(deployed(commits, squash))[1]).toEqual(['direct: 98', 'x in squash #7: 100', 'y in squash #7: 98']);
  });

  test('keeps its own time where the originals, or their times, are not known', () => {
    expect(charges(deployed(commits, pull(7, 3, { mergeSha: 'squash' })))[1]).toEqual(['direct: 98', 'squash #7: 97']);
    const timeless = pull(7, 3, { mergeSha: 'squash', commits: [{ sha: 'x' }, { sha: 'y' }] });
    expect(charges(deployed(commits, timeless))[1]).toEqual(['direct: 98', 'squash #7: 97']);
  });

  test('leaves out merges among the originals', () => {
    const kept = history(`
      base
      x: base
      update: x base
      direct: base
      squash: direct`);
    const branch = pull(7, 5, {
      mergeSha: 'squash',
      commits: [
        { sha: 'x', at: HOUR },
        { sha: 'update', at: 2 * HOUR },
      ],
    });
    expect(charges(deployed(kept, branch))[1]).toEqual(['direct: 96', 'x in squash #7: 99']);
  });

  test('does not bring again what was deployed from its branch', () => {
    const kept = history(`
      base
      x: base
      y: x
      squash: base`);
    const originals = [
      { sha: 'x', at: 2 * HOUR },
      { sha: 'y', at: 3 * HOUR },
    ];
    const plain = deployed(kept, pull(7, 80, { mergeSha: 'squash', commits: originals }));
    const deployments = [...(plain.deployments ?? []), { sha: 'x', finishedAt: 70 * HOUR }];
    expect(charges({ ...plain, deployments })).toEqual([[], ['x #7: 68'], ['y in squash #7: 97']]);
  });

  test('is one change a deployment under the deck’s definition', () => {
    expect(charges(deployed(commits, squash), { profile: 'deck-2024' })[1]).toEqual(['squash #7: 97']);
  });

  test('is charged in each service that has it', () => {
    const { pulls = [], repositories = {} } = deployed(commits, squash);
    const deployments = ['web', 'api'].flatMap((service, i) => [
      { service, sha: 'direct', finishedAt: (50 + i) * HOUR },
      { service, sha: 'squash', finishedAt: (100 + i) * HOUR },
    ]);
    expect(charges({ deployments, pulls, repositories })).toEqual([
      [],
      [],
      ['x in squash #7: 100', 'y in squash #7: 98'],
      ['x in squash #7: 101', 'y in squash #7: 99'],
    ]);
  });

  test('that touches nothing a service owns is not charged to it', () => {
    const paths = [{ service: 'web', repository: 'app', commits: ['direct'] }];
    expect(charges({ ...deployed(commits, squash), paths })[1]).toEqual(['direct: 98']);
  });
});

describe('a rebase', () => {
  const rebased = history(
    `
    base
    direct: base
    x2: direct
    y2: x2`,
    { x2: 1.25, y2: 1.5 },
  );
  const listed = [
    { sha: 'x', at: 1.25 * HOUR + 400 },
    { sha: 'y', at: 1.5 * HOUR },
  ];

  test('keeps every commit with its own time', () => {
    expect(charges(deployed(rebased, pull(3, 5, { mergeSha: 'y2', commits: listed })))[1]).toEqual([
      'direct: 98',
      'x2 #3: 98.75',
      'y2 #3: 98.5',
    ]);
  });

  test('is one whichever end of its commits is listed first', () => {
    const one = pull(3, 5, { mergeSha: 'y2', commits: listed.toReversed() });
    expect(charges(deployed(rebased, one))[1]).toEqual(['direct: 98', 'x2 #3: 98.75', 'y2 #3: 98.5']);
  });

  test('is a squash where one of the times is another', () => {
    const other = [{ sha: 'x', at: 1.3 * HOUR }, ...listed.slice(1)];
    expect(charges(deployed(rebased, pull(3, 5, { mergeSha: 'y2', commits: other })))[1]?.slice(2)).toEqual([
      'x in y2 #3: 98.7',
      'y in y2 #3: 98.5',
    ]);
  });

  test('that was fast-forwarded keeps its commits', () => {
    const one = pull(3, 5, { mergeSha: 'y2', commits: [{ sha: 'x2' }, { sha: 'y2' }] });
    expect(charges(deployed(rebased, one))[1]).toEqual(['direct: 98', 'x2 #3: 98.75', 'y2 #3: 98.5']);
  });
});

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
