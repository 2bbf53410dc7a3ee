import { advise } from '../../../shared/guidance/advice/advise.ts';
import { gatherEvidence } from '../../../shared/guidance/advice/gather-evidence.ts';
import { measureScenario } from '../../../shared/guidance/what-if/measure-scenarios.ts';
import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from '../queries/question.ts';
import { readRuns } from './read-runs.ts';
import { baselineOf } from './what-if.ts';

/** What the measured evidence of a view calls for, strongest first. */
export function adviceOn(db: Database, question: Question): AdviceAnswer {
  const baseline = baselineOf(question);
  const evidence = gatherEvidence(baseline, readRuns(db, question.view, question.selection));
  return advise(evidence, (scenario) => measureScenario(baseline, scenario));
}
