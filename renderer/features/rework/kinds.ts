/** Kinds of rework in the order they are shown, each with what it is filled with. */
import type { ReworkPoint } from '../../../shared/metric-answers.ts';
import type { RemediationKind } from '../../../shared/model.ts';
import type { PartPattern } from '../../charts/part-mark.tsx';

export const KINDS: readonly { readonly key: RemediationKind; readonly pattern: PartPattern }[] = [
  { key: 'rollback', pattern: 'dark' },
  { key: 'hotfix', pattern: 'lines' },
  { key: 'revert', pattern: 'dots' },
  { key: 'rework', pattern: 'pale' },
];

export function patternOfKind(kind: RemediationKind): PartPattern {
  return KINDS.find(({ key }) => key === kind)?.pattern ?? 'pale';
}

/** All of a bucket that were not planned. */
export function unplannedOf({ byKind }: Pick<ReworkPoint, 'byKind'>): number {
  return KINDS.reduce((sum, { key }) => sum + byKind[key], 0);
}

export function sumOfKind(points: readonly ReworkPoint[], kind: RemediationKind): number {
  return points.reduce((sum, { byKind }) => sum + byKind[kind], 0);
}
