import { AS_IT_IS, type Scenario } from '../../../shared/guidance/scenario.ts';

/** Ideas to start from. Texts: what-if.ts, `quick.<id>`. */
export const QUICK_SCENARIOS: readonly {
  readonly id: 'review' | 'waiting' | 'size' | 'failures' | 'recovery';
  readonly scenario: Scenario;
}[] = [
  { id: 'review', scenario: { ...AS_IT_IS, stages: { review: 0.5 } } },
  { id: 'waiting', scenario: { ...AS_IT_IS, stages: { time_to_deploy: 0 } } },
  { id: 'size', scenario: { ...AS_IT_IS, deploymentSize: 0.5 } },
  { id: 'failures', scenario: { ...AS_IT_IS, failureRate: 0.5 } },
  { id: 'recovery', scenario: { ...AS_IT_IS, recovery: 0.5 } },
];
