import type { DeploymentFacts, Facts } from './facts.ts';
import { OWN_TIME } from './lead-rows.ts';
import { oncePer } from './once-per.ts';
import type { Pairs } from './pairs.ts';

/** Deployments of which no commit is known, but whose own row gives a time. */
const timedByRow = oncePer(({ count, commitOffset, committedAt }: DeploymentFacts) => {
  const rows: number[] = [];
  for (let i = 0; i < count; i++) {
    if (commitOffset[i] === commitOffset[i + 1] && !Number.isNaN(committedAt[i] as number)) rows.push(i);
  }
  return rows;
});

/** Where nothing else is known of a deployment. */
export function addRowTimes({ deployments }: Facts, counted: Uint8Array, withPulls: boolean, charged: Pairs): void {
  const { pullOffset } = deployments;
  for (const i of timedByRow(deployments)) {
    const named = withPulls && pullOffset[i] !== pullOffset[i + 1];
    if (counted[i] === 1 && !named) charged.push(i, OWN_TIME);
  }
}
