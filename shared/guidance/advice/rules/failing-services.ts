/** Failures concentrate in one service, or a few: each fails clearly more often than all others together. */
import type { DeployedRow } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfShares, type Share, shareOf } from '../statistics.ts';
import { TOO_MANY } from './high-failure-rate.ts';

const CHANCE = 0.01;
const CLEARLY = 2;
/** Of all failures in these services, and more than of all deployments by so much. */
const MOST = 0.4;
const BEYOND_THEIR_PART = 0.2;

export const FAILING_SERVICES: Rule = {
  id: 'failing-services',
  metric: 'changeFailureRate',
  capability: 'code-maintainability',
  effort: 'weeks',
  tools: ['static-analysis', 'quality-gates', 'test-optimization', 'tracing'],
  causes: [],
  judge({ deployments, hasOutcomes, metrics }) {
    if (deployments.length === 0) return lacks('deployments');
    if (!hasOutcomes) return lacks('outcomes');
    const services = countByService(deployments);
    if (services.size < 2 || isElite(metrics.changeFailureRate.level)) return NOTHING;
    const all = sumOf([...services.values()]);
    const failing = [...services]
      .map(([service, own]) => ({ service, own, others: shareOf(all.n - own.n, all.of - own.of) }))
      .filter(({ own, others }) => isWorse(own, others, CHANCE / services.size))
      .sort((a, b) => b.own.n - a.own.n);
    const names = failing.map(({ service }) => service);
    const own = sumOf(failing.map((one) => one.own));
    const others = shareOf(all.n - own.n, all.of - own.of);
    const part = own.n / Math.max(1, all.n);
    if (names.length === 0 || names.length > services.size / 2 || part < MOST) return NOTHING;
    if (part - own.of / all.of < BEYOND_THEIR_PART) return NOTHING;
    const left = (others.n + own.of * others.rate) / all.n;
    return found({
      n: own.of,
      scope: { kind: 'service', names },
      scenario: supposing({ failureRate: Math.max(0.1, left) }),
      evidence: failing.slice(0, 3).map(({ service, own: one, others: rest }) => ({
        id: 'service-failures',
        params: {
          service: { kind: 'name', value: service },
          rate: param('ratio', one.rate),
          failed: param('count', one.n),
          n: param('count', one.of),
          others: param('ratio', rest.rate),
        },
        place: `/deployments?service=${encodeURIComponent(service)}&only=failed&sort=-finishedAt`,
        n: one.of,
      })),
    });
  },
};

function isWorse(own: Share, others: Share, chance: number): boolean {
  if (own.n < FEWEST_ROWS || own.low <= TOO_MANY || own.rate < CLEARLY * others.rate) return false;
  return chanceOfShares(others, own) < chance;
}

function countByService(deployments: readonly DeployedRow[]): ReadonlyMap<string, Share> {
  const counts = new Map<string, { n: number; of: number }>();
  for (const { service, failed } of deployments) {
    const count = counts.get(service) ?? { n: 0, of: 0 };
    if (failed === true) count.n++;
    count.of++;
    counts.set(service, count);
  }
  return new Map([...counts].map(([service, { n, of }]) => [service, shareOf(n, of)]));
}

function sumOf(shares: readonly Share[]): Share {
  return shareOf(
    shares.reduce((sum, { n }) => sum + n, 0),
    shares.reduce((sum, { of }) => sum + of, 0),
  );
}
