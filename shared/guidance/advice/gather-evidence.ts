import { type ChangeColumns, changeColumns } from '../../metrics/change-columns.ts';
import { createHourOf } from '../../metrics/frequency-details.ts';
import { placeLeads } from '../../metrics/place-leads.ts';
import { createRecoveryParts } from '../../metrics/recovery-parts.ts';
import { FAILURE_RULES } from '../../metrics/resolution.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import { STAGE_NAMES, type StageName } from '../../report.ts';
import { localClock, periodDays } from '../../time.ts';
import { gather } from '../what-if/gather-columns.ts';
import { type Baseline, measureNow } from '../what-if/measure-scenarios.ts';
import type { ChangeTimes, DeployedRow, Evidence, PullTimes, Recovery } from './evidence.ts';

export function gatherEvidence(baseline: Baseline, given: Pick<Evidence, 'runs' | 'versions'>): Evidence {
  const { selection } = baseline;
  return {
    metrics: measureNow(baseline),
    days: periodDays(selection, selection.timeZone),
    deployments: gatherDeployments(baseline),
    ...gatherChanges(baseline),
    hasOutcomes: baseline.figures.changeFailureRate.reason !== 'no-outcomes',
    recoveries: gatherRecoveries(baseline),
    ...given,
  };
}

function gatherDeployments({ facts, resolution, selection }: Baseline): readonly DeployedRow[] {
  const { deployments, names } = facts;
  const clock = localClock(selection.timeZone);
  const hourOf = createHourOf(selection);
  const { leadOffset, failedBy, remediation, outcomeUnknown } = resolution;
  return Array.from(selectRows(facts, resolution, selection).deployments, (row): DeployedRow => {
    const finishedAt = deployments.finishedAt[row] as number;
    const seconds = (finishedAt - (deployments.startedAt[row] as number)) / 1000;
    const size = (leadOffset[row + 1] as number) - (leadOffset[row] as number);
    return {
      service: names.services[deployments.service[row] as number] ?? '',
      team: names.teams[deployments.team[row] as number] ?? '',
      day: clock.dayOf(finishedAt),
      ...hourOf(finishedAt),
      seconds: Number.isNaN(seconds) ? null : seconds,
      size: size === 0 ? null : size,
      failed: outcomeUnknown[row] === 1 && failedBy[row] === 0 ? null : failedBy[row] !== 0,
      failedBy: FAILURE_RULES[failedBy[row] as number] ?? null,
      reworked: remediation[row] !== 0,
    };
  });
}

function gatherChanges({ facts, resolution, selection }: Baseline): Pick<Evidence, 'changes' | 'pulls'> {
  const placed = placeLeads(facts, resolution, selection, selectRows(facts, resolution, selection));
  const columns = changeColumns(facts, placed.resolution, placed.deployments);
  const { deployments, names } = facts;
  const changes: ChangeTimes = {
    count: columns.count,
    seconds: columns.seconds,
    deployment: columns.deployment,
    service: gather(deployments.service, columns.deployment),
    team: gather(deployments.team, columns.deployment),
    names: { service: names.services, team: names.teams },
  };
  const nameOf = (change: number) => ({
    service: names.services[changes.service[change] as number] ?? '',
    team: names.teams[changes.team[change] as number] ?? '',
  });
  const pulls = changesByPull(placed.resolution, columns).map(
    (own): PullTimes => ({
      ...nameOf(own[0] as number),
      leadSeconds: meanOf(own.map((change) => columns.seconds[change] as number)) as number,
      stages: stagesOf(own, columns.stages),
    }),
  );
  return { changes, pulls };
}

/** Of each pull request its changes; who comes first is first. */
function changesByPull({ leadPull }: Baseline['resolution'], { count, lead }: ChangeColumns): readonly number[][] {
  const byPull = new Map<number, number[]>();
  for (let change = 0; change < count; change++) {
    const pull = leadPull[lead[change] as number] as number;
    if (pull < 0) continue;
    const own = byPull.get(pull);
    if (own === undefined) byPull.set(pull, [change]);
    else own.push(change);
  }
  return [...byPull.values()];
}

function stagesOf(changes: readonly number[], stages: readonly Float64Array[]): PullTimes['stages'] {
  const means = STAGE_NAMES.flatMap((stage, i): readonly (readonly [StageName, number])[] => {
    const known = changes.map((change) => stages[i]?.[change] as number).filter((seconds) => !Number.isNaN(seconds));
    const seconds = meanOf(known);
    return seconds === null ? [] : [[stage, seconds]];
  });
  return Object.fromEntries(means);
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function gatherRecoveries({ facts, resolution, selection }: Baseline): readonly Recovery[] {
  const { incidents, names } = facts;
  const { serviceOffset, serviceRef } = incidents;
  const partsOf = createRecoveryParts(facts, resolution);
  return Array.from(selectRows(facts, resolution, selection).resolved).flatMap((row): readonly Recovery[] => {
    const parts = partsOf(row);
    const services = Array.from(serviceRef.subarray(serviceOffset[row], serviceOffset[row + 1]));
    return parts === null ? [] : [{ services: services.map((code) => names.services[code] ?? ''), ...parts }];
  });
}
