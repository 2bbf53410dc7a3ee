import { describe, expect, test } from 'vitest';
import type { PlainPullCommit } from './build-plain-pulls.ts';
import { charges, deployed, HOUR, history, pull } from './plain-charges.ts';

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
