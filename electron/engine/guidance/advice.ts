import { advise } from '../../../shared/guidance/advice/advise.ts';
import { gatherEvidence } from '../../../shared/guidance/advice/gather-evidence.ts';
import { measureScenario } from '../../../shared/guidance/what-if/measure-scenarios.ts';
import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from '../queries/question.ts';
import { watchVersions } from '../versions/watched-versions.ts';
import { readRuns } from './read-runs.ts';
import { baselineOf } from './what-if.ts';

/** What the measured evidence of a view calls for, strongest first; in steps, where versions have yet to be summarised. */
export function* adviceOn(db: Database, question: Question): Generator<void, AdviceAnswer> {
  const versions = yield* watchVersions(db, question);
  const baseline = baselineOf(question);
  const evidence = gatherEvidence(baseline, { runs: readRuns(db, question.view, question.selection), versions });
  return advise(evidence, (scenario) => measureScenario(baseline, scenario));
}
