import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import { anyDeployedBefore, codesDeployedBefore } from './deployed-before.ts';
import { codesOfDeployment, type Grouping } from './membership.ts';
import { resolve } from './resolve.ts';
import { deploymentFilter, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

const name = fc.constantFrom('cart', 'search', 'pay');
const at = fc.integer({ min: 0, max: 40 });
const deployment = fc.record(
  {
    service: name,
    team: name,
    environment: fc.constantFrom('production', 'staging'),
    repository: name,
    finishedAt: at,
  },
  { requiredKeys: ['service', 'finishedAt'] },
);
const incident = fc.record({ services: fc.subarray(['cart', 'search']), startedAt: at, took: fc.option(at) });
const facts = fc
  .record({ deployments: fc.array(deployment, { maxLength: 25 }), incidents: fc.array(incident, { maxLength: 15 }) })
  .map(({ deployments, incidents }) =>
    buildFacts({
      deployments,
      incidents: incidents.map(({ services, startedAt, took }) =>
        took === null ? { services, startedAt } : { services, startedAt, resolvedAt: startedAt + took },
      ),
    }),
  );
// Often no filter: then a table of first deployments answers alone, or one of pairs.
const codes = fc.option(
  fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 }).map((list) => new Set(list)),
  { freq: 2 },
);
const selection = fc
  .record({ from: at, length: fc.integer({ min: 1, max: 40 }), services: codes, teams: codes, repositories: codes })
  .map(({ from, length, ...filters }): Selection => {
    return { from, to: from + length, timeZone: 'UTC', weekStart: 1, environments: null, ...filters };
  });
const RULES = {
  profile: 'doradeck',
  environmentPattern: '^prod',
  environmentsAsSaid: true,
  linkWindowSeconds: 100,
  excludeBots: false,
} as const;

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}

describe('without a look at every row', () => {
  test('what was deployed before a period is what a look at every row finds', () => {
    const grouping = fc.constantFrom<Grouping>('service', 'team', 'env', 'repo');
    fc.assert(
      fc.property(facts, selection, grouping, (all, period, by) => {
        const resolution = resolve(all, RULES);
        const { finishedAt, count } = all.deployments;
        const fits = deploymentFilter(all, resolution, period);
        const reaches = Math.max(finishedAt.at(-1) ?? -1, all.incidents.startedAt.at(-1) ?? -1) >= period.from;
        const before = range(reaches ? count : 0).filter(
          (row) => (finishedAt[row] as number) < period.from && fits(row),
        );
        expect(anyDeployedBefore(all, resolution, period)).toBe(before.length > 0);
        const known = new Set<number>();
        for (const row of before) codesOfDeployment(all, by)(row, (code) => known.add(code));
        const names = { service: 'services', team: 'teams', env: 'environments', repo: 'repositories' } as const;
        const every = range(all.names[names[by]].length);
        expect(codesDeployedBefore(all, resolution, period, by, every)).toEqual(known);
      }),
    );
  });

  test('incidents still open when a period ends are those that a look at every row finds', () => {
    fc.assert(
      fc.property(facts, selection, (all, period) => {
        const everyone = { ...period, services: null, teams: null, repositories: null };
        const resolution = resolve(all, RULES);
        const { startedAt, resolvedAt, count } = all.incidents;
        const open = range(count).filter(
          (row) =>
            resolution.incidentCounted[row] === 1 &&
            (startedAt[row] as number) < period.to &&
            !((resolvedAt[row] as number) < period.to),
        );
        const { open: found } = selectRows(all, resolution, everyone);
        expect([...found]).toEqual(open);
        expect(selectRows(all, resolution, everyone).open).toBe(found);
      }),
    );
  });
});
