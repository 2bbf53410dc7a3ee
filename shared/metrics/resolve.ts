import { attribute } from './attribution.ts';
import { countDeployments, matchEnvironments } from './counting.ts';
import type { Facts } from './facts.ts';
import { findCorrected, findOutcomes } from './outcomes.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution, Rules } from './resolution.ts';
import { findServiceTeams } from './service-teams.ts';
import { environmentStreams, serviceStreams } from './streams.ts';

/**
 * Applies the rules to the facts. Costs a few passes over deployments and incidents and, for each service and
 * repository, one over the commits since its first deployment. Throws `pattern-invalid`.
 */
export function resolve(facts: Facts, rules: Rules): Resolution {
  const environmentMatches = matchEnvironments(
    facts.names.environments,
    rules.environmentPattern,
    rules.environmentsAsSaid ? facts.said.production : undefined,
  );
  const profile = PROFILES[rules.profile];
  const { counted, reason } = countDeployments(facts, profile, environmentMatches);
  const byService = serviceStreams(facts, counted);
  const byEnvironment = environmentStreams(facts, counted);
  const attribution = attribute(facts, counted, rules);
  const { baseline, leadOffset, leadCommit, leadPull, leadOriginal, leadPlacedAt, leadSeconds } = attribution;
  const { byHand } = facts.said;
  const input = { facts, rules, counted, environmentMatches, byService, byEnvironment, attribution };
  const outcomes = findOutcomes(input, byHand);
  return {
    rules,
    counted,
    countedReason: reason,
    previous: findPrevious(facts, counted),
    baseline,
    leadOffset,
    leadCommit,
    leadPull,
    leadOriginal,
    leadPlacedAt,
    leadSeconds,
    ...outcomes,
    corrected: byHand === null ? null : findCorrected(byHand, outcomes, findOutcomes(input, null)),
    serviceTeam: findServiceTeams(facts),
  };
}

/** Of every deployment, also of those that don't count themselves. */
function findPrevious({ names, deployments: { service, count } }: Facts, counted: Uint8Array): Int32Array {
  const latest = new Int32Array(names.services.length).fill(-1);
  const previous = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const one = service[i] as number;
    previous[i] = latest[one] as number;
    if (counted[i] === 1) latest[one] = i;
  }
  return previous;
}
