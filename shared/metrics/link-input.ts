import type { ByHand, Facts } from './facts.ts';
import type { Groups } from './group-rows.ts';
import type { Repairs } from './repairs.ts';
import type { LinkRule, Rules } from './resolution.ts';
import type { EnvironmentStreams } from './streams.ts';

export interface Link {
  readonly rule: LinkRule;
  readonly deployments: readonly number[];
}

/** What linking an incident to a deployment goes by. */
export interface LinkInput {
  readonly facts: Facts;
  readonly rules: Rules;
  readonly counted: Uint8Array;
  /** Per environment code: 1 = matches the counted pattern. */
  readonly environmentMatches: Uint8Array;
  readonly byService: Groups;
  readonly byEnvironment: EnvironmentStreams;
  readonly repairs: Repairs;
  /** Commit row -> the deployments, one a service, that are the first to contain it. */
  readonly firstWith: ReadonlyMap<number, readonly number[]>;
  /** What of the user's word is heard. */
  readonly byHand: ByHand | null;
}

/** The user says that the deployment is not the incident's. */
export function isDetached({ byHand }: LinkInput, i: number, deployment: number): boolean {
  return byHand?.detached.get(i)?.has(deployment) === true;
}

/**
 * Do an incident's and a deployment's environment agree? Asked of deployments of the incident's services. They do if either
 * names none, if they are the same, or if both are counted and the service has no counted deployment in the incident's own
 * ("prod" in one export, "production" in the other).
 */
export function environmentsAgree(input: LinkInput, i: number, deployment: number): boolean {
  const { environment, service } = input.facts.deployments;
  const wanted = input.facts.incidents.environment[i] as number;
  const given = environment[deployment] as number;
  if (wanted === 0 || given === 0 || given === wanted) return true;
  return (
    input.rules.environmentPattern !== null &&
    input.environmentMatches[wanted] === 1 &&
    input.environmentMatches[given] === 1 &&
    input.byEnvironment.find(service[deployment] as number, wanted) < 0
  );
}
