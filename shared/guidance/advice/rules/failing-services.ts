/** Failures concentrate in one service, or a few: each fails clearly more often than all others together. */
import type { DeployedRow } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfShares, type Share, shareOf } from '../statistics.ts';
import { TOO_MANY } from './high-failure-rate.ts';

const CHANCE = 0.01;
const CLEARLY = 2;
/** Of all failures in these services, with no more than half of the deployments. */
const MOST = 0.4;

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
    const services = [...new Set(deployments.map(({ service }) => service))];
    if (services.length < 2 || isElite(metrics.changeFailureRate.level)) return NOTHING;
    const failing = services
      .map((service) => ({ service, ...split(deployments, [service]) }))
      .filter(({ own, others }) => isWorse(own, others, CHANCE / services.length))
      .sort((a, b) => b.own.n - a.own.n);
    const names = failing.map(({ service }) => service);
    const { own, others } = split(deployments, names);
    const all = shareOf(own.n + others.n, deployments.length);
    if (names.length === 0 || own.n < MOST * all.n || own.of > deployments.length / 2) return NOTHING;
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

function split(deployments: readonly DeployedRow[], names: readonly string[]) {
  const count = (isOwn: boolean) => {
    const rows = deployments.filter(({ service }) => names.includes(service) === isOwn);
    return shareOf(rows.filter(({ failed }) => failed === true).length, rows.length);
  };
  return { own: count(true), others: count(false) };
}
