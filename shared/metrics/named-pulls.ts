/**
 * Pull requests that deployments name, for clients without a repository: a pull request is carried by the earliest counted
 * deployment of each service that names it. Deploying it again brings nothing new.
 */
import type { Facts } from './facts.ts';

export interface NamedPull {
  readonly deployment: number;
  /** Row of PullFacts. */
  readonly pull: number;
  /** The deployment of the service that was the first to name the pull request that this one reverts; -1 = none before
   * names it; null = it reverts none. */
  readonly reverted: number | null;
}

/** In order of deployment. A pull request that came with the one it reverts reverts nothing. */
export function firstNamed({ deployments, pulls }: Facts, counted: Uint8Array): readonly NamedPull[] {
  const { count, service, pullOffset, pullRef } = deployments;
  const named: NamedPull[] = [];
  if (pullRef.length === 0) return named;
  const carriers = new Map<number, number>();
  const keyOf = (deployment: number, pull: number) => (service[deployment] as number) * pulls.count + pull;
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    const fresh: number[] = [];
    for (let k = pullOffset[i] as number; k < (pullOffset[i + 1] as number); k++) {
      const pull = pullRef[k] as number;
      if (carriers.has(keyOf(i, pull))) continue;
      carriers.set(keyOf(i, pull), i);
      fresh.push(pull);
    }
    for (const pull of fresh) {
      const original = pulls.reverts[pull] as number;
      const carrier = original < 0 ? null : (carriers.get(keyOf(i, original)) ?? -1);
      named.push({ deployment: i, pull, reverted: carrier === i ? null : carrier });
    }
  }
  return named;
}
