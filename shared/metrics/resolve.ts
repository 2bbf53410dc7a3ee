import { attribute } from './attribution.ts';
import { countDeployments, matchEnvironments } from './counting.ts';
import type { Facts } from './facts.ts';
import { countIncidents, findFailureStarts, findRepairs } from './failure-starts.ts';
import { linkIncidents } from './incident-links.ts';
import { PROFILES } from './profiles.ts';
import { findRemediation, type Repair } from './remediation.ts';
import { FAILURE_RULES, type FailureRule, type Resolution, type Rules } from './resolution.ts';
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
  const wanted = new Set(facts.incidents.commitRef.filter((row) => row >= 0));
  const attribution = attribute(facts, counted, rules, wanted);
  const { remediation, repairs } = findRemediation(facts, counted, byEnvironment, attribution);
  const { firstWith, baseline, leadOffset, leadCommit, leadPull, leadOriginal, leadPlacedAt, leadSeconds } =
    attribution;
  const links = linkIncidents({
    facts,
    rules,
    counted,
    environmentMatches,
    byService,
    byEnvironment,
    repairs,
    firstWith,
  });
  const { evidence, numerator } = profile.changeFailureRate;
  const failedBy = findFailures(facts, links, repairs, evidence);
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
    failedBy,
    outcomeUnknown: findUnknown(facts, failedBy, evidence),
    remediation,
    ...links,
    failureStart: findFailureStarts(facts, links, profile.recoveryTime),
    repairedBy:
      profile.recoveryTime.from === 'failed-deployment' ? findRepairs(facts.deployments.count, repairs) : null,
    incidentsOf: numerator === 'linked-incidents' ? countIncidents(facts.deployments.count, links) : null,
    serviceTeam: findServiceTeams(facts),
  };
}

/** Of every deployment, also of those that don't count themselves. */
function findPrevious({ names, deployments }: Facts, counted: Uint8Array): Int32Array {
  const latest = new Int32Array(names.services.length).fill(-1);
  return deployments.service.map((service, i) => {
    const previous = latest[service] as number;
    if (counted[i] === 1) latest[service] = i;
    return previous;
  });
}

/** Index into FAILURE_RULES, the strongest evidence of several; of what the profile takes for evidence. */
function findFailures(
  facts: Facts,
  links: Pick<Resolution, 'linkOffset' | 'linkDeployment' | 'incidentCounted'>,
  repairs: readonly Repair[],
  evidence: readonly FailureRule[],
): Uint8Array {
  const failedBy = new Uint8Array(facts.deployments.count);
  const claim = (deployment: number, rule: FailureRule) => {
    if (!evidence.includes(rule)) return;
    const strength = FAILURE_RULES.indexOf(rule);
    if (failedBy[deployment] === 0 || strength < (failedBy[deployment] as number)) failedBy[deployment] = strength;
  };
  for (let i = 0; i < facts.incidents.count; i++) {
    if (links.incidentCounted[i] !== 1) continue;
    for (let k = links.linkOffset[i] as number; k < (links.linkOffset[i + 1] as number); k++) {
      claim(links.linkDeployment[k] as number, 'incident');
    }
  }
  for (let i = 0; i < failedBy.length; i++) if (facts.deployments.outcome[i] === 2) claim(i, 'data');
  for (const { failed, rule } of repairs) claim(failed, rule);
  return failedBy;
}

/** Nothing tells where the row is silent, no rule found a failure, and there is no incident at all to go by. */
function findUnknown(facts: Facts, failedBy: Uint8Array, evidence: readonly FailureRule[]): Uint8Array {
  const silent = facts.incidents.count === 0;
  const { outcome } = facts.deployments;
  const told = evidence.includes('data');
  return failedBy.map((rule, i) => (silent && rule === 0 && !(told && outcome[i] !== 0) ? 1 : 0));
}
