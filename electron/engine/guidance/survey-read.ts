import type { RequestInput } from '../../../shared/api.ts';
import { readSurvey } from '../../../shared/guidance/read-survey.ts';
import type { SurveyReading } from '../../../shared/guidance-answers.ts';
import { storeError } from '../db/store-error.ts';
import { openSurvey } from './open-survey.ts';

/** Problems that somebody reads; a file that has more is another file. */
const MOST_PROBLEMS = 500;

/** Looks at a file of answers and keeps nothing. Throws 'file-missing', 'file-unreadable' … as an import does. */
export async function surveyRead(input: RequestInput<'survey.read'>, now: number): Promise<SurveyReading> {
  const { path, check, mapping, points } = input;
  try {
    const { table, broken } = await openSurvey(path, check, now);
    const reading = readSurvey(table, { check, mapping, points });
    const unread = broken.map(({ line, text }) => ({ line, column: '', value: text }));
    const problems = [...reading.problems, ...unread].sort((one, other) => one.line - other.line);
    return { ...reading, problems: problems.slice(0, MOST_PROBLEMS) };
  } catch (thrown) {
    throw storeError(thrown, path);
  }
}
