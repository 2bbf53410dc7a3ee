/** How a recovery ended is found by searching; here by looking at every deployment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import type { Facts } from './facts.ts';
import { at } from './plain-profiles.ts';
import { PLAIN_RULES } from './plain-question.ts';
import { createRecoveryParts } from './recovery-parts.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';

const history = fc.record({
  deployments: fc.array(
    fc.record({
      hour: fc.integer({ min: 0, max: 60 }),
      service: fc.constantFrom('web', 'api'),
      remediation: fc.constantFrom(null, 'rollback', 'hotfix'),
    }),
    { minLength: 2, maxLength: 40 },
  ),
  incidents: fc.array(
    fc.record({
      hour: fc.integer({ min: 0, max: 60 }),
      hours: fc.integer({ min: 0, max: 12 }),
      of: fc.nat(),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

function endedBy(facts: Facts, resolution: Resolution, incident: number) {
  const { service, finishedAt, count } = facts.deployments;
  const { startedAt, resolvedAt } = facts.incidents;
  const remedies = Array.from({ length: count }, (_, row) => row).filter(
    (row) => resolution.counted[row] === 1 && resolution.remediation[row] !== 0,
  );
  const { linkOffset, linkDeployment, remediation } = resolution;
  const linked = linkDeployment.subarray(linkOffset[incident], linkOffset[incident + 1]);
  for (const cause of linked) {
    const remedy = remedies.find(
      (row) =>
        row > cause && service[row] === service[cause] && (finishedAt[row] ?? 0) >= (startedAt[incident] ?? Infinity),
    );
    if (remedy === undefined || (finishedAt[remedy] ?? 0) > (resolvedAt[incident] ?? 0) + 3_600_000) continue;
    return remediation[remedy] === 1 ? 'rollback' : 'other';
  }
  return linked.length > 0 && remedies.length > 0 ? 'other' : null;
}

test('a remedy is the first of its service after the cause that ended while the incident lasted', () => {
  fc.assert(
    fc.property(history, ({ deployments, incidents }) => {
      const facts = buildFacts({
        deployments: deployments.map(({ hour, service, remediation }, i) => ({
          ...{ service, externalId: `d${i}` },
          finishedAt: at(0, hour),
          ...(remediation === null ? {} : { remediation: remediation as 'rollback' | 'hotfix' }),
        })),
        incidents: incidents.map(({ hour, hours, of }) => ({
          deploymentExternalId: `d${of % deployments.length}`,
          startedAt: at(0, hour),
          resolvedAt: at(0, hour + hours),
        })),
      });
      const resolution = resolve(facts, PLAIN_RULES);
      const partsOf = createRecoveryParts(facts, resolution);
      for (let incident = 0; incident < facts.incidents.count; incident++) {
        expect(partsOf(incident)?.by).toBe(endedBy(facts, resolution, incident));
      }
    }),
    { numRuns: 60 },
  );
});
