/**
 * What became of deployments: which were unplanned work, which incident belongs to which, which failed and by what. With what
 * the user says of them, or without.
 */
import { REMEDIATIONS } from '../model.ts';
import type { Attribution } from './attribution.ts';
import type { ByHand, Facts } from './facts.ts';
import { countIncidents, findFailureStarts, findRepairs } from './failure-starts.ts';
import type { Groups } from './group-rows.ts';
import { linkIncidents } from './incident-links.ts';
import { PROFILES } from './profiles.ts';
import { findRemediation } from './remediation.ts';
import type { Repairs } from './repairs.ts';
import { type CorrectedRows, FAILURE_RULES, type FailureRule, type Resolution, type Rules } from './resolution.ts';
import type { EnvironmentStreams } from './streams.ts';

export type Outcomes = Pick<
  Resolution,
  | 'failedBy'
  | 'outcomeUnknown'
  | 'remediation'
  | 'linkOffset'
  | 'linkDeployment'
  | 'incidentRule'
  | 'incidentCounted'
  | 'incidentsByResolved'
  | 'failureStart'
  | 'repairedBy'
  | 'incidentsOf'
>;

export interface OutcomeInput {
  readonly facts: Facts;
  readonly rules: Rules;
  readonly counted: Uint8Array;
  /** Per environment code: 1 = matches the counted pattern. */
  readonly environmentMatches: Uint8Array;
  readonly byService: Groups;
  readonly byEnvironment: EnvironmentStreams;
  readonly attribution: Attribution;
}

export function findOutcomes(input: OutcomeInput, byHand: ByHand | null): Outcomes {
  const { facts, rules, counted, environmentMatches, byService, byEnvironment, attribution } = input;
  const { changeFailureRate, recoveryTime } = PROFILES[rules.profile];
  const { remediation, repairs } = findRemediation(facts, counted, PROFILES[rules.profile], attribution, byHand);
  const { firstWith } = attribution;
  const of = { facts, rules, counted, environmentMatches, byService, byEnvironment, repairs, firstWith, byHand };
  const links = linkIncidents(of);
  const failedBy = findFailures(facts, links, repairs, changeFailureRate.evidence, byHand);
  return {
    failedBy,
    outcomeUnknown: findUnknown(facts, failedBy, changeFailureRate.evidence, byHand),
    remediation,
    ...links,
    failureStart: findFailureStarts(facts, links, recoveryTime),
    repairedBy: recoveryTime.from === 'failed-deployment' ? findRepairs(facts.deployments.count, repairs) : null,
    incidentsOf:
      changeFailureRate.numerator === 'linked-incidents'
        ? countIncidents(facts.deployments.count, links, byHand)
        : null,
  };
}

/** Index into FAILURE_RULES: the user's word, else the strongest evidence of several; of what the profile takes for evidence. */
function findFailures(
  facts: Facts,
  links: Pick<Resolution, 'linkOffset' | 'linkDeployment' | 'incidentCounted'>,
  repairs: Repairs,
  evidence: readonly FailureRule[],
  byHand: ByHand | null,
): Uint8Array {
  const failedBy = new Uint8Array(facts.deployments.count);
  // Stronger evidence is written over weaker.
  if (evidence.includes('data')) {
    const { outcome } = facts.deployments;
    const byData = FAILURE_RULES.indexOf('data');
    for (let i = 0; i < outcome.length; i++) if (outcome[i] === 2) failedBy[i] = byData;
  }
  const taken = Uint8Array.from(REMEDIATIONS, (kind) => strengthOf(kind, evidence));
  for (let k = 0; k < repairs.count; k++) {
    const strength = taken[repairs.rule[k] as number] as number;
    const failed = repairs.failed[k] as number;
    if (strength !== 0 && (failedBy[failed] === 0 || strength < (failedBy[failed] as number)))
      failedBy[failed] = strength;
  }
  if (evidence.includes('incident')) claimLinked(links, failedBy);
  for (const [row, failed] of byHand?.failed ?? []) failedBy[row] = failed ? FAILURE_RULES.indexOf('by-hand') : 0;
  return failedBy;
}

/** Index into FAILURE_RULES of unplanned work that shows a failure; 0 = it shows none, or is no evidence. */
function strengthOf(kind: (typeof REMEDIATIONS)[number], evidence: readonly FailureRule[]): number {
  const found = evidence.find((rule) => rule === kind);
  return found === undefined ? 0 : FAILURE_RULES.indexOf(found);
}

function claimLinked(
  { linkOffset, linkDeployment, incidentCounted }: Pick<Outcomes, 'linkOffset' | 'linkDeployment' | 'incidentCounted'>,
  failedBy: Uint8Array,
): void {
  const byIncident = FAILURE_RULES.indexOf('incident');
  for (let i = 0; i < incidentCounted.length; i++) {
    if (incidentCounted[i] !== 1) continue;
    const end = linkOffset[i + 1] as number;
    for (let k = linkOffset[i] as number; k < end; k++) failedBy[linkDeployment[k] as number] = byIncident;
  }
}

/** Nothing tells where the row and the user are silent, no rule found a failure, and there is no incident to go by. */
function findUnknown(
  facts: Facts,
  failedBy: Uint8Array,
  evidence: readonly FailureRule[],
  byHand: ByHand | null,
): Uint8Array {
  const { outcome } = facts.deployments;
  const unknown = new Uint8Array(failedBy.length);
  if (facts.incidents.count > 0) return unknown;
  const told = evidence.includes('data');
  for (let i = 0; i < unknown.length; i++) unknown[i] = failedBy[i] === 0 && !(told && outcome[i] !== 0) ? 1 : 0;
  for (const row of byHand?.failed.keys() ?? []) unknown[row] = 0;
  return unknown;
}

/** Rows that the user speaks of, and those that come out otherwise than without the user's word. */
export function findCorrected(byHand: ByHand, said: Outcomes, unsaid: Outcomes): CorrectedRows {
  const deployments = said.failedBy.length;
  const failures = new Uint8Array(deployments);
  const rework = new Uint8Array(deployments);
  for (let row = 0; row < deployments; row++) {
    const differs =
      said.failedBy[row] !== unsaid.failedBy[row] ||
      said.outcomeUnknown[row] !== unsaid.outcomeUnknown[row] ||
      said.repairedBy?.[row] !== unsaid.repairedBy?.[row] ||
      said.incidentsOf?.[row] !== unsaid.incidentsOf?.[row];
    if (differs) failures[row] = 1;
    if (said.remediation[row] !== unsaid.remediation[row]) rework[row] = 1;
  }
  for (const row of byHand.failed.keys()) failures[row] = 1;
  for (const rows of byHand.attached.values()) for (const row of rows) failures[row] = 1;
  for (const row of byHand.remediation.keys()) rework[row] = 1;
  return { failures, rework, incidents: incidentsThatDiffer(said, unsaid) };
}

/** By their deployments; an attached one's rule is another. */
function incidentsThatDiffer(said: Outcomes, unsaid: Outcomes): Uint8Array {
  return said.incidentRule.map((rule, i) => {
    if (rule !== unsaid.incidentRule[i] || said.incidentCounted[i] !== unsaid.incidentCounted[i]) return 1;
    const [start, end] = [said.linkOffset[i] as number, said.linkOffset[i + 1] as number];
    const other = unsaid.linkOffset[i] as number;
    if (end - start !== (unsaid.linkOffset[i + 1] as number) - other) return 1;
    for (let k = start; k < end; k++) {
      if (said.linkDeployment[k] !== unsaid.linkDeployment[other + k - start]) return 1;
    }
    return 0;
  });
}
