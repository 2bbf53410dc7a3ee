import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLAIM_SOURCES, type ClaimSource, joinVersions, type VersionClaim } from './join-versions.ts';

const WHOLE = 'abc1234def567890abc1234def567890abc12345';
const OTHER = 'abc1234eee567890abc1234def567890abc12345';

function claim(source: ClaimSource, name: string | null, sha: string | null = null, at: number | null = null) {
  return { source, name, sha, at };
}

function joined(claims: readonly VersionClaim[], aliases: Readonly<Record<string, string>> = {}) {
  const { versions } = joinVersions(claims, { services: ['cart'], aliases: new Map(Object.entries(aliases)) });
  return versions.map(({ name, aliases: others }) => [name, ...others]);
}

describe('one version', () => {
  test.each([
    ['v1.2.0', '1.2.0'],
    ['V1.2.0', '1.2.0'],
    ['release-1.2.0', '1.2.0'],
    ['release/v1.2.0', '1.2.0'],
    ['refs/tags/v1.2.0', '1.2.0'],
    ['cart-v1.2.0', '1.2.0'],
    ['Cart@1.2.0', '1.2.0'],
    ['com.shop.cart@1.2.0+45', '1.2.0'],
    ['cart:1.2.0-abc1234', '1.2.0'],
    ['1.2.0-RC.1', '1.2.0-rc.1'],
    ['v1.2.0-0-gabc1234', 'v1.2.0'],
  ])('%s = %s', (deployed, measured) => {
    const [version, ...others] = joined([claim('deployments', deployed), claim('measurements', measured)]);
    expect(others).toEqual([]);
    expect(version).toEqual([deployed, measured]);
  });

  test('a short SHA, the whole one, and the version that a deployment says it is', () => {
    const claims = [
      claim('deployments', '1.2.0', WHOLE),
      claim('measurements', 'abc1234'),
      claim('errors', WHOLE.toUpperCase()),
    ];
    expect(joined(claims)).toEqual([['1.2.0', WHOLE.toUpperCase(), 'abc1234']]);
    const { find } = joinVersions(claims, { services: [], aliases: new Map() });
    expect([find(null, 'ABC1234D'), find('v1.2.0', null), find('9', null), find(null, 'ffff0000')]).toEqual([
      0, 0, -1, -1,
    ]);
  });

  test('what a tag says of the commit that was deployed', () => {
    const claims = [
      claim('deployments', 'build-512', WHOLE),
      claim('measurements', '1.2.0'),
      claim('tags', 'v1.2.0', WHOLE),
      claim('tags', 'nightly', WHOLE),
    ];
    expect(joined(claims)).toEqual([['build-512', '1.2.0']]);
  });

  test('a build with a number behind its SHA, only where a deployment says so', () => {
    expect(joined([claim('deployments', 'abc1234-5', WHOLE), claim('measurements', WHOLE)])).toEqual([
      ['abc1234-5', WHOLE],
    ]);
    expect(joined([claim('deployments', null, WHOLE), claim('measurements', 'abc1234-5')])).toHaveLength(2);
  });

  test('is called by the newest of its deployments, else as measurements have it, else by its SHA', () => {
    expect(joined([claim('deployments', 'v2.0', null, 1), claim('deployments', '2.0', null, 2)])).toEqual([
      ['2.0', 'v2.0'],
    ]);
    expect(joined([claim('errors', 'cart@2.0'), claim('measurements', '2.0')])).toEqual([['2.0', 'cart@2.0']]);
    expect(joined([claim('deployments', null, WHOLE)])).toEqual([['abc1234d']]);
  });
});

