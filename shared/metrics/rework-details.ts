/** Rework over time: the counted deployments of each bucket of the report's series, and which of them were not planned, by kind. */
import type { ReworkAnswer, ReworkPoint } from '../metric-answers.ts';
import { REMEDIATIONS, type RemediationKind } from '../model.ts';
import { type BucketSize, buckets } from '../time.ts';
import { cutRows } from './cut-rows.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

export interface ReworkDetails extends Omit<ReworkAnswer, 'unplanned'> {
  /** Rows of the counted deployments that were not planned, in order of time. */
  readonly unplanned: Int32Array;
}

export function reworkDetails(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection,
  bucket: BucketSize,
): ReworkDetails {
  const { deployments } = selectRows(facts, resolution, selection);
  const { deployments: before } = selectRows(facts, resolution, previous);
  return {
    points: reworkPoints(facts, resolution, selection, bucket, deployments),
    previousPoints: reworkPoints(facts, resolution, previous, bucket, before),
    unplanned: deployments.filter((row) => resolution.remediation[row] !== 0),
  };
}

function reworkPoints(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  bucket: BucketSize,
  deployments: Int32Array,
): readonly ReworkPoint[] {
  const tiles = buckets(selection, selection.timeZone, selection.weekStart, bucket);
  const parts = cutRows(deployments, facts.deployments.finishedAt, tiles);
  return tiles.map(({ day }, i) => {
    const rows = parts[i] as Int32Array;
    return { day, n: rows.length, byKind: countByKind(resolution, rows) };
  });
}

function countByKind({ remediation }: Resolution, rows: Int32Array): Record<RemediationKind, number> {
  const counts = { rollback: 0, hotfix: 0, revert: 0, rework: 0 };
  for (let k = 0; k < rows.length; k++) {
    const kind = REMEDIATIONS[remediation[rows[k] as number] as number];
    if (kind != null) counts[kind]++;
  }
  return counts;
}
