import type { DeploymentRow } from '../../../shared/answers.ts';
import type { StageSeconds } from '../../../shared/lead-time-answers.ts';
import { middleOf } from '../../../shared/metrics/change-values.ts';
import { type Facts, MISSING_COMMITS } from '../../../shared/metrics/facts.ts';
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { codesOfDeployment } from '../../../shared/metrics/membership.ts';
import { namedStages } from '../../../shared/metrics/named-stages.ts';
import { type LeadTimeRule, PROFILES } from '../../../shared/metrics/profiles.ts';
import { COUNTED_REASONS, FAILURE_RULES, type Resolution } from '../../../shared/metrics/resolution.ts';
import { createChangeStages, stagesOfChange } from '../../../shared/metrics/stages.ts';
import { DEPLOYMENT_STATUSES, REMEDIATIONS } from '../../../shared/model.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { mean } from '../../../shared/stats.ts';
import type { Database } from '../db/connect.ts';
import { createChangeShas } from './change-shas.ts';
import type { Question } from './question.ts';
import { deploymentTexts, incidentTexts } from './row-texts.ts';

const SOME_MISSING = MISSING_COMMITS.indexOf('some');

/** A deployment (row of the facts) as a list shows it. `commits`: with the lead time of each commit. */
export function createDeploymentRows(
  db: Database,
  question: Question,
  commits = false,
): (row: number) => DeploymentRow {
  const { facts } = question;
  const { deployments, names } = facts;
  const { resolution, incidentsOf } = question.resolved;
  const textsOf = deploymentTexts(db);
  const textsOfIncident = incidentTexts(db);
  const repositoryOf = createRepositoryOf(facts);
  const stagesOf = createMeanStages(facts, resolution);
  const leadSecondsBySha = createLeadSecondsBySha(db, question);
  return (row) => {
    const texts = textsOf(deployments.id[row] ?? 0);
    const previous = resolution.previous[row] ?? -1;
    const previousId = previous < 0 ? null : (deployments.id[previous] ?? null);
    const incidentIds = Array.from(membersOf(incidentsOf, row), (incident) => facts.incidents.id[incident] ?? 0);
    return {
      id: deployments.id[row] ?? 0,
      key: texts.key,
      externalId: texts.externalId,
      service: names.services[deployments.service[row] ?? 0] ?? '',
      team: names.teams[deployments.team[row] ?? 0] || null,
      env: names.environments[deployments.environment[row] ?? 0] || null,
      repo: names.repositories[repositoryOf(row)] || null,
      sha: texts.sha,
      version: texts.version,
      startedAt: orNull(deployments.startedAt[row]),
      finishedAt: deployments.finishedAt[row] ?? 0,
      status: DEPLOYMENT_STATUSES[deployments.status[row] ?? 0] ?? 'unknown',
      counted: resolution.counted[row] === 1,
      countedReason: COUNTED_REASONS[resolution.countedReason[row] ?? 0] ?? 'counted',
      previousId,
      previousExternalId: previousId === null ? null : textsOf(previousId).externalId,
      commitFound: commitFound(facts, row),
      commitsPartlyMissing: deployments.missing[row] === SOME_MISSING,
      commits: commitsCharged(resolution, row),
      medianLeadSeconds: medianLeadSeconds(resolution, row),
      stages: stagesOf(row),
      ...(commits ? { leadSecondsBySha: leadSecondsBySha(row) } : {}),
      failed: resolution.failedBy[row] !== 0,
      failedBy: FAILURE_RULES[resolution.failedBy[row] ?? 0] ?? null,
      outcomeUnknown: resolution.outcomeUnknown[row] === 1,
      incidentIds,
      incidentExternalIds: incidentIds.map((id) => textsOfIncident(id).externalId),
      remediation: REMEDIATIONS[resolution.remediation[row] ?? 0] ?? null,
    };
  };
}

function commitFound({ deployments: { commitOffset, missing } }: Facts, row: number): boolean | null {
  if (missing[row] !== 0) return missing[row] === SOME_MISSING;
  return commitOffset[row] === commitOffset[row + 1] ? null : true;
}

export function commitsCharged({ leadOffset }: Resolution, row: number): number {
  return (leadOffset[row + 1] ?? 0) - (leadOffset[row] ?? 0);
}

/** Of the values above zero, as in every figure; the mean under a profile that goes by deployments. */
export function medianLeadSeconds({ leadOffset, leadSeconds, rules }: Resolution, row: number): number | null {
  const [first, end] = [leadOffset[row] ?? 0, leadOffset[row + 1] ?? 0];
  // A list of a million is sorted by this: most deployments bring few changes, and an array for each would take a second.
  const values = end - first <= FEW.length ? FEW : new Float64Array(end - first);
  let count = 0;
  for (let lead = first; lead < end; lead++) {
    const seconds = leadSeconds[lead] as number;
    if (seconds > 0) values[count++] = seconds;
  }
  if (count <= 1) return count === 0 ? null : (values[0] ?? null);
  return middleOfAll(values.subarray(0, count), PROFILES[rules.profile].leadTime);
}

const FEW = new Float64Array(64);

function middleOfAll(values: Float64Array, leadTime: LeadTimeRule): number | null {
  return leadTime.over === 'deployments' ? mean(values) : middleOf(values, leadTime);
}

/** Of the changes that a deployment (row) is charged with, those above zero. */
function createMeanStages(facts: Facts, resolution: Resolution): (row: number) => StageSeconds {
  const { leadOffset, leadSeconds } = resolution;
  const change = createChangeStages();
  const sums = new Float64Array(STAGE_NAMES.length);
  const counts = new Int32Array(STAGE_NAMES.length);
  return (row) => {
    sums.fill(0);
    counts.fill(0);
    for (let lead = leadOffset[row] ?? 0; lead < (leadOffset[row + 1] ?? 0); lead++) {
      if (!((leadSeconds[lead] ?? 0) > 0)) continue;
      stagesOfChange(facts, resolution, row, lead, change);
      for (const [stage, seconds] of change.seconds.entries()) {
        if (Number.isNaN(seconds)) continue;
        sums[stage] = (sums[stage] ?? 0) + seconds;
        counts[stage] = (counts[stage] ?? 0) + 1;
      }
    }
    // 0 ÷ 0 is NaN: a stage without data is absent.
    return namedStages(sums.map((sum, stage) => sum / (counts[stage] ?? 0)));
  };
}

/** Code of the repository that a deployment names, else of its first commit's. */
export function createRepositoryOf(facts: Facts): (row: number) => number {
  const codesOf = codesOfDeployment(facts, 'repo');
  return (row) => {
    let first = -1;
    codesOf(row, (code) => {
      if (first < 0) first = code;
    });
    return Math.max(0, first);
  };
}

function createLeadSecondsBySha(db: Database, question: Question): (row: number) => Record<string, number> {
  const { leadOffset, leadSeconds } = question.resolved.resolution;
  const shaOf = createChangeShas(db, question);
  return (row) => {
    const leads: Record<string, number> = {};
    for (let k = leadOffset[row] ?? 0; k < (leadOffset[row + 1] ?? 0); k++) {
      const sha = shaOf(k);
      if (sha !== null) leads[sha] = leadSeconds[k] ?? 0;
    }
    return leads;
  };
}

export function orNull(instant: number | undefined): number | null {
  return instant === undefined || Number.isNaN(instant) ? null : instant;
}
