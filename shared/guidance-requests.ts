/** The requests of the guidance screens: levels over time, advice, what if, answers of several people from a file. */
import { z } from 'zod';
import { SCENARIO_RANGE } from './guidance/scenario.ts';
import type { AdviceAnswer, LevelsHistory, SurveyReading, WhatIfAnswer } from './guidance-answers.ts';
import { STAGE_NAMES } from './report.ts';
import { viewSchema } from './view.ts';

const text = z.string().max(4096);
const name = z.string().max(1024);
const { lowest, highest, smallestDeployment, largestDeployment } = SCENARIO_RANGE;
const factor = z.number().min(lowest).max(highest);

const scenarioSchema = z.strictObject({
  stages: z.partialRecord(z.enum(STAGE_NAMES), factor),
  deploymentSize: z.number().min(smallestDeployment).max(largestDeployment),
  failureRate: factor,
  recovery: factor,
});

export const guidanceRequestSchemas = {
  'levels.history': z.strictObject({ view: viewSchema }),
  advice: z.strictObject({ view: viewSchema }),
  'what-if': z.strictObject({ view: viewSchema, scenarios: z.array(scenarioSchema).min(1).max(8) }),
  /** Reads a file of answers; stores nothing. Throws 'file-missing', 'file-unreadable' … as an import does. */
  'survey.read': z.strictObject({
    path: text,
    check: z.enum(['quick-check', 'capabilities']),
    /** A question's id, 'name' or 'group' -> column ('' = none), where the guess should not be taken. */
    mapping: z.record(name, name).optional(),
    /** Steps of agreement, where the answers don't show them. */
    points: z.union([z.literal(5), z.literal(7)]).optional(),
  }),
} as const;

export interface GuidanceRequestOutput {
  'levels.history': LevelsHistory;
  advice: AdviceAnswer;
  'what-if': WhatIfAnswer;
  'survey.read': SurveyReading;
}
