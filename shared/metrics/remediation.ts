/**
 * Unplanned deployments, and which deployment each of them repairs. Streams are those of one service in one environment.
 *
 * - rollback: a SHA (where there is none: a version) deployed earlier in the stream, but not just before. What failed is
 *   the first deployment after that earlier one: V1, V2, V3, V1 → V2 failed. V1, V1 is nothing.
 * - revert: a commit or pull request newly contained reverts one that an earlier deployment carried: that one failed. Change
 *   and revert in the same deployment are nothing.
 * - hotfix: a commit or pull request newly contained calls itself a hotfix, or a label does: the deployment just before
 *   failed.
 *
 * What the data says of a deployment comes before these rules; the repaired deployment is then found by the same rule
 * where it applies, otherwise it is the one just before. `rework` by the data repairs no deployment in particular.
 * What the user says of a deployment comes before both: it is that, and repairs only as that does (planned: nothing). A
 * deployment that did not fail, as the user says, is repaired by none.
 * (Rules as documented for Datadog's change failure detection, 2025.)
 */
import type { Attribution } from './attribution.ts';
import type { ByHand, Facts } from './facts.ts';
import type { Profile } from './profiles.ts';
import { createRepairs, type Repairs } from './repairs.ts';
import { findRollbacks } from './rollbacks.ts';

/** Codes are indexes into REMEDIATIONS. */
const ROLLBACK = 1;
const HOTFIX = 2;
const REVERT = 3;

export interface Remediation {
  /** Per deployment: index into REMEDIATIONS. */
  readonly remediation: Uint8Array;
  readonly repairs: Repairs;
}

export function findRemediation(
  facts: Facts,
  counted: Uint8Array,
  profile: Profile,
  attribution: Attribution,
  byHand: ByHand | null,
): Remediation {
  const { count } = facts.deployments;
  const told = toldWith(facts, byHand);
  const { failed: rolledBack, before } = findRollbacks(facts, profile);
  const reverting = new Uint8Array(count);
  const repairs = createRepairs();
  const revertKnown = new Uint8Array(count);
  for (const { by, of } of attribution.reverts) {
    reverting[by] = 1;
    if (of < 0) continue;
    revertKnown[by] = 1;
    repairs.push(of, by, REVERT);
  }
  const { hotfix } = attribution;
  const remediation = Uint8Array.from(told);
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    const failed = rolledBack[i] as number;
    const kind = told[i] as number;
    if (kind + (hotfix[i] as number) + (reverting[i] as number) === 0 && failed < 0) continue;
    if (kind === 0) remediation[i] = failed >= 0 ? ROLLBACK : reverting[i] === 1 ? REVERT : HOTFIX;
    const previous = before[i] as number;
    if (failed >= 0) repairs.push(failed, i, ROLLBACK);
    if (previous < 0) continue;
    if (failed < 0 && kind === ROLLBACK) repairs.push(previous, i, ROLLBACK);
    if (revertKnown[i] === 0 && kind === REVERT) repairs.push(previous, i, REVERT);
    if (hotfix[i] === 1 || kind === HOTFIX) repairs.push(previous, i, HOTFIX);
  }
  const found = { remediation, repairs: repairs.columns() };
  return byHand === null ? found : asSaid(found, byHand);
}

function toldWith({ deployments }: Facts, byHand: ByHand | null): Uint8Array {
  if (byHand === null) return deployments.remediation;
  const told = Uint8Array.from(deployments.remediation);
  for (const [row, kind] of byHand.remediation) told[row] = kind;
  return told;
}

function asSaid({ remediation, repairs }: Remediation, byHand: ByHand): Remediation {
  for (const [row, kind] of byHand.remediation) remediation[row] = kind;
  const left = createRepairs();
  for (let k = 0; k < repairs.count; k++) {
    const [failed, by, rule] = [repairs.failed[k] as number, repairs.by[k] as number, repairs.rule[k] as number];
    const kind = byHand.remediation.get(by);
    if (byHand.failed.get(failed) !== false && (kind === undefined || kind === rule)) left.push(failed, by, rule);
  }
  return { remediation, repairs: left.columns() };
}
