/** A scenario as text: in the location ("review:0.5,size:2"), and as it is kept by name. What is as it is isn't told. */
import { AS_IT_IS, SCENARIO_RANGE, type Scenario } from '../../../shared/guidance/scenario.ts';
import { STAGE_NAMES, type StageName } from '../../../shared/report.ts';

export function scenarioText({ stages, deploymentSize, failureRate, recovery }: Scenario): string {
  const levers: readonly (readonly [string, number])[] = [
    ...STAGE_NAMES.map((stage) => [stage, stages[stage] ?? 1] as const),
    ['size', deploymentSize],
    ['failures', failureRate],
    ['recovery', recovery],
  ];
  return levers
    .filter(([, factor]) => factor !== 1)
    .map(([name, factor]) => `${name}:${factor}`)
    .join(',');
}

/** null for what is no scenario; factors out of reach are brought to the nearest that is in it. */
export function readScenario(text: string): Scenario | null {
  let scenario: Scenario = AS_IT_IS;
  for (const part of text.split(',').filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split(':');
    const factor = value === '' ? Number.NaN : Number(value);
    if (!Number.isFinite(factor)) return null;
    if (name === 'size') scenario = { ...scenario, deploymentSize: within(factor, SIZE) };
    else if (name === 'failures') scenario = { ...scenario, failureRate: within(factor, FACTOR) };
    else if (name === 'recovery') scenario = { ...scenario, recovery: within(factor, FACTOR) };
    else if (isStage(name)) scenario = { ...scenario, stages: { ...scenario.stages, [name]: within(factor, FACTOR) } };
    else return null;
  }
  return scenario;
}

type Range = readonly [lowest: number, highest: number];
const FACTOR: Range = [SCENARIO_RANGE.lowest, SCENARIO_RANGE.highest];
const SIZE: Range = [SCENARIO_RANGE.smallestDeployment, SCENARIO_RANGE.largestDeployment];

function within(factor: number, [lowest, highest]: Range): number {
  return Math.min(highest, Math.max(lowest, factor));
}

function isStage(name: string): name is StageName {
  return (STAGE_NAMES as readonly string[]).includes(name);
}
