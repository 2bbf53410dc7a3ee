import type { ProfileId } from '../model.ts';
import { attribute } from './attribution.ts';
import { commitTraits } from './commit-traits.ts';
import { countDeployments, matchEnvironments } from './counting.ts';
import type { Facts } from './facts.ts';
import { findCorrected, findOutcomes } from './outcomes.ts';
import { PROFILES } from './profiles.ts';
import { streamsOfCommits } from './repository-streams.ts';
import type { Resolution, Rules } from './resolution.ts';
import { findRollbacks } from './rollbacks.ts';
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

/**
 * What every resolution of the facts goes by and none changes, step by step, so that the first one to come has it. Costs
 * about as much as a resolution; what is there already costs nothing.
 */
export function* prepareResolving(facts: Facts, profile: ProfileId): Generator<void> {
  const none = new Uint8Array(facts.deployments.count);
  for (const step of [
    () => streamsOfCommits(facts),
    () => commitTraits(facts),
    () => serviceStreams(facts, none),
    () => environmentStreams(facts, none),
    () => findRollbacks(facts, PROFILES[profile]),
    () => findServiceTeams(facts),
  ]) {
    step();
    yield;
  }
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
