import { createChangeStages, stagesOfChange } from '../../../shared/metrics/stages.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import type { VersionComparison } from '../../../shared/version-answers.ts';
import type { Question } from '../queries/question.ts';
import type { KnownVersion } from './service-history.ts';

/** Mean seconds of each stage that either is known of, of the changes that the deployments of each brought. */
export function compareStages(question: Question, base: KnownVersion, head: KnownVersion): VersionComparison['stages'] {
  const [from, to] = [meanStages(question, base.deployments), meanStages(question, head.deployments)];
  return STAGE_NAMES.map((stage, i) => ({ stage, base: from[i] ?? null, head: to[i] ?? null })).filter(
    (row) => row.base !== null || row.head !== null,
  );
}

/** In the order of STAGE_NAMES; changes whose lead time isn't above 0 are in no figure. */
function meanStages({ facts, resolved }: Question, deployments: readonly number[]): readonly (number | null)[] {
  const { resolution } = resolved;
  const { leadOffset, leadSeconds } = resolution;
  const change = createChangeStages();
  const sums = STAGE_NAMES.map(() => ({ seconds: 0, count: 0 }));
  for (const row of deployments) {
    for (let lead = leadOffset[row] ?? 0; lead < (leadOffset[row + 1] ?? 0); lead++) {
      if (!((leadSeconds[lead] ?? 0) > 0)) continue;
      stagesOfChange(facts, resolution, row, lead, change);
      for (const [stage, sum] of sums.entries()) {
        const seconds = change.seconds[stage] ?? Number.NaN;
        if (Number.isNaN(seconds)) continue;
        sum.seconds += seconds;
        sum.count++;
      }
    }
  }
  return sums.map(({ seconds, count }) => (count === 0 ? null : seconds / count));
}