describe('two versions', () => {
  test.each([
    ['1.2.0', '1.2.0-rc.1'],
    ['1.2.0', '1.2.1'],
    ['1.2.0', 'v1.2.0-14-gabc1234'],
    ['1.2.0', '1.2.0-20240101'],
    ['1.2.0+45', '1.2.0+46'],
    ['20240101', '2024010112'],
    ['cart-1.2.0', 'payments-1.2.0'],
  ])('%s and %s, whoever says so', (one, other) => {
    expect(joined([claim('deployments', one), claim('measurements', other)])).toHaveLength(2);
  });

  test('names that one source has both of', () => {
    expect(joined([claim('errors', '1.2.0'), claim('errors', '1.2.0+45')])).toHaveLength(2);
    expect(
      joined([claim('errors', '1.2.0+46'), claim('errors', '1.2.0+45'), claim('deployments', '1.2.0')]),
    ).toHaveLength(3);
    const both = [claim('deployments', 'blue', WHOLE), claim('deployments', 'green', WHOLE)];
    expect(joined(both)).toHaveLength(2);
    // Nobody can say whose the commit's other name is.
    expect(joined([...both, claim('measurements', '1.2.0', WHOLE)])).toHaveLength(3);
  });

  test('names of one commit that both are versions', () => {
    expect(joined([claim('deployments', '1.2.0-rc.1', WHOLE), claim('measurements', '1.2.0', WHOLE)])).toHaveLength(2);
  });

  test('a name that moves from commit to commit', () => {
    const claims = [
      claim('deployments', 'latest', WHOLE, 1),
      claim('deployments', 'latest', OTHER, 2),
      claim('measurements', '1.2.0', WHOLE),
    ];
    expect(joined(claims)).toEqual([['1.2.0'], ['latest']]);
  });

  test('SHAs that a short one could both be', () => {
    const claims = [
      claim('deployments', null, WHOLE),
      claim('deployments', null, OTHER),
      claim('measurements', 'abc1234'),
    ];
    expect(joined(claims)).toHaveLength(3);
  });
});

describe('what the user says', () => {
  test('goes before all else', () => {
    const claims = [claim('deployments', '1.2.0'), claim('deployments', '1.3.0'), claim('measurements', '1.2.0+45')];
    expect(joined(claims)).toEqual([['1.2.0', '1.2.0+45'], ['1.3.0']]);
    expect(joined(claims, { '1.2.0+45': '1.3.0' })).toEqual([['1.2.0'], ['1.3.0', '1.2.0+45']]);
    expect(joined(claims, { '1.2.0': '1.3.0' })).toEqual([['1.3.0', '1.2.0'], ['1.2.0+45']]);
    expect(joined(claims, { blue: '1.3.0', '1.2.0': 'blue' })).toHaveLength(2);
  });

  test('may be a SHA, and a name that nothing has', () => {
    expect(joined([claim('deployments', null, WHOLE)], { abc1234d: 'Spring release' })).toEqual([['Spring release']]);
  });
});

const NAMES = [
  '1.2.0',
  'v1.2.0',
  '1.2.0+45',
  '1.2.0+46',
  '1.2.0-rc.1',
  'cart-1.2.0',
  'blue',
  'abc1234',
  WHOLE,
  '1.2.0-abc1234',
];
const claims = fc.array(
  fc.record({
    source: fc.constantFrom(...CLAIM_SOURCES),
    name: fc.constantFrom(null, ...NAMES),
    sha: fc.constantFrom(null, 'abc1234', WHOLE, OTHER),
    at: fc.constantFrom(null, 1, 2, 3),
  }),
  { maxLength: 12 },
);
const aliases = fc.dictionary(fc.constantFrom('blue', '1.2.0+45', 'abc1234'), fc.constantFrom('1.2.0', 'green'), {
  noNullPrototype: true,
});

test('the order of claims and their repetition change nothing', () => {
  fc.assert(
    fc.property(
      claims.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      aliases,
      ([all, shuffled], said) => {
        expect(joined(shuffled, said)).toEqual(joined(all, said));
        expect(joined([...shuffled, ...all], said)).toEqual(joined(all, said));
      },
    ),
  );
});

test('every name and SHA that a source gives leads to one version', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const { versions, find } = joinVersions(all, { services: ['cart'], aliases: new Map() });
      for (const { source, name, sha } of all) {
        if (source === 'tags' || (name === null && sha === null)) continue;
        const index = find(name, sha);
        expect(index).toBeGreaterThanOrEqual(0);
        if (name !== null) expect([versions[index]?.name, ...(versions[index]?.aliases ?? [])]).toContain(name);
      }
    }),
  );
});
