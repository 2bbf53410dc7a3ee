/** What if: how things would be otherwise, as factors of what was measured (1 = as it is, 0.5 = half). */
import { STAGE_NAMES, type StageName } from '../report.ts';

export interface Scenario {
  /** Of the time that changes spend in each stage; a stage left out stays as it is. */
  readonly stages: Readonly<Partial<Record<StageName, number>>>;
  /** Of the changes a deployment carries: 0.5 = half as many, so twice as many deployments and half the wait for the next. */
  readonly deploymentSize: number;
  /** Of the share of deployments that fail. */
  readonly failureRate: number;
  /** Of the time to recover. */
  readonly recovery: number;
}

export const AS_IT_IS: Scenario = { stages: {}, deploymentSize: 1, failureRate: 1, recovery: 1 };

/** How far each slider goes. */
export const SCENARIO_RANGE = { lowest: 0, highest: 3, smallestDeployment: 0.1, largestDeployment: 5 } as const;

export function isAsItIs(scenario: Scenario): boolean {
  return (
    STAGE_NAMES.every((stage) => (scenario.stages[stage] ?? 1) === 1) &&
    scenario.deploymentSize === 1 &&
    scenario.failureRate === 1 &&
    scenario.recovery === 1
  );
}

/** What is supposed beyond the factors (what-if/suppose.ts says how). Texts: what-if.ts, `assumes.<id>`. */
export const ASSUMPTIONS = ['same-changes', 'in-between', 'same-shares', 'failures-spread', 'recovery-alike'] as const;
