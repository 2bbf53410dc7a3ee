import type { AnomaliesAnswer, Anomaly, AnomalyContext } from '../../../shared/anomaly-answers.ts';
import { contextOf, dateOf, serviceName } from '../../../shared/metrics/anomalies/anomaly-context.ts';
import { courseOf } from '../../../shared/metrics/anomalies/course-of.ts';
import { findAnomalies } from '../../../shared/metrics/anomalies/find-anomalies.ts';
import type { Database } from '../db/connect.ts';
import { inSlices } from '../work.ts';
import type { Question } from './question.ts';
import { deploymentTexts } from './row-texts.ts';

/** Where the daily series of the view's metrics shifted, and what else happened then. Other questions are answered meanwhile. */
export async function anomalies(db: Database, { facts, resolved, selection }: Question): Promise<AnomaliesAnswer> {
  const { resolution } = resolved;
  const { columns, ...found } = await inSlices(findAnomalies(facts, resolution, selection));
  const { series, tooShort } = found;
  if (columns === null) return { anomalies: [], series, tooShort };
  const textsOf = deploymentTexts(db);
  return {
    series,
    tooShort,
    anomalies: found.anomalies.map((anomaly): Anomaly => {
      const { firstOfVersion, ...context } = contextOf(facts, resolution, { ...found, columns }, anomaly);
      const versions = firstOfVersion.flatMap((row): AnomalyContext['versions'][number][] => {
        const version = textsOf(facts.deployments.id[row] as number).version;
        const service = facts.names.services[facts.deployments.service[row] as number] ?? '';
        return version === null ? [] : [{ service, version }];
      });
      const { metric, slot, day, before, after, size, tone, probability } = anomaly;
      return {
        metric,
        service: serviceName(facts, columns, slot),
        day: dateOf(columns, day),
        before: before.value,
        after: after.value,
        size,
        tone,
        probability,
        course: courseOf(facts, resolution, columns, anomaly),
        context: { ...context, versions },
      };
    }),
  };
}
